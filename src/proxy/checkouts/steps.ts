import type { Sealed } from '../../contract/sealed.ts';
import type { Command } from '../../contract/steps.ts';
import type { Institution } from '../providers/provider.ts';
import type { ChosenInstitution } from '../store/records.ts';
import { connectPlan, logInPlan, startAttempt } from './attempt-plans.ts';
import { abandonAttempt, backToBanks, type Draft } from './draft.ts';
import type { Random } from './ids.ts';
import { capturePlan, openPaymentPlan, requireBankSession } from './payment-plans.ts';
import type { Plan, PlanTools } from './plan.ts';
import { TRIES } from './settings.ts';
import { attemptOf, given } from './view.ts';

/** A command as the rules take it: what was typed is sealed from here on. */
export interface StepInput {
  readonly bankId?: string;
  readonly methodId?: string;
  readonly typed?: Sealed<Readonly<Record<string, string>>>;
  readonly pageKeyHash: string | undefined;
}

export interface StepTools extends PlanTools {
  readonly random: Random;
  readonly institution: (id: string) => Institution | undefined;
}

/** What a command asks for cannot be: an unknown bank, a page without a key. */
export const notAcceptable = Symbol('not acceptable');
/** All tries of the checkout are used up. */
export const triesUsedUp = Symbol('tries used up');

type Next = Plan | undefined | typeof notAcceptable | typeof triesUsedUp;

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
      return logInPlan(tools, attempt.id, typed, pageKeyHash);
    },

    pay(draft) {
      const attempt = attemptOf(draft.checkout, draft.attempts);
      if (!attempt || !requireBankSession(draft, attempt)) return undefined;
      return openPaymentPlan(tools, attempt.id);
    },

    authorise(draft, { typed }) {
      const attempt = attemptOf(draft.checkout, draft.attempts);
      if (!typed) return notAcceptable;
      if (!attempt || !requireBankSession(draft, attempt)) return undefined;
      return capturePlan(tools, attempt.id, typed);
    },

    'start-over'(draft) {
      backToBanks(draft, 'started_over');
      return undefined;
    },

    'try-again': connectAgain,

    'go-back'(draft) {
      const { checkout } = draft;
      if (checkout.step === 'confirm-payment' || checkout.step === 'authorise') return connectAgain(draft);
      const chosen = checkout.chosen;
      if (checkout.step === 'log-in' && chosen && chosen.methods.length > 1) {
        abandonAttempt(draft);
        checkout.step = 'choose-method';
        return undefined;
      }
      backToBanks(draft);
      return undefined;
    },

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

/** Ends the checkout unpaid. Not to be called while money may have moved. */
export function cancelCheckout(draft: Draft, by: 'payer' | 'merchant'): void {
  abandonAttempt(draft);
  draft.checkout.status = 'cancelled';
  draft.checkout.step = 'cancelled';
  draft.record('checkout.cancelled', { by });
  draft.notify('checkout.cancelled');
}

/** Ends the checkout because its time is over. Not to be called while money may have moved. */
export function expireCheckout(draft: Draft): void {
  abandonAttempt(draft);
  draft.checkout.status = 'expired';
  draft.checkout.step = 'expired';
  draft.record('checkout.expired');
  draft.notify('checkout.expired');
}

function chosenFrom({ id, name, segment, methods, colour }: Institution): ChosenInstitution {
  return { id, name, segment, methods, ...given({ colour }) };
}
