import type { Sealed } from '../../contract/sealed.ts';
import type { Command, Step } from '../../contract/steps.ts';
import type { Institution } from '../providers/provider.ts';
import type { ChosenInstitution } from '../store/records.ts';
import { listedAccount } from './accounts.ts';
import { planForInputs } from './charge-plan.ts';
import { areCodeLoginsUsedUp, codeWaitMs } from './code-logins.ts';
import { commitPlan } from './commit-plan.ts';
import { connectPlan } from './connect-plan.ts';
import { abandonAttempt, backToBanks, type Draft, decline } from './draft.ts';
import { cancelCheckout } from './ending.ts';
import type { Random } from './ids.ts';
import { logInPlan } from './log-in-plan.ts';
import { openPaymentPlan, requireBankSession } from './open-payment-plan.ts';
import type { Plan, PlanTools } from './plan.ts';
import { TRIES } from './settings.ts';
import { startAttempt } from './start-attempt.ts';
import { attemptOf, given } from './view.ts';

/** A command as the rules take it: what was typed is sealed from here on. */
export interface StepInput {
  readonly bankId?: string;
  readonly methodId?: string;
  readonly accountId?: string;
  readonly typed?: Sealed<Readonly<Record<string, string>>>;
  readonly pageKeyHash: string | undefined;
}

export interface StepTools extends PlanTools {
  readonly random: Random;
  readonly institution: (id: string) => Institution | undefined;
}

/** What a command asks for cannot be: an unknown bank, an account that the bank did not take, a page without a key. */
export const notAcceptable = Symbol('not acceptable');
/** All tries of the checkout are used up. */
export const triesUsedUp = Symbol('tries used up');

/** It may be asked for again, so many seconds later. */
export interface TooSoon {
  readonly retryAfter: number;
}

type Next = Plan | TooSoon | undefined | typeof notAcceptable | typeof triesUsedUp;

/** Steps that the payer reaches by a login: the way back from them is another one. */
const afterLogIn: readonly Step[] = ['answer', 'choose-account', 'confirm-payment', 'authorise'];

/** What each command does, in the transaction that takes it. A plan that is answered is sent after the commit. */
export type Steps = Readonly<Partial<Record<Command, (draft: Draft, input: StepInput) => Next>>>;

export function createSteps(tools: StepTools): Steps {
  function connect(draft: Draft, institution: ChosenInstitution, methodId: string): Next {
    const attempt = startAttempt(draft, tools.random, institution, methodId);
    return attempt && connectPlan(tools, attempt);
  }

  /** The same bank and method again, by a new attempt; the old one is given up. */
  function connectAgain(draft: Draft): Next {
    const { checkout } = draft;
    const attempt = attemptOf(checkout, draft.attempts);
    const chosen = checkout.chosen ?? attempt?.institution;
    const methodId = attempt?.methodId ?? chosen?.methods[0]?.id;
    if (!chosen || methodId === undefined) {
      backToBanks(draft);
      return undefined;
    }
    abandonAttempt(draft);
    return connect(draft, chosen, methodId);
  }

  return {
    'choose-bank'(draft, { bankId = '' }) {
      const found = tools.institution(bankId);
      if (!found) return notAcceptable;
      const chosen = chosenFrom(found);
      const [only, second] = chosen.methods;
      if (only && !second) return connect(draft, chosen, only.id);
      draft.checkout.chosen = chosen;
      draft.checkout.notice = undefined;
      draft.checkout.step = 'choose-method';
      draft.record('bank.chosen', { bank: chosen.name });
      return undefined;
    },

    'choose-method'(draft, { methodId = '' }) {
      const { chosen } = draft.checkout;
      if (!chosen?.methods.some(({ id }) => id === methodId)) return notAcceptable;
      return connect(draft, chosen, methodId);
    },

    'log-in'(draft, { typed, pageKeyHash }) {
      const attempt = attemptOf(draft.checkout, draft.attempts);
      if (pageKeyHash === undefined || !typed) return notAcceptable;
      if (draft.checkout.loginTriesUsed >= TRIES) return triesUsedUp;
      if (!attempt || !requireBankSession(draft, attempt)) return undefined;
      if (areCodeLoginsUsedUp(draft.attempts)) {
        decline(draft, 'tries_used_up');
        return undefined;
      }
      const waitMs = codeWaitMs(draft.attempts, draft.now);
      if (waitMs > 0) return { retryAfter: Math.ceil(waitMs / 1_000) };
      return logInPlan(tools, attempt.id, typed, pageKeyHash);
    },

    answer(draft, { typed }) {
      const attempt = attemptOf(draft.checkout, draft.attempts);
      if (!typed) return notAcceptable;
      if (draft.checkout.codeTriesUsed >= TRIES) return triesUsedUp;
      if (!attempt || !requireBankSession(draft, attempt)) return undefined;
      return commitPlan(tools, attempt.id, { inputs: typed });
    },

    'choose-account'(draft, { accountId = '' }) {
      const attempt = attemptOf(draft.checkout, draft.attempts);
      if (!attempt || !requireBankSession(draft, attempt)) return undefined;
      if (!listedAccount(attempt, accountId)) return notAcceptable;
      return commitPlan(tools, attempt.id, { account: accountId });
    },

    pay(draft) {
      const attempt = attemptOf(draft.checkout, draft.attempts);
      if (!attempt || !requireBankSession(draft, attempt)) return undefined;
      return openPaymentPlan(tools, attempt.id);
    },

    authorise(draft, { typed }) {
      const attempt = attemptOf(draft.checkout, draft.attempts);
      if (!typed) return notAcceptable;
      if (draft.checkout.codeTriesUsed >= TRIES) return triesUsedUp;
      if (!attempt || !requireBankSession(draft, attempt)) return undefined;
      return planForInputs(tools, attempt, typed);
    },

    'start-over'(draft) {
      backToBanks(draft, 'started_over');
      return undefined;
    },

    'try-again': connectAgain,

    'go-back'(draft) {
      const { step, chosen } = draft.checkout;
      if (afterLogIn.includes(step)) return connectAgain(draft);
      if (step === 'log-in' && chosen && chosen.methods.length > 1) return toMethods(draft);
      backToBanks(draft);
      return undefined;
    },

    'change-method': toMethods,

    'change-bank'(draft) {
      backToBanks(draft);
      return undefined;
    },

    cancel(draft) {
      cancelCheckout(draft, 'payer');
      return undefined;
    },
  };
}

function toMethods(draft: Draft): undefined {
  abandonAttempt(draft);
  draft.checkout.step = 'choose-method';
  return undefined;
}

function chosenFrom({ id, name, segment, methods, colour }: Institution): ChosenInstitution {
  return { id, name, segment, methods, ...given({ colour }) };
}
