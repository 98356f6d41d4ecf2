import type { DeclineReason } from '../../contract/session.ts';
import type { Answer, BankSession, Inputs } from '../providers/provider.ts';
import type { AttemptRecord, ChosenInstitution } from '../store/records.ts';
import { leadOn, noteAnswer } from './answers.ts';
import { attemptById, type Draft, decline, makeUnavailable } from './draft.ts';
import { areLoginsUsedUp, mayStartAttempt } from './exposure.ts';
import { newAttemptId, newProviderReference, type Random } from './ids.ts';
import { type Plan, type PlanTools, planCall } from './plan.ts';
import { TRIES } from './settings.ts';

/** Adds an attempt with a provider reference of its own to the draft. Undefined where rule "one at a time" forbids one. */
export function startAttempt(
  draft: Draft,
  random: Random,
  institution: ChosenInstitution,
  methodId: string,
): AttemptRecord | undefined {
  if (!mayStartAttempt(draft.attempts)) return undefined;
  const attempt: AttemptRecord = {
    id: newAttemptId(random),
    checkoutId: draft.checkout.id,
    number: draft.attempts.length + 1,
    reference: newProviderReference(random),
    mintedAt: draft.now,
    institution,
    methodId,
    state: 'connecting',
    exposure: 'none',
    pageKeyHash: undefined,
    bankSession: undefined,
    form: undefined,
    problem: undefined,
    askedBy: undefined,
    accounts: undefined,
    refusedAccounts: [],
    accountCount: 0,
    accountHolder: undefined,
    accountNumber: undefined,
    accountType: undefined,
    codeAskedAt: undefined,
    sentAt: undefined,
    failedReadAt: undefined,
    bankAnswered: undefined,
    bankAskedAt: undefined,
    verifyCount: 0,
    verifyAt: undefined,
  };
  draft.attempts.push(attempt);
  draft.checkout.attemptId = attempt.id;
  draft.checkout.chosen = institution;
  draft.checkout.notice = undefined;
  draft.record('attempt.started', { attempt: attempt.number, bank: institution.name, method: methodId });
  return attempt;
}

/** Opens a bank session and learns the bank's own fields. */
export function connectPlan(tools: PlanTools, attempt: AttemptRecord): Plan {
  return planCall({
    call: 'connect',
    attemptId: attempt.id,
    prepare: () => true,
    send: ({ institution, methodId }) => tools.provider.connect({ institutionId: institution.id, methodId }),
    settle(draft, answer) {
      noteAnswer(draft, 'connect', answer);
      const current = attemptById(draft, attempt.id);
      switch (answer.kind) {
        case 'ok':
          current.state = 'logging-in';
          current.bankSession = answer.value.session;
          current.form = answer.value.form;
          draft.checkout.step = 'log-in';
          return undefined;
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

/**
 * Passes what the payer typed to the bank, for the page with this key. A try is counted before it is sent, and given back where the bank
 * did not say that the details were wrong.
 */
export function logInPlan(tools: PlanTools, attemptId: string, inputs: Inputs, pageKeyHash: string): Plan {
  return planCall({
    call: 'log-in',
    attemptId,
    prepare(draft) {
      const attempt = attemptById(draft, attemptId);
      if (!attempt.bankSession || draft.checkout.loginTriesUsed >= TRIES) return false;
      draft.checkout.loginTriesUsed += 1;
      attempt.pageKeyHash = pageKeyHash;
      return true;
    },
    send: (attempt) => tools.provider.logIn(sessionOf(attempt), inputs, attempt.institution.id),
    settle(draft, answer) {
      noteAnswer(draft, 'log-in', answer);
      const attempt = attemptById(draft, attemptId);
      const { checkout } = draft;
      if (answer.kind === 'not-executed' || answer.kind === 'unknown') checkout.loginTriesUsed -= 1;
      switch (answer.kind) {
        case 'ok':
          checkout.loginTriesUsed -= 1;
          attempt.state = 'logged-in';
          attempt.form = undefined;
          attempt.problem = undefined;
          checkout.step = 'confirm-payment';
          checkout.lastCommandAt = draft.now;
          return undefined;
        case 'asked':
        case 'asked-account':
          checkout.loginTriesUsed -= 1;
          makeUnavailable(draft, 'bank_asks_more');
          return undefined;
        case 'refused':
          if (answer.reason !== 'details_refused') {
            decline(draft, answer.reason, answer.code);
          } else if (checkout.loginTriesUsed >= TRIES) {
            decline(draft, 'tries_used_up', answer.code);
          } else {
            attempt.problem = 'details_refused';
          }
          return undefined;
        case 'unknown':
          if (areLoginsUsedUp(draft.attempts)) decline(draft, 'tries_used_up', answer.code);
          else leadOn(draft, answer);
          return undefined;
        default:
          leadOn(draft, answer);
          return undefined;
      }
    },
  });
}

/** The reason as a payer is told it: details that are refused where none were asked are a plain refusal. */
export function declineReason(
  reason: Extract<Answer<unknown>, { kind: 'refused' }>['reason'],
): DeclineReason {
  return reason === 'details_refused' ? 'bank_refused' : reason;
}

export function sessionOf(attempt: AttemptRecord): BankSession {
  if (!attempt.bankSession) throw new Error(`${attempt.id} has no bank session`);
  return attempt.bankSession;
}
