import { Sealed } from '../../contract/sealed.ts';
import { cancelCheckout } from '../checkouts/ending.ts';
import { digest, newClientToken, newLinkId, newProviderReference } from '../checkouts/ids.ts';
import { type Steps, triesUsedUp } from '../checkouts/step.ts';
import { currentLink, giveUp } from './link-try.ts';
import { askAgain, type OpenLinkTools, openLinkPlan } from './open-link-plan.ts';

/** Pages of the provider's that one checkout may ask for. */
const MOST_PAGES = 10;

/** What each command of a link does. */
export function createLinkSteps(tools: OpenLinkTools): Steps {
  return {
    'agree-sharing'(draft) {
      const { checkout, links, now } = draft;
      if (links.length >= MOST_PAGES) return triesUsedUp;
      const id = newLinkId(tools.random);
      const returnToken = newClientToken(tools.random);
      links.push({
        id,
        checkoutId: checkout.id,
        number: links.length + 1,
        mode: checkout.mode,
        provider: checkout.provider,
        merchantReference: checkout.reference,
        reference: newProviderReference(tools.random),
        createdAt: now,
        state: 'opening',
        page: { url: undefined, returnTokenHash: digest(returnToken), returnedAt: undefined },
        openedAt: undefined,
        customerId: undefined,
        knownAccounts: undefined,
        account: undefined,
        readCount: 0,
        updatedAt: now,
        nextAt: undefined,
      });
      checkout.notice = undefined;
      draft.record('sharing.agreed', { link: id });
      return openLinkPlan(tools, id, new Sealed(returnToken));
    },

    /** Nothing is believed of a return; it makes us ask. */
    returned(draft) {
      const link = currentLink(draft);
      if (link?.state !== 'at-page') return undefined;
      if (link.page.returnedAt === undefined) draft.record('page.returned', { link: link.id });
      link.page = { ...link.page, returnedAt: draft.now };
      link.nextAt = draft.now;
      return undefined;
    },

    'go-back'(draft) {
      const link = currentLink(draft);
      if (link) giveUp(link);
      askAgain(draft, 'page_given_up');
      return undefined;
    },

    'try-again'(draft) {
      draft.checkout.unavailableReason = undefined;
      askAgain(draft, undefined);
      return undefined;
    },

    cancel(draft) {
      for (const link of draft.links) giveUp(link);
      cancelCheckout(draft, 'payer');
      return undefined;
    },
  };
}
