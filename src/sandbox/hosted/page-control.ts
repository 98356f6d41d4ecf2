import { type LinkingScenario, linkingScenarios } from '../linking/scenarios.ts';
import type { World } from '../world.ts';
import { type PageScenario, type PageScenarioId, pageScenarioById, pageScenarios } from './page-scenarios.ts';

/** What may be chosen for the pages of mandates and of linking. */
export interface PageControl {
  readonly pageScenarios: readonly PageScenario[];
  readonly linkingScenarios: readonly LinkingScenario[];
  /** The next page for a mandate or for linking goes like this, whatever its amount. Undefined calls it off. Throws a RangeError for an unknown id. */
  forceNextPage(id: PageScenarioId | undefined): void;
  forcedPage(): PageScenarioId | undefined;
  /** From now on an account at a bank holds so much, kobo. */
  putMoney(account: { readonly bankCode: string; readonly number: string }, amountMinor: number): void;
}

export const createPageControl = (world: World): PageControl => ({
  pageScenarios,
  linkingScenarios,
  forceNextPage(id) {
    const scenario = id === undefined ? undefined : pageScenarioById(id);
    if (id !== undefined && !scenario) throw new RangeError(`There is no page "${id}"`);
    world.forcedPage = scenario;
  },
  forcedPage: () => world.forcedPage?.id as PageScenarioId | undefined,
  putMoney: (account, amountMinor) => world.money.put(account, amountMinor),
});
