import type { Answer } from '../providers/provider.ts';
import { backToBanks, type Draft, makeUnavailable } from './draft.ts';

/** Raises what an operator must see of an answer, and keeps the provider's code for support. */
export function noteAnswer(draft: Draft, call: string, answer: Answer<unknown>): void {
  const { checkout } = draft;
  const code = 'code' in answer ? answer.code : '';
  const cause = 'cause' in answer ? answer.cause : '';
  draft.record(`${call}.answered`, { answer: answer.kind, cause, code });
  const facts = { checkout: checkout.id, call, code };
  if (answer.kind === 'unknown' && answer.cause === 'unknown_code')
    draft.alarm('provider_unknown_code', facts);
  if (answer.kind === 'unknown' && (answer.cause === 'unknown_shape' || answer.cause === 'unreadable_body')) {
    draft.alarm('provider_unknown_shape', facts);
  }
  if (answer.kind === 'not-executed' && answer.cause === 'our_key_refused') {
    draft.alarm('provider_key_refused', facts);
  }
}

/** Where a payer goes on a call that was not executed, or whose outcome is not known and cannot have moved money. */
export function leadOn(
  draft: Draft,
  answer: Extract<Answer<unknown>, { kind: 'not-executed' | 'unknown' }>,
): void {
  switch (answer.cause) {
    case 'bank_session_ended':
      backToBanks(draft, 'bank_session_ended');
      return;
    case 'our_key_refused':
      makeUnavailable(draft, 'provider_refuses_us', answer.code);
      return;
    case 'rate_limited':
      makeUnavailable(draft, 'bank_busy', answer.code);
      return;
    default:
      makeUnavailable(draft, 'provider_unreachable', answer.code);
  }
}
