import type { ResolveDebit } from '../../contract/mandate-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { CheckoutTimes } from '../checkouts/settings.ts';
import { type DebitChange, fail, succeed } from './debit-end.ts';
import { isUnsettled, nextReadAt } from './debit-times.ts';

/**
 * Ends a debit whose outcome nobody tells, on the merchant's word: from one hour after it was sent, or where it needs a review, and
 * never while the call is under way. What may still turn out goes on being watched.
 */
export async function resolveDebit(
  change: DebitChange,
  { as, note }: ResolveDebit,
  times: CheckoutTimes,
): Promise<void> {
  const { draft, debit } = change;
  if (debit.state === 'succeeded' || debit.state === 'failed') throw new ProblemError('already_final');
  if (debit.lease) throw new ProblemError('step_in_progress', { retryAfter: 1 });
  const waitMs = (debit.sentAt ?? debit.createdAt) + times.resolveAfterMs - draft.now;
  if (debit.state !== 'needs_review' && waitMs > 0) {
    throw new ProblemError('step_in_progress', { retryAfter: Math.ceil(waitMs / 1_000) });
  }
  const { state: from } = debit;
  const found = !isUnsettled(debit);
  if (as === 'paid') await succeed(change, undefined);
  else fail(change, debit.failure ?? 'bank_refused', 'resolved');
  debit.nextAt = found ? undefined : nextReadAt(debit, times, draft.now);
  draft.record('debit.resolved', { debit: debit.id, as, note, by: 'merchant', from, found });
}
