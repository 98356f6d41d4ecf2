import { answers } from './scenarios/answers.ts';
import { refusals } from './scenarios/refusals.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { silences } from './scenarios/silences.ts';
import { truths } from './scenarios/truths.ts';
import { webhooks } from './scenarios/webhooks.ts';

export type { Scenario } from './scenarios/scenario.ts';

/** Everything the sandbox can do, in one table: resources, control calls, pages and tests read it. */
export const scenarios = [
  ...answers,
  ...refusals,
  ...silences,
  ...truths,
  ...webhooks,
] as const satisfies readonly Scenario[];

export type ScenarioId = (typeof scenarios)[number]['id'];

const straightThrough: Scenario = scenarios[0];

const byUser = new Map<string, Scenario>(scenarios.map((scenario) => [scenario.user, scenario]));
const byId = new Map<string, Scenario>(scenarios.map((scenario) => [scenario.id, scenario]));

/** The scenario a typed identifier chooses. Users nobody knows go straight through. */
export const scenarioOfUser = (user: string): Scenario => byUser.get(user) ?? straightThrough;

export const scenarioById = (id: string): Scenario | undefined => byId.get(id);
