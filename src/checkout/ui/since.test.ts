import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { since } from './since.ts';

const HOUR = 3_600_000;

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') }));
afterEach(() => vi.useRealTimers());

function seen(): object {
  const thing = {};
  since(thing);
  return thing;
}

test('time is counted from the first look, however often is looked', () => {
  const thing = seen();
  vi.advanceTimersByTime(20_000);
  since(thing);
  vi.advanceTimersByTime(1_500);
  expect(since(thing)).toEqual({ seconds: 21.5, sure: true });
});

test('a phone that slept has counted, though its steady clock stood still', () => {
  const thing = seen();
  vi.advanceTimersByTime(1_000);
  vi.setSystemTime(Date.now() + HOUR);
  expect(since(thing)).toEqual({ seconds: 3_601, sure: true });
});

test.each([
  ['put back by years', -9 * 365 * 24 * HOUR],
  ['put back by a minute', -60_000],
])('a clock that is %s takes nothing back', (_, jump) => {
  const thing = seen();
  vi.advanceTimersByTime(5_000);
  vi.setSystemTime(Date.now() + jump);
  expect(since(thing)).toEqual({ seconds: 5, sure: true });
});

test('a clock that jumps ahead by years is not believed, and that is said', () => {
  const thing = seen();
  vi.advanceTimersByTime(5_000);
  vi.setSystemTime(Date.now() + 9 * 365 * 24 * HOUR);
  expect(since(thing)).toEqual({ seconds: 5, sure: false });
});
