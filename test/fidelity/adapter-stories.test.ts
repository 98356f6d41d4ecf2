import { expect, test } from 'vitest';
import { type Scenario, type ScenarioId, scenarios } from '../../src/sandbox/scenarios.ts';
import { playByAdapter, type Seen } from './adapter-payer.ts';
import { answers } from './adapter-stories/answers.ts';
import { refusals } from './adapter-stories/refusals.ts';
import { silences } from './adapter-stories/silences.ts';
import { truths } from './adapter-stories/truths.ts';
import { webhooks } from './adapter-stories/webhooks.ts';

const expected: Readonly<Record<ScenarioId, Seen>> = {
  ...answers,
  ...refusals,
  ...silences,
  ...truths,
  ...webhooks,
};
const rows: readonly Scenario[] = scenarios;

test.each(rows)('the adapter tells the rules of money what happens in $id', async (scenario) => {
  expect(await playByAdapter(scenario)).toEqual(expected[scenario.id as ScenarioId]);
});

test('every scenario with a debit ends in an answer from which it can still be found out', () => {
  const lost = Object.entries(expected).filter(
    ([, { calls, debits }]) => debits.length > 0 && / (refused|our_key_refused)[^,]*$/.test(calls),
  );
  expect(lost.map(([id]) => id)).toEqual(['success-after-decline']);
});
