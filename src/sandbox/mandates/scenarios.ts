import type { MandateScenario } from './scenario.ts';
import { creation } from './scenarios/creation.ts';
import { debits } from './scenarios/debits.ts';
import { decisions } from './scenarios/decisions.ts';
import { schedules } from './scenarios/schedules.ts';
import { sweeps } from './scenarios/sweeps.ts';
import { transfers } from './scenarios/transfers.ts';
import { webhooks } from './scenarios/webhooks.ts';

/** Everything that can become of a mandate, in one table: resources, control calls, pages and tests read it. */
export const mandateScenarios = [
  ...transfers,
  ...decisions,
  ...creation,
  ...webhooks,
  ...debits,
  ...schedules,
  ...sweeps,
] as const satisfies readonly MandateScenario[];

export type MandateScenarioId = (typeof mandateScenarios)[number]['id'];

const untilTold: MandateScenario = mandateScenarios[0];

const byDigits = new Map<string, MandateScenario>(mandateScenarios.map((entry) => [entry.digits, entry]));
const byId = new Map<string, MandateScenario>(mandateScenarios.map((entry) => [entry.id, entry]));

/** The scenario that the last three digits choose. Numbers that end in none of them wait until they are told. */
export const scenarioOfAccount = (accountNumber: string): MandateScenario =>
  byDigits.get(accountNumber.slice(-3)) ?? untilTold;

export const mandateScenarioById = (id: string): MandateScenario | undefined => byId.get(id);
