import { afterAll, beforeAll, expect, test } from 'vitest';
import { runBadInput } from './abuse/bad-run.ts';
import { openWholeTarget } from './abuse/whole-target.ts';
import { type OpenedProxy, openProxy } from './open-proxy.ts';

const SEED = 2;
const INPUTS = 5_000;

let opened: OpenedProxy;

beforeAll(async () => {
  opened = await openProxy();
});

afterAll(() => opened.close());

test('whatever is sent while payers are at every step, the whole proxy answers from the closed list, and nobody is debited who did not press the button', {
  timeout: 600_000,
}, async () => {
  const run = await runBadInput(await openWholeTarget(opened), INPUTS, SEED);
  expect(run.complaints).toEqual([]);
  expect(run.sent).toBe(INPUTS);

  const debits = opened.sandbox.ledger.debits();
  expect(debits.length).toBeGreaterThan(5);
  expect(new Set(debits.map(({ reference }) => reference)).size).toBe(debits.length);
  const pressed = opened.lines.filter(
    (line) => line.includes('/v1/session/steps/pay"') && line.includes('"status":20'),
  );
  expect(debits.length).toBeLessThanOrEqual(pressed.length);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
