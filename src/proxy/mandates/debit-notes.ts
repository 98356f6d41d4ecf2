import type { MandateAnswer } from '../providers/mandate-provider.ts';
import type { DebitChange } from './debit-end.ts';

/** Keeps what support needs of an answer, and raises what an operator must see. Silence that is repeated is not written down again. */
export function noteDebitAnswer(
  { draft, debit }: Pick<DebitChange, 'draft' | 'debit'>,
  call: 'debit' | 'read-debit',
  answer: MandateAnswer<unknown>,
): void {
  const code = 'code' in answer ? answer.code : '';
  const cause = 'cause' in answer ? answer.cause : '';
  const isStrange = cause === 'unknown_code' || cause === 'unknown_shape' || cause === 'our_key_refused';
  if (call === 'debit' || isStrange) {
    const reason = answer.kind === 'refused' ? { reason: answer.reason } : {};
    draft.record(`${call}.answered`, { debit: debit.id, answer: answer.kind, cause, code, ...reason });
  }
  const facts = { checkout: draft.checkout.id, call, code };
  if (cause === 'unknown_code') draft.alarm('provider_unknown_code', facts);
  if (cause === 'unknown_shape' || cause === 'unreadable_body') draft.alarm('provider_unknown_shape', facts);
  if (cause === 'our_key_refused') draft.alarm('provider_key_refused', facts);
}
