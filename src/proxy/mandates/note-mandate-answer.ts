import type { Draft } from '../checkouts/draft.ts';
import type { MandateAnswer, MandateCall } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';

/** The calls that are made for one mandate. */
type AnsweredCall = Exclude<MandateCall, 'mandate-banks'> | 'open-mandate-page';

/** Raises what an operator must see of an answer, and keeps the provider's code for support. */
export function noteMandateAnswer(
  draft: Draft,
  call: AnsweredCall,
  answer: MandateAnswer<unknown>,
  mandate?: MandateRecord,
): void {
  const code = 'code' in answer ? answer.code : '';
  const cause = 'cause' in answer ? answer.cause : '';
  draft.record(`${call}.answered`, {
    ...(mandate && { mandate: mandate.id }),
    answer: answer.kind,
    cause,
    code,
    ...(answer.kind === 'refused' && { reason: answer.reason }),
  });
  const facts = { checkout: draft.checkout.id, call, code };
  if (cause === 'unknown_code') draft.alarm('provider_unknown_code', facts);
  if (cause === 'unknown_shape' || cause === 'unreadable_body') draft.alarm('provider_unknown_shape', facts);
  if (cause === 'our_key_refused') draft.alarm('provider_key_refused', facts);
}

/** Nothing can be done with the provider right now. */
export function goUnavailable(draft: Draft, call: AnsweredCall, answer: MandateAnswer<unknown>): undefined {
  const { checkout } = draft;
  const refusesUs = answer.kind === 'not-executed' && answer.cause === 'our_key_refused';
  checkout.step = 'unavailable';
  checkout.unavailableReason = refusesUs ? 'provider_refuses_us' : 'provider_unreachable';
  draft.record('attempt.unavailable', { reason: checkout.unavailableReason, call });
  return undefined;
}
