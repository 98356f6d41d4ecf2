import { expect, it } from 'vitest';
import { steadyClock } from './clock.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);

function machine() {
  const state = { passed: 0, offMs: 0 };
  const clock = steadyClock({
    now: () => START + state.passed + state.offMs,
    monotonic: () => 7 + state.passed,
  });
  return { state, clock, told: () => clock.now() - START };
}

it.each([HOUR, -HOUR, 72 * HOUR, -72 * HOUR])(
  'tells the time as if nothing were while the clock of the machine is %d ms off for minutes',
  (offMs) => {
    const { state, told, clock } = machine();
    state.passed = 1_000;
    state.offMs = offMs;
    expect([told(), clock.monotonic()]).toEqual([1_000, 1_007]);
    state.passed = 299_000;
    expect(told()).toBe(299_000);
    state.offMs = 0;
    state.passed = 600_000;
    expect(told()).toBe(600_000);
  },
);

it('believes a machine whose clock has stayed another for five minutes', () => {
  const { state, told } = machine();
  state.offMs = HOUR;
  expect(told()).toBe(0);
  state.passed = 300_000;
  expect(told()).toBe(HOUR + 300_000);
  state.passed = 301_000;
  expect(told()).toBe(HOUR + 301_000);
});

it('counts the five minutes anew for another step, and follows small corrections at once', () => {
  const { state, told } = machine();
  state.offMs = HOUR;
  expect(told()).toBe(0);
  state.offMs = 900;
  state.passed = 200_000;
  expect(told()).toBe(200_900);
  state.offMs = HOUR;
  state.passed = 400_000;
  expect(told()).toBe(400_900);
});
