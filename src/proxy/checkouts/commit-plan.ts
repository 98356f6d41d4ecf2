import type { Form } from '../../contract/form.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { Answer, ListedAccount } from '../providers/provider.ts';
import type { AttemptRecord } from '../store/records.ts';
import {
  choiceOf,
  keepAccount,
  listAccounts,
  listedAccount,
  listsTheSame,
  requireAccount,
} from './accounts.ts';
import { declineOn, leadOn, noteBankAnswer, whyOf } from './answers.ts';
import { asksForCode } from './code-logins.ts';
import { attemptById, type Draft, decline, forgetQuestion, makeUnavailable } from './draft.ts';
import { areAnswersUsedUp, areLoginsUsedUp } from './exposure.ts';
import { bankIdOf, type Plan, type PlanTools, planCall, sessionOf } from './plan.ts';
import { formToShow, type Verdict, verdictOn } from './questions.ts';
import { TRIES } from './settings.ts';

type LogInCall = 'log-in' | 'commit';
type LogInAnswered = Answer<Record<never, never>>;

/** What the payer answers: the inputs of a form, or an account by the id that the page was told. */
export type Answering =
  | { readonly inputs: Sealed<Readonly<Record<string, string>>> }
  | { readonly account: string };

/**
 * Answers what the bank asked before the login is done. Inputs are counted as a try before they are sent, and the try is given back
 * unless the bank may have found them wrong.
 */
export function commitPlan(tools: PlanTools, attemptId: string, answering: Answering): Plan {
  return planCall({
    provider: tools.provider,
    call: 'commit',
    attemptId,
    prepare(draft) {
      const attempt = attemptById(draft, attemptId);
      if (attempt.state !== 'answering' || !attempt.bankSession) return false;
      if ('account' in answering) return listedAccount(attempt, answering.account) !== undefined;
      if (draft.checkout.codeTriesUsed >= TRIES) return false;
      draft.checkout.codeTriesUsed += 1;
      attempt.answersGiven += 1;
      return true;
    },
    send(attempt) {
      const answer =
        'account' in answering ? choiceOf(requireAccount(attempt, answering.account)) : answering;
      return tools.provider.commit(sessionOf(attempt), answer, bankIdOf(attempt));
    },
    settle(draft, answer) {
      const attempt = attemptById(draft, attemptId);
      noteBankAnswer(draft, attempt, 'commit', answer);
      return 'account' in answering
        ? settleChoice(tools, draft, attempt, answering.account, answer)
        : settleInputs(tools, draft, attempt, answer);
    },
  });
}

/** What a bank's answer to the login, or to what the login asked, does. Nothing that was sent so far can have moved money. */
export function goOnLoggingIn(
  tools: PlanTools,
  draft: Draft,
  attempt: AttemptRecord,
  call: LogInCall,
  answer: LogInAnswered,
  verdict: Verdict = 'next',
): Plan | undefined {
  switch (answer.kind) {
    case 'ok':
      attempt.state = 'logged-in';
      attempt.accounts = undefined;
      forgetQuestion(attempt);
      standAt(draft, 'confirm-payment');
      return undefined;
    case 'asked': {
      const form = formToShow(answer, verdict, attempt.form);
      if (form && areAnswersUsedUp(draft.attempts)) decline(draft, 'tries_used_up', whyOf(call, answer));
      else if (form) ask(draft, attempt, call, form, verdict);
      else makeUnavailable(draft, 'bank_asks_more', { call });
      return undefined;
    }
    case 'asked-account':
      return offer(tools, draft, attempt, call, answer.accounts);
    case 'refused':
      declineOn(draft, call, answer);
      return undefined;
    case 'unknown':
      if (areLoginsUsedUp(draft.attempts)) decline(draft, 'tries_used_up', whyOf(call, answer));
      else leadOn(draft, call, answer);
      return undefined;
    default:
      leadOn(draft, call, answer);
      return undefined;
  }
}

function settleInputs(
  tools: PlanTools,
  draft: Draft,
  attempt: AttemptRecord,
  answer: LogInAnswered,
): Plan | undefined {
  const { checkout } = draft;
  const verdict = verdictOn(answer, attempt.form);
  if (verdict === 'next') checkout.codeTriesUsed -= 1;
  else if (checkout.codeTriesUsed >= TRIES) {
    decline(draft, 'tries_used_up', whyOf('commit', answer));
    return undefined;
  }
  if (answer.kind === 'refused' && verdict === 'wrong') {
    attempt.problem = 'code_refused';
    checkout.lastCommandAt = draft.now;
    return undefined;
  }
  return goOnLoggingIn(tools, draft, attempt, 'commit', answer, verdict);
}

function settleChoice(
  tools: PlanTools,
  draft: Draft,
  attempt: AttemptRecord,
  id: string,
  answer: LogInAnswered,
): Plan | undefined {
  const account = requireAccount(attempt, id);
  if (isRefusal(answer, attempt)) {
    attempt.refusedAccounts = [...attempt.refusedAccounts, id];
    if (attempt.refusedAccounts.length < attempt.accountCount) {
      standAt(draft, 'choose-account');
      return undefined;
    }
    keepAccount(attempt, account);
    decline(draft, 'bank_refused', whyOf('commit', answer));
    return undefined;
  }
  if (answer.kind === 'ok' || answer.kind === 'asked' || answer.kind === 'refused') {
    keepAccount(attempt, account);
  }
  return goOnLoggingIn(tools, draft, attempt, 'commit', answer);
}

/** A bank that does not take an account says so, or offers the same ones again. */
function isRefusal(answer: LogInAnswered, attempt: AttemptRecord): boolean {
  switch (answer.kind) {
    case 'refused':
      return answer.reason === 'details_refused';
    case 'asked':
      return answer.wrongAnswer && answer.form.fields.length === 0;
    case 'asked-account':
      return listsTheSame(attempt, answer.accounts);
    default:
      return false;
  }
}

function ask(draft: Draft, attempt: AttemptRecord, call: LogInCall, form: Form, verdict: Verdict): void {
  attempt.state = 'answering';
  attempt.form = form;
  attempt.problem = verdict === 'wrong' ? 'code_refused' : undefined;
  attempt.askedBy = call;
  if (verdict !== 'wrong' && asksForCode(form)) attempt.codeAskedAt = draft.now;
  standAt(draft, 'answer');
}

/** The only account needs no choice, unless the bank offers it in answer to another choice. */
function offer(
  tools: PlanTools,
  draft: Draft,
  attempt: AttemptRecord,
  call: LogInCall,
  accounts: readonly ListedAccount[],
): Plan | undefined {
  const wasChoice = attempt.accounts !== undefined;
  const [only, second] = listAccounts(attempt, accounts);
  if (only === undefined) {
    makeUnavailable(draft, 'bank_asks_more', { call });
    return undefined;
  }
  attempt.state = 'answering';
  attempt.askedBy = call;
  if (second === undefined && !wasChoice) return commitPlan(tools, attempt.id, { account: only });
  attempt.form = undefined;
  attempt.problem = undefined;
  standAt(draft, 'choose-account');
  return undefined;
}

function standAt(draft: Draft, step: 'answer' | 'choose-account' | 'confirm-payment'): void {
  draft.checkout.step = step;
  draft.checkout.lastCommandAt = draft.now;
}
