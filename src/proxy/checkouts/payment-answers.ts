import type { Answer, Echo, Inputs, ProviderCall } from '../providers/provider.ts';
import type { AttemptRecord } from '../store/records.ts';
import { declineOn } from './answers.ts';
import { asksForCode } from './code-logins.ts';
import { type Draft, decline, forgetLogin, makeUnavailable } from './draft.ts';
import { ANSWER_EXPECTED_MS } from './due.ts';
import { echoContradicts } from './echo.ts';
import { areAnswersUsedUp } from './exposure.ts';
import { formToShow, type Verdict } from './questions.ts';
import { TRIES } from './settings.ts';

type PaymentCall = Extract<ProviderCall, 'open-payment' | 'charge' | 'capture'>;
type Asked = Extract<Answer<never>, { kind: 'asked' }>;

/** An unknown outcome is asked about at once, with a breath for the provider to write it down. */
const FIRST_ASK_MS = 1_000;

/** From the commit that this is part of on, money may have moved. */
export function markSent(draft: Draft, attempt: AttemptRecord, state: 'charging' | 'capturing'): void {
  attempt.state = state;
  attempt.exposure = 'sent';
  attempt.sentAt ??= draft.now;
  attempt.failedReadAt = undefined;
  attempt.verifyCount = 0;
  attempt.verifyAt = draft.now + ANSWER_EXPECTED_MS;
  draft.record(`${state === 'charging' ? 'charge' : 'capture'}.sent`, { attempt: attempt.number });
}

/** A charge or capture that was answered with a question or a refusal, or whose outcome is not known. */
export function settleMoneyAnswer(
  draft: Draft,
  attempt: AttemptRecord,
  call: 'charge' | 'capture',
  answer: Exclude<Answer<unknown>, { kind: 'ok' | 'not-executed' }>,
  verdict: Verdict,
): undefined {
  if (answer.kind === 'unknown') {
    forgetLogin(attempt);
    attempt.verifyAt = draft.now + FIRST_ASK_MS;
    return undefined;
  }
  attempt.exposure = 'asked';
  attempt.failedReadAt = undefined;
  if (answer.kind === 'refused') {
    const wasLastTry = verdict === 'wrong' && draft.checkout.codeTriesUsed >= TRIES;
    declineOn(draft, call, answer, wasLastTry ? 'tries_used_up' : undefined);
  } else if (answer.kind === 'asked') askToAuthorise(draft, attempt, call, answer, verdict);
  else makeUnavailable(draft, 'bank_asks_more', { call });
  return undefined;
}

/**
 * Shows the payer what a call asks for to make the payment, unless it repeats another payment than ours. Where the charge did not take an
 * answer, the next one goes to the charge again; everything else it asks for goes where its forms go.
 */
export function askToAuthorise(
  draft: Draft,
  attempt: AttemptRecord,
  call: PaymentCall,
  answer: Asked,
  verdict: Verdict,
): void {
  if (stopsOnEcho(draft, attempt, call, answer.echo)) {
    decline(draft, 'bank_refused', { call });
    return;
  }
  const form = formToShow(answer, verdict, attempt.form);
  if (!form) {
    makeUnavailable(draft, 'bank_asks_more', { call });
    return;
  }
  if (draft.checkout.codeTriesUsed >= TRIES || areAnswersUsedUp(draft.attempts)) {
    decline(draft, 'tries_used_up', { call });
    return;
  }
  attempt.state = 'authorising';
  attempt.form = form;
  attempt.problem = verdict === 'wrong' ? 'code_refused' : undefined;
  if (verdict !== 'wrong' || call !== 'charge') attempt.askedBy = call;
  if (verdict !== 'wrong' && asksForCode(form)) attempt.codeAskedAt = draft.now;
  draft.checkout.step = 'authorise';
  draft.checkout.lastCommandAt = draft.now;
}

/** Whether what the provider repeats of the payment is not what was ordered: then nothing more is sent for it. */
export function stopsOnEcho(
  draft: Draft,
  attempt: AttemptRecord,
  call: PaymentCall,
  echo: Echo | undefined,
): boolean {
  const differs = echo && echoContradicts(echo, draft.checkout, attempt);
  if (!differs) return false;
  draft.record('payment.stopped', { attempt: attempt.number, call, differs });
  draft.alarm('amount_mismatch', { checkout: draft.checkout.id, call, differs });
  return true;
}

/** Counts what was typed as a try, before it is sent. False where all tries are used up. */
export function countTry(draft: Draft, attempt: AttemptRecord, inputs: Inputs): boolean {
  if (!inputs) return true;
  if (draft.checkout.codeTriesUsed >= TRIES) return false;
  draft.checkout.codeTriesUsed += 1;
  attempt.answersGiven += 1;
  return true;
}

/** A try counts unless nothing speaks against what was typed. */
export function giveTryBack(draft: Draft, inputs: Inputs, verdict: Verdict): void {
  if (inputs && verdict === 'next') draft.checkout.codeTriesUsed -= 1;
}
