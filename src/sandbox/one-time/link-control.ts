import type { World } from '../world.ts';
import { endAs, type StandInEndName, sendAgain } from './ends.ts';
import { abandon, close } from './leave.ts';
import type { PaymentLink } from './link.ts';
import type { LinkScenario } from './scenario.ts';
import { type LinkScenarioId, linkScenarioById, linkScenarios } from './scenarios.ts';

/** What a payer does on the page, without a browser. Pages are named by the provider's id; every call throws a RangeError where there is none. */
export interface PayerOfLinks {
  /** Ends the payment as a button of the page does. One that has ended stays as it is. */
  end(id: string, as: StandInEndName): void;
  close(id: string): void;
  abandon(id: string): void;
  /** Sends the money once more, with the details that the page has shown. */
  payAgain(id: string): void;
}

export interface LinkControl {
  readonly linkScenarios: readonly LinkScenario[];
  readonly payer: PayerOfLinks;
  /** The next page for a payment goes like this, whatever its amount. Undefined calls it off. Throws a RangeError for an unknown id. */
  forceNextLink(id: LinkScenarioId | undefined): void;
  /** The same of the next refund, for the scenarios of refunds. */
  forceNextRefund(id: LinkScenarioId | undefined): void;
  /** What was chosen for the next page and the next refund, and did not come yet. */
  forcedLinks(): readonly LinkScenarioId[];
}

export function createLinkControl(world: World): LinkControl {
  const find = (id: string): PaymentLink => {
    const link = world.links.byId(id);
    if (!link) throw new RangeError(`There is no page "${id}"`);
    return link;
  };
  const scenarioOf = (id: LinkScenarioId | undefined): LinkScenario | undefined => {
    const scenario = id === undefined ? undefined : linkScenarioById(id);
    if (id !== undefined && !scenario) throw new RangeError(`There is no payment by link "${id}"`);
    return scenario;
  };
  return {
    linkScenarios,
    payer: {
      end: (id, as) => void endAs(world, find(id), as),
      close: (id) => close(world, find(id)),
      abandon: (id) => abandon(world, find(id)),
      payAgain: (id) => sendAgain(world, find(id)),
    },
    forceNextLink(id) {
      world.forcedLink = scenarioOf(id);
    },
    forceNextRefund(id) {
      const scenario = scenarioOf(id);
      if (scenario && scenario.group !== 'refunds') throw new RangeError(`There is no refund "${id}"`);
      world.forcedRefund = scenario;
    },
    forcedLinks: () =>
      [world.forcedLink, world.forcedRefund].flatMap((scenario) =>
        scenario ? [scenario.id as LinkScenarioId] : [],
      ),
  };
}
