import type { Echo, Inputs } from '../providers/provider.ts';
import type { AttemptRecord } from '../store/records.ts';
import { leadOn, noteBankAnswer } from './answers.ts';
import { attemptById, type Draft, forgetLogin } from './draft.ts';
import { maySpend, owesInputs } from './exposure.ts';
import { countTry, giveTryBack, markSent, settleMoneyAnswer } from './payment-answers.ts';
import { type Plan, type PlanTools, planCall, sessionOf } from './plan.ts';
import { verdictOn } from './questions.ts';

const RETRY_SECONDS = 2;

/**
 * Sent once for each time it is asked for. `inputs` are what the payer was asked for; without them it follows a charge that left nothing
 * to answer, and is the one call that may be made again while the bank session lives.
 */
export function capturePlan(tools: PlanTools, attemptId: string, inputs: Inputs): Plan {
  let stateBefore: AttemptRecord['state'];
  let exposureBefore: AttemptRecord['exposure'];
  return planCall<{ echo?: Echo }>({
    provider: tools.provider,
    call: 'capture',
    attemptId,
    prepare(draft) {
      const attempt = attemptById(draft, attemptId);
      if (!isNext(attempt, inputs) || !attempt.bankSession || !maySpend(attempt, draft.attempts))
        return false;
      if (!countTry(draft, attempt, inputs)) return false;
      stateBefore = attempt.state;
      exposureBefore = attempt.exposure;
      markSent(draft, attempt, 'capturing');
      return true;
    },
    send: (attempt) => tools.provider.capture(sessionOf(attempt), inputs, attempt.institution?.id),
    settle(draft, answer) {
      const attempt = attemptById(draft, attemptId);
      noteBankAnswer(draft, attempt, 'capture', answer);
      const verdict = inputs ? verdictOn(answer, attempt.form) : 'next';
      giveTryBack(draft, inputs, verdict);
      if (answer.kind === 'ok') {
        forgetLogin(attempt);
        attempt.verifyAt = draft.now;
        return undefined;
      }
      if (answer.kind !== 'not-executed') {
        return settleMoneyAnswer(draft, attempt, 'capture', answer, verdict);
      }
      attempt.exposure = exposureBefore;
      attempt.state = stateBefore;
      if (stateBefore === 'authorising') leadOn(draft, 'capture', answer);
      else waitAfterCharge(draft, attempt, answer);
      return undefined;
    },
  });
}

function isNext(attempt: AttemptRecord, inputs: Inputs): boolean {
  if (inputs) return attempt.state === 'authorising' || owesInputs(attempt);
  return attempt.state === 'charged' && !owesInputs(attempt);
}

/** The charge stands. An empty capture is made again; one whose inputs are gone with this call cannot be. */
function waitAfterCharge(
  draft: Draft,
  attempt: AttemptRecord,
  answer: { cause: string; retryAfterSeconds?: number },
): void {
  if (answer.cause === 'bank_session_ended' || owesInputs(attempt)) {
    forgetLogin(attempt);
    return;
  }
  attempt.verifyAt = draft.now + (answer.retryAfterSeconds ?? RETRY_SECONDS) * 1_000;
}
