import type { LinkScenario } from './scenario.ts';
import { addresses } from './scenarios/addresses.ts';
import { initiation } from './scenarios/initiation.ts';
import { refunds } from './scenarios/refunds.ts';
import { returns } from './scenarios/returns.ts';
import { truths } from './scenarios/truths.ts';
import { webhooks } from './scenarios/webhooks.ts';

/** Everything that can become of a payment by link, in one table: resources, control calls, pages and tests read it. */
export const linkScenarios = [
  ...returns,
  ...truths,
  ...initiation,
  ...addresses,
  ...webhooks,
  ...refunds,
] as const satisfies readonly LinkScenario[];

export type LinkScenarioId = (typeof linkScenarios)[number]['id'];

export const straightBack: LinkScenario = linkScenarios[0];

const byKobo = new Map<string, LinkScenario>(linkScenarios.map((entry) => [entry.kobo, entry]));
const byId = new Map<string, LinkScenario>(linkScenarios.map((entry) => [entry.id, entry]));

/** The scenario that the kobo of an amount choose. Amounts nobody knows go straight through. */
export const scenarioOfAmount = (amountMinor: number): LinkScenario =>
  byKobo.get(String(amountMinor % 100).padStart(2, '0')) ?? straightBack;

export const linkScenarioById = (id: string): LinkScenario | undefined => byId.get(id);
