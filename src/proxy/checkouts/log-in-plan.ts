import type { Form } from '../../contract/form.ts';
import type { Answer, Inputs } from '../providers/provider.ts';
import type { AttemptRecord } from '../store/records.ts';
import { noteBankAnswer, whyOf } from './answers.ts';
import { goOnLoggingIn } from './commit-plan.ts';
import { attemptById, type Draft, decline } from './draft.ts';
import { bankIdOf, type Plan, type PlanTools, planCall, sessionOf } from './plan.ts';
import { formToShow } from './questions.ts';
import { TRIES } from './settings.ts';

/**
 * Passes what the payer typed to the bank, for the page with this key. A try is counted before it is sent, and given back where the bank
 * neither refused nor said that the details were wrong.
 */
export function logInPlan(tools: PlanTools, attemptId: string, inputs: Inputs, pageKeyHash: string): Plan {
  return planCall({
    provider: tools.provider,
    call: 'log-in',
    attemptId,
    prepare(draft) {
      const attempt = attemptById(draft, attemptId);
      if (!attempt.bankSession || draft.checkout.loginTriesUsed >= TRIES) return false;
      draft.checkout.loginTriesUsed += 1;
      attempt.pageKeyHash = pageKeyHash;
      return true;
    },
    send: (attempt) => tools.provider.logIn(sessionOf(attempt), inputs, bankIdOf(attempt)),
    settle(draft, answer) {
      const attempt = attemptById(draft, attemptId);
      noteBankAnswer(draft, attempt, 'log-in', answer);
      if (wereRefused(answer, attempt.form)) return refuseDetails(draft, attempt, answer);
      if (answer.kind !== 'refused') draft.checkout.loginTriesUsed -= 1;
      return goOnLoggingIn(tools, draft, attempt, 'log-in', answer);
    },
  });
}

/** Some banks ask for the login again instead of refusing it, with a captcha added or without a word. With more than that it is a question. */
function wereRefused(answer: Answer<unknown>, login: Form | undefined): boolean {
  if (answer.kind === 'refused') return answer.reason === 'details_refused';
  if (answer.kind !== 'asked') return false;
  const { fields } = answer.form;
  if (fields.length === 0) return answer.wrongAnswer;
  if (!login) return false;
  const asksAgain = (name: string) => login.fields.some((field) => field.name === name);
  return (
    login.fields.every(({ name }) => fields.some((field) => field.name === name)) &&
    fields.every(({ name, purpose }) => purpose === 'captcha' || asksAgain(name))
  );
}

function refuseDetails(draft: Draft, attempt: AttemptRecord, answer: Answer<unknown>): undefined {
  if (draft.checkout.loginTriesUsed >= TRIES) {
    decline(draft, 'tries_used_up', whyOf('log-in', answer));
    return undefined;
  }
  if (answer.kind === 'asked') attempt.form = formToShow(answer, 'wrong', attempt.form);
  attempt.problem = 'details_refused';
  return undefined;
}
