import type { Form } from '../../contract/form.ts';
import type { Answer, Echo, Inputs } from '../providers/provider.ts';
import type { AttemptRecord } from '../store/records.ts';
import { leadOn, noteAnswer } from './answers.ts';
import { declineReason, sessionOf } from './attempt-plans.ts';
import { attemptById, backToBanks, type Draft, decline, endAttempt, makeUnavailable } from './draft.ts';
import { ANSWER_EXPECTED_MS } from './due.ts';
import { echoContradicts } from './echo.ts';
import { maySpend } from './exposure.ts';
import { type Plan, type PlanTools, planCall } from './plan.ts';
import { TRIES } from './settings.ts';

/** An unknown outcome is asked about at once, with a breath for the provider to write it down. */
const FIRST_ASK_MS = 1_000;

/** Names the payment to the provider; moves nothing. Then charges. */
export function openPaymentPlan(tools: PlanTools, attemptId: string): Plan {
  let order: Parameters<PlanTools['provider']['openPayment']>[1];
  return planCall<{ echo?: Echo }>({
    call: 'open-payment',
    attemptId,
    prepare(draft) {
      const attempt = attemptById(draft, attemptId);
      const { amountMinor, currency, description } = draft.checkout;
      order = { amountMinor, currency, description, reference: attempt.reference };
      return attempt.bankSession !== undefined && maySpend(attempt, draft.attempts);
    },
    send: (attempt) => tools.provider.openPayment(sessionOf(attempt), order),
    settle(draft, answer) {
      noteAnswer(draft, 'open-payment', answer);
      switch (answer.kind) {
        case 'ok':
          if (stopsOnEcho(draft, attemptById(draft, attemptId), answer.value.echo)) {
            decline(draft, 'bank_refused');
            return undefined;
          }
          return chargePlan(tools, attemptId);
        case 'asked':
        case 'asked-account':
          makeUnavailable(draft, 'bank_asks_more');
          return undefined;
        case 'refused':
          decline(draft, declineReason(answer.reason), answer.code);
          return undefined;
        default:
          leadOn(draft, answer);
          return undefined;
      }
    },
  });
}

/** From its pre-call commit on, money may have moved. */
export function chargePlan(tools: PlanTools, attemptId: string): Plan {
  let exposureBefore: AttemptRecord['exposure'];
  return planCall<{ echo?: Echo }>({
    call: 'charge',
    attemptId,
    prepare(draft) {
      const attempt = attemptById(draft, attemptId);
      if (attempt.state !== 'logged-in' || !attempt.bankSession || !maySpend(attempt, draft.attempts)) {
        return false;
      }
      exposureBefore = attempt.exposure;
      markSent(draft, attempt, 'charging');
      return true;
    },
    send: (attempt) => tools.provider.charge(sessionOf(attempt), undefined),
    settle(draft, answer) {
      noteAnswer(draft, 'charge', answer);
      const attempt = attemptById(draft, attemptId);
      switch (answer.kind) {
        case 'ok':
          if (stopsOnEcho(draft, attempt, answer.value.echo)) {
            endAttempt(attempt, 'refused');
            return undefined;
          }
          attempt.state = 'charged';
          attempt.verifyAt = draft.now + ANSWER_EXPECTED_MS;
          return capturePlan(tools, attemptId, undefined);
        case 'not-executed':
          attempt.exposure = exposureBefore;
          attempt.state = 'logged-in';
          if (exposureBefore === 'none') attempt.verifyAt = undefined;
          leadOn(draft, answer);
          return undefined;
        default:
          return settleMoneyAnswer(draft, attempt, answer, undefined);
      }
    },
  });
}

