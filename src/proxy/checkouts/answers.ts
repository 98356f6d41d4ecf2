import type { DeclineReason } from '../../contract/view-parts.ts';
import type { ExplicitAnswer } from '../providers/page-provider.ts';
import type { Answer, ProviderCall } from '../providers/provider.ts';
import type { AttemptRecord } from '../store/records.ts';
import { backToBanks, type Draft, decline, makeUnavailable, type Why } from './draft.ts';

/** The calls that are made for one checkout. */
type AnsweredCall = Exclude<ProviderCall, 'institutions' | 'list-payments'> | 'open-page' | 'refund';
type Refused = Extract<Answer<unknown>, { kind: 'refused' }>;

const silence = ['timeout', 'connection_lost', 'server_error'];

/** Raises what an operator must see of an answer, and keeps the provider's code for support. */
export function noteAnswer(
  draft: Draft,
  call: AnsweredCall,
  answer: Answer<unknown> | ExplicitAnswer<unknown, string>,
  attempt?: number,
): void {
  const { checkout } = draft;
  const code = 'code' in answer ? answer.code : '';
  const cause = 'cause' in answer ? answer.cause : '';
  const whose = attempt === undefined ? {} : { attempt };
  const reason = call === 'open-page' && answer.kind === 'refused' ? { reason: answer.reason } : {};
  draft.record(`${call}.answered`, { ...whose, answer: answer.kind, cause, code, ...reason });
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

/** Notes the answer to a call that the provider passes on to the payer's bank, and whether that bank said anything. */
export function noteBankAnswer(
  draft: Draft,
  attempt: AttemptRecord,
  call: Exclude<ProviderCall, 'institutions' | 'list-payments' | 'verify'>,
  answer: Answer<unknown>,
): void {
  noteAnswer(draft, call, answer, attempt.number);
  const heard = isHeard(answer);
  if (heard === undefined) return;
  attempt.bankAnswered = heard;
  attempt.bankAskedAt = draft.now;
}

/** Undefined where the answer is the provider's own and says nothing of the bank. */
function isHeard(answer: Answer<unknown>): boolean | undefined {
  switch (answer.kind) {
    case 'not-executed':
      return answer.cause === 'bank_session_ended' ? true : undefined;
    case 'unknown':
      return silence.includes(answer.cause) ? false : undefined;
    default:
      return true;
  }
}

/** Where a payer goes on a call that was not executed, or whose outcome is not known and cannot have moved money. */
export function leadOn(
  draft: Draft,
  call: ProviderCall,
  answer: Extract<Answer<unknown>, { kind: 'not-executed' | 'unknown' }>,
): void {
  const why = whyOf(call, answer);
  switch (answer.cause) {
    case 'bank_session_ended':
      backToBanks(draft, 'bank_session_ended');
      return;
    case 'our_key_refused':
      makeUnavailable(draft, 'provider_refuses_us', why);
      return;
    case 'rate_limited':
      makeUnavailable(draft, 'bank_busy', why);
      return;
    default:
      makeUnavailable(draft, 'provider_unreachable', why);
  }
}

/** The bank has refused: the attempt is over. Details that are refused where none were asked are a plain refusal. */
export function declineOn(draft: Draft, call: ProviderCall, answer: Refused, reason?: DeclineReason): void {
  const told = answer.reason === 'details_refused' ? 'bank_refused' : answer.reason;
  decline(draft, reason ?? told, whyOf(call, answer));
}

/** What support has to know of an answer that ended an attempt. */
export function whyOf(call: ProviderCall, answer: Answer<unknown>): Why {
  return {
    call,
    ...('cause' in answer && { cause: answer.cause }),
    ...('code' in answer && { code: answer.code }),
  };
}
