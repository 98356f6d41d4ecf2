import { describe, expect, test } from 'vitest';
import { type Scenario, type ScenarioId, scenarios } from '../../src/sandbox/scenarios.ts';
import { type Play, play } from './sandbox-payer.ts';
import { answers } from './sandbox-stories/answers.ts';
import type { Expected } from './sandbox-stories/expected.ts';
import { refusals } from './sandbox-stories/refusals.ts';
import { silences } from './sandbox-stories/silences.ts';
import { truths } from './sandbox-stories/truths.ts';
import { webhooks } from './sandbox-stories/webhooks.ts';
import { timeline } from './sandbox-timeline.ts';

const expected: Readonly<Record<ScenarioId, Expected>> = {
  ...answers,
  ...refusals,
  ...silences,
  ...truths,
  ...webhooks,
};

const rows: readonly Scenario[] = scenarios;

async function told(played: Play): Promise<Expected> {
  const looks = await timeline(played);
  return { calls: played.calls.slice(1).join(', '), ...looks, webhooks: played.hooks.caught() };
}

describe('a payer who types the user of a scenario meets its story', () => {
  test.each(rows)('$id: $title', async (scenario) => {
    expect(await told(await play(scenario))).toEqual(expected[scenario.id as ScenarioId]);
  });
});

describe('a scenario that is forced moves the same money, whoever logs in', () => {
  test.each(rows)('$id', async (scenario) => {
    const played = await play(scenario, { forced: true });
    const { debits } = await timeline(played);
    expect(debits).toBe(expected[scenario.id as ScenarioId].debits);
    expect(played.caller.sandbox.control.forcedScenario()).toBeUndefined();
  });
});