/** Sent once for each time it is asked for; `inputs` are what the payer was asked for by the charge. */
export function capturePlan(tools: PlanTools, attemptId: string, inputs: Inputs): Plan {
  let stateBefore: AttemptRecord['state'];
  let exposureBefore: AttemptRecord['exposure'];
  return planCall<{ echo?: Echo }>({
    call: 'capture',
    attemptId,
    prepare(draft) {
      const attempt = attemptById(draft, attemptId);
      const isNext = inputs ? attempt.state === 'authorising' : attempt.state === 'charged';
      if (!isNext || !attempt.bankSession || !maySpend(attempt, draft.attempts)) return false;
      stateBefore = attempt.state;
      exposureBefore = attempt.exposure;
      if (inputs) {
        if (draft.checkout.codeTriesUsed >= TRIES) return false;
        draft.checkout.codeTriesUsed += 1;
      }
      markSent(draft, attempt, 'capturing');
      return true;
    },
    send: (attempt) => tools.provider.capture(sessionOf(attempt), inputs),
    settle(draft, given) {
      noteAnswer(draft, 'capture', given);
      const attempt = attemptById(draft, attemptId);
      const answer = inputs ? withWrongAnswer(given, attempt.form) : given;
      const wrongCode = answer.kind === 'asked' && answer.wrongAnswer;
      if (inputs && !wrongCode) draft.checkout.codeTriesUsed -= 1;
      if (answer.kind === 'ok') {
        attempt.bankSession = undefined;
        attempt.form = undefined;
        attempt.problem = undefined;
        attempt.verifyAt = draft.now;
        return undefined;
      }
      if (answer.kind !== 'not-executed') return settleMoneyAnswer(draft, attempt, answer, inputs);
      attempt.exposure = exposureBefore;
      attempt.state = stateBefore;
      if (stateBefore === 'authorising') leadOn(draft, answer);
      else if (answer.cause === 'bank_session_ended') attempt.bankSession = undefined;
      else attempt.verifyAt = draft.now + (answer.retryAfterSeconds ?? 2) * 1_000;
      return undefined;
    },
  });
}

/** Some banks ask for the same again, without a word, where what was typed is wrong. */
function withWrongAnswer<T>(answer: Answer<T>, asked: Form | undefined): Answer<T> {
  if (answer.kind !== 'asked' || !asked) return answer;
  return question(answer.form) === question(asked) ? { ...answer, wrongAnswer: true } : answer;
}

function question({ fields }: Form): string {
  return JSON.stringify(fields.map(({ name, label, purpose, masked }) => [name, label, purpose, masked]));
}

/** A charge or capture that was answered with a question or a refusal, or whose outcome is not known. */
function settleMoneyAnswer(
  draft: Draft,
  attempt: AttemptRecord,
  answer: Exclude<Answer<unknown>, { kind: 'ok' | 'not-executed' }>,
  inputs: Inputs,
): undefined {
  if (answer.kind === 'unknown') {
    attempt.bankSession = undefined;
    attempt.form = undefined;
    attempt.problem = undefined;
    attempt.verifyAt = draft.now + FIRST_ASK_MS;
    return undefined;
  }
  attempt.exposure = 'asked';
  attempt.failedReadAt = undefined;
  if (answer.kind === 'refused') {
    decline(draft, declineReason(answer.reason), answer.code);
    return undefined;
  }
  if (answer.kind === 'asked' && stopsOnEcho(draft, attempt, answer.echo)) {
    decline(draft, 'bank_refused');
    return undefined;
  }
  const form = answer.kind === 'asked' && answer.form.fields.length > 0 ? answer.form : attempt.form;
  const mayAsk = answer.kind === 'asked' && form && (answer.wrongAnswer || !inputs);
  if (!mayAsk) {
    makeUnavailable(draft, 'bank_asks_more');
    return undefined;
  }
  if (draft.checkout.codeTriesUsed >= TRIES) {
    decline(draft, 'tries_used_up');
    return undefined;
  }
  attempt.state = 'authorising';
  attempt.form = form;
  attempt.problem = answer.wrongAnswer ? 'code_refused' : undefined;
  draft.checkout.step = 'authorise';
  draft.checkout.lastCommandAt = draft.now;
  return undefined;
}

function markSent(draft: Draft, attempt: AttemptRecord, state: 'charging' | 'capturing'): void {
  attempt.state = state;
  attempt.exposure = 'sent';
  attempt.sentAt ??= draft.now;
  attempt.failedReadAt = undefined;
  attempt.verifyCount = 0;
  attempt.verifyAt = draft.now + ANSWER_EXPECTED_MS;
  draft.record(`${state === 'charging' ? 'charge' : 'capture'}.sent`, { attempt: attempt.number });
}

function stopsOnEcho(draft: Draft, attempt: AttemptRecord, echo: Echo | undefined): boolean {
  const contradicts = echo && echoContradicts(echo, draft.checkout, attempt);
  if (!contradicts) return false;
  draft.record('payment.stopped', { attempt: attempt.number, differs: contradicts });
  draft.alarm('amount_mismatch', { checkout: draft.checkout.id, differs: contradicts });
  return true;
}

/** A payer at a step whose bank login is gone goes back to the banks. */
export function requireBankSession(draft: Draft, attempt: AttemptRecord | undefined): boolean {
  if (attempt?.bankSession) return true;
  backToBanks(draft, 'bank_session_ended');
  return false;
}
