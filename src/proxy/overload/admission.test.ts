import { expect, test } from 'vitest';
import { createAdmission, type Shed } from './admission.ts';

const LIMIT_MS = 100;

/** An admission that was told of such waits, and what part of a thousand calls it takes, in percent. */
function after(...waits: readonly number[]) {
  const admission = createAdmission(LIMIT_MS);
  const told = (...more: readonly number[]) => {
    for (const wait of more) admission.note(wait);
    return taken;
  };
  const taken = (shed: Shed) =>
    Math.round(Array.from({ length: 1_000 }, () => admission.takes(shed)).filter(Boolean).length / 10);
  told(...waits);
  return { told, taken };
}
const times = (count: number, wait: number): number[] => Array.from({ length: count }, () => wait);

test('a merchant’s new checkouts are all taken while work waits for less than the limit', () => {
  expect(after(...times(50, LIMIT_MS)).taken('first')).toBe(100);
});

test('one hiccup refuses nobody', () => {
  expect(after(2_000, 2_000, 0, 2_000, 2_000, 0).taken('first')).toBe(100);
});

test('fewer and fewer new checkouts are taken while work waits for longer, and never none', () => {
  const { told, taken } = after(...times(3, 101));
  expect(taken('first')).toBe(70);
  expect(told(...times(3, 101))('first')).toBeLessThan(30);
  expect(told(...times(100, 101))('first')).toBe(2);
});

test('the share stays as it is between the limit and half of it, so that it does not swing', () => {
  const { told, taken } = after(...times(3, 101));
  const before = taken('first');
  expect([before, told(...times(50, 51))('first'), told(...times(50, 100))('first')]).toEqual([70, 70, 70]);
});

test('once there is room again, everything is taken within seconds', () => {
  const { told, taken } = after(...times(100, 5_000));
  expect(taken('first')).toBe(2);
  expect(told(...times(20, 10))('first')).toBe(100);
});

test('what only reads is refused where leaving out what is new has not helped, and not before', () => {
  const { told, taken } = after(...times(100, 400));
  expect(taken('next')).toBe(100);
  expect(told(...times(3, 401))('next')).toBe(0);
  expect(told(300)('next')).toBe(0);
  expect(told(100)('next')).toBe(100);
});
