import type { ResolveCheckout } from '../../contract/merchant-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { PageMethod } from '../../contract/provider-page.ts';
import { type Draft, endAttempt } from './draft.ts';
import { isEnded } from './exposure.ts';
import type { CheckoutTimes } from './settings.ts';
import { given } from './view.ts';

/**
 * Ends a checkout whose outcome is not known, or waits for a person, on the merchant's word: from one hour after a payment was last
 * sent, and never while a call is under way. Kept with the note. Only `unpaid` frees the reference; what may still turn out goes on
 * being watched.
 */
export function resolveCheckout(draft: Draft, resolution: ResolveCheckout, times: CheckoutTimes): void {
  const { checkout, attempts, now } = draft;
  const target = resolution.as === 'paid' ? 'succeeded' : 'failed';
  if (isEnded(checkout.status)) throw new ProblemError('already_final');
  if (checkout.status === 'open') throw new ProblemError('step_out_of_order');
  if (checkout.lease) throw new ProblemError('step_in_progress', { retryAfter: 1 });
  const sent = attempts.filter(({ sentAt }) => sentAt !== undefined);
  const sentAts = sent.map(({ sentAt }) => sentAt ?? now);
  const since = sentAts.length > 0 ? Math.max(...sentAts) : (checkout.confirmingSince ?? now);
  const waitMs = since + times.resolveAfterMs - now;
  if (waitMs > 0) throw new ProblemError('step_in_progress', { retryAfter: Math.ceil(waitMs / 1_000) });

  const underWay = attempts.filter(({ exposure }) => exposure === 'sent').at(-1);
  const found = { from: checkout.status, reason: checkout.reviewReason ?? 'unsettled' };
  for (const attempt of attempts) {
    if (attempt.exposure !== 'sent') continue;
    attempt.exposure = 'asked';
    if (attempt.state !== 'mismatch') endAttempt(attempt, 'over');
  }
  checkout.status = target;
  checkout.step = resolution.as === 'paid' ? 'paid' : 'declined';
  checkout.reviewReason = undefined;
  checkout.lease = undefined;
  if (resolution.as === 'paid') {
    const paid =
      attempts.find(({ state }) => state === 'succeeded') ??
      attempts.find(({ state }) => state === 'mismatch') ??
      underWay ??
      sent.at(-1);
    if (paid) {
      checkout.payment ??= {
        providerReference: paid.reference,
        paidAt: now,
        ...given({
          bank: paid.institution?.name,
          pageMethod: paid.way === 'provider-page' ? (paid.methodId as PageMethod) : undefined,
        }),
      };
    }
  } else {
    checkout.lastDecline ??= 'bank_refused';
  }
  draft.record('checkout.resolved', { as: resolution.as, note: resolution.note, by: 'merchant', ...found });
  draft.notify(resolution.as === 'paid' ? 'checkout.succeeded' : 'checkout.failed');
}
