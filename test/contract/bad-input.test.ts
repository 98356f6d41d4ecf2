import { expect, test } from 'vitest';
import { runBadInput } from './abuse/bad-run.ts';
import { openFakeTarget } from './abuse/fake-target.ts';

const SEED = 1;
const INPUTS = 90_000;

test('whatever is sent to a route, it is answered well or by a problem that its description names, and nothing of it comes back', {
  timeout: 600_000,
}, async () => {
  const run = await runBadInput(await openFakeTarget(), INPUTS, SEED);
  expect(run.complaints).toEqual([]);
  expect(run.sent).toBe(INPUTS);
  // Some of it has to be taken, or nothing got past the first check.
  expect((run.statuses[200] ?? 0) + (run.statuses[201] ?? 0)).toBeGreaterThan(INPUTS / 20);
});
