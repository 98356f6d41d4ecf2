import type { Echo, Inputs } from '../providers/provider.ts';
import type { AttemptRecord } from '../store/records.ts';
import { leadOn, noteBankAnswer } from './answers.ts';
import { capturePlan } from './capture-plan.ts';
import { attemptById, endAttempt, forgetQuestion } from './draft.ts';
import { ANSWER_EXPECTED_MS } from './due.ts';
import { maySpend } from './exposure.ts';
import { countTry, giveTryBack, markSent, settleMoneyAnswer, stopsOnEcho } from './payment-answers.ts';
import { type Plan, type PlanTools, planCall, sessionOf } from './plan.ts';
import { asksTheSame, verdictOn } from './questions.ts';

/** What the payer has answered: sent with the charge, or kept in memory for the capture that follows it. */
export interface ChargeInputs {
  readonly now?: Inputs;
  readonly atCapture?: Inputs;
}

/**
 * Charges, then captures. From its pre-call commit on, money may have moved. While inputs wait for the capture the attempt goes on
 * saying who asked for them, so that a process which has lost them captures nothing.
 */
export function chargePlan(tools: PlanTools, attemptId: string, given: ChargeInputs = {}): Plan {
  const { now: inputs, atCapture } = given;
  let stateBefore: AttemptRecord['state'];
  let exposureBefore: AttemptRecord['exposure'];
  return planCall<{ echo?: Echo }>({
    provider: tools.provider,
    call: 'charge',
    attemptId,
    prepare(draft) {
      const attempt = attemptById(draft, attemptId);
      const expected = inputs || atCapture ? 'authorising' : 'logged-in';
      if (attempt.state !== expected || !attempt.bankSession || !maySpend(attempt, draft.attempts)) {
        return false;
      }
      if (!countTry(draft, attempt, inputs)) return false;
      stateBefore = attempt.state;
      exposureBefore = attempt.exposure;
      markSent(draft, attempt, 'charging');
      return true;
    },
    send: (attempt) => tools.provider.charge(sessionOf(attempt), inputs, attempt.institution?.id),
    settle(draft, answer) {
      const attempt = attemptById(draft, attemptId);
      noteBankAnswer(draft, attempt, 'charge', answer);
      const verdict = inputs ? verdictOn(answer, attempt.form) : 'next';
      giveTryBack(draft, inputs, verdict);
      switch (answer.kind) {
        case 'ok':
          if (stopsOnEcho(draft, attempt, 'charge', answer.value.echo)) {
            endAttempt(attempt, 'refused');
            return undefined;
          }
          attempt.state = 'charged';
          attempt.verifyAt = draft.now + ANSWER_EXPECTED_MS;
          if (!atCapture) forgetQuestion(attempt);
          return capturePlan(tools, attemptId, atCapture);
        case 'not-executed':
          attempt.exposure = exposureBefore;
          attempt.state = stateBefore;
          if (exposureBefore === 'none') attempt.verifyAt = undefined;
          leadOn(draft, 'charge', answer);
          return undefined;
        default: {
          const isAnswered =
            answer.kind === 'asked' && attempt.form && asksTheSame(answer.form, attempt.form);
          settleMoneyAnswer(draft, attempt, 'charge', answer, verdict);
          if (!atCapture || !isAnswered || attempt.state !== 'authorising') return undefined;
          return planForInputs(tools, attempt, atCapture);
        }
      }
    },
  });
}

/** The call that takes what the payer was asked for, by who asked. */
export function planForInputs(tools: PlanTools, attempt: AttemptRecord, inputs: NonNullable<Inputs>): Plan {
  const { formTargets } = tools.provider;
  switch (attempt.askedBy) {
    case 'open-payment':
      return chargePlan(
        tools,
        attempt.id,
        formTargets.openPayment === 'charge' ? { now: inputs } : { atCapture: inputs },
      );
    case 'charge':
      return formTargets.charge === 'charge'
        ? chargePlan(tools, attempt.id, { now: inputs })
        : capturePlan(tools, attempt.id, inputs);
    default:
      return capturePlan(tools, attempt.id, inputs);
  }
}
