import type { Step } from '../../contract/steps.ts';
import type { Institution } from '../providers/provider.ts';
import type { ChosenInstitution } from '../store/records.ts';
import { connectPlan } from './connect-plan.ts';
import { abandonAttempt, backToBanks, backToWays, type Draft } from './draft.ts';
import { cancelCheckout } from './ending.ts';
import type { Random } from './ids.ts';
import type { PlanTools } from './plan.ts';
import { startAttempt } from './start-attempt.ts';
import { type Next, notAcceptable, type Steps } from './step.ts';
import { attemptOf, given } from './view.ts';
import { startsAtWays } from './ways.ts';

export interface ChoosingTools extends PlanTools {
  readonly random: Random;
  readonly institution: (id: string) => Institution | undefined;
}

/** Steps that the payer reaches by a login: the way back from them is another one. */
const afterLogIn: readonly Step[] = ['answer', 'choose-account', 'confirm-payment', 'authorise'];

/** The ways to a bank's login, and back from it. */
export function createChoosingSteps(tools: ChoosingTools): Steps {
  function connect(draft: Draft, institution: ChosenInstitution, methodId: string): Next {
    const attempt = startAttempt(draft, tools.random, { way: 'bank', institution, methodId });
    return attempt && connectPlan(tools, attempt);
  }

  /** The same bank and method again, by a new attempt; the old one is given up. */
  function connectAgain(draft: Draft): Next {
    const { checkout } = draft;
    const attempt = attemptOf(checkout, draft.attempts);
    const chosen = checkout.chosen ?? attempt?.institution;
    const methodId = attempt?.methodId ?? chosen?.methods[0]?.id;
    if (!chosen || methodId === undefined) return toStart(draft);
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
      abandonAttempt(draft);
      cancelCheckout(draft, 'payer');
      return undefined;
    },
  };
}

/** Where the payer began: at the ways to pay, or at the banks where there is no other way. */
function toStart(draft: Draft): undefined {
  if (startsAtWays(draft.checkout)) backToWays(draft);
  else backToBanks(draft);
  return undefined;
}

function toMethods(draft: Draft): undefined {
  abandonAttempt(draft);
  draft.checkout.step = 'choose-method';
  return undefined;
}

function chosenFrom({ id, name, segment, methods, colour }: Institution): ChosenInstitution {
  return { id, name, segment, methods, ...given({ colour }) };
}
