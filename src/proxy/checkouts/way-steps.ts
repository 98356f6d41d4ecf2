import { Sealed } from '../../contract/sealed.ts';
import type { Draft } from './draft.ts';
import { backToWays } from './draft.ts';
import { digest, newClientToken, type Random } from './ids.ts';
import { openPagePlan, type PageTools } from './open-page-plan.ts';
import { startAttempt } from './start-attempt.ts';
import { notAcceptable, type Steps, triesUsedUp } from './step.ts';
import { areBankTriesUsedUp } from './tries.ts';
import { attemptOf } from './view.ts';

export interface WayTools extends PageTools {
  readonly random: Random;
}

/** Pages of the provider's that one checkout may be given. */
const MOST_PAGES = 10;
/** Times that it may ask for one, whatever came of it. */
const MOST_TRIES = 50;

/** The ways to pay, and the way over the provider's own page. */
export function createWaySteps(tools: WayTools): Steps {
  return {
    'choose-way'(draft, { way }) {
      const { checkout, attempts } = draft;
      const wanted = JSON.stringify(way);
      const offered = checkout.ways.find((one) => JSON.stringify(one) === wanted);
      if (!offered) return notAcceptable;
      if (offered.way === 'bank' && areBankTriesUsedUp(draft)) return triesUsedUp;
      checkout.notice = undefined;
      draft.record('way.chosen', { ...offered });
      if (offered.way === 'bank') {
        checkout.step = 'choose-bank';
        return undefined;
      }
      const tries = attempts.filter(({ way: taken }) => taken === 'provider-page');
      const pagesGiven = tries.filter(({ page, exposure }) => page && exposure !== 'none');
      if (pagesGiven.length >= MOST_PAGES || tries.length >= MOST_TRIES) return triesUsedUp;
      const attempt = startAttempt(draft, tools.random, {
        way: 'provider-page',
        institution: undefined,
        methodId: offered.method,
      });
      if (!attempt) return undefined;
      const returnToken = newClientToken(tools.random);
      attempt.page = { url: undefined, returnTokenHash: digest(returnToken), returnedAt: undefined };
      return openPagePlan(tools, attempt.id, new Sealed(returnToken));
    },

    'change-way'(draft) {
      const isLeft = draft.checkout.step === 'leave-to-provider';
      backToWays(draft, isLeft ? 'page_given_up' : undefined);
      return undefined;
    },

    returned,
  };
}

/** Nothing is believed of a return; it makes us ask. */
function returned(draft: Draft): undefined {
  const attempt = attemptOf(draft.checkout, draft.attempts);
  if (!attempt?.page) return undefined;
  if (attempt.page.returnedAt === undefined) draft.record('page.returned', { attempt: attempt.number });
  attempt.page = { ...attempt.page, returnedAt: draft.now };
  attempt.verifyAt = draft.now;
  return undefined;
}
