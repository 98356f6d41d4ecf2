import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from '../../../../test/support/gallery/screens.tsx';
import { transferViews } from '../../../../test/support/gallery/transfer-views.ts';

const HOUR = 3_600_000;
const sample = transferViews['send-transfer'];

/** A view as it comes anew from the server. */
const viewOf = (secondsLeft: number) => ({ ...sample, secondsLeft });

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-21T13:10:00Z') }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (ms: number) => void act(() => void vi.advanceTimersByTime(ms));
const shown = () => screen.getByRole('timer').textContent;
const said = () => screen.getByRole('status').textContent;

/** The phone sleeps with its steady clock, and the payer comes back to the page. */
function sleep(ms: number) {
  vi.setSystemTime(Date.now() + ms);
  void act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

test('minutes are counted down, and seconds at the end', () => {
  render(page({ view: viewOf(52 * 60 + 14) }));
  expect(shown()).toBe('52 minutes left');
  pass(15_000);
  expect(shown()).toBe('51 minutes left');
  pass(46 * 60_000 + 60_000);
  expect(shown()).toBe('4:59 left');
});

test('a payer who comes back from the bank’s app reads the right time at once', () => {
  render(page({ view: viewOf(50 * 60) }));
  sleep(30 * 60_000);
  expect(shown()).toBe('20 minutes left');
});

test('a payer who comes back too late is told so', () => {
  render(page({ view: viewOf(50 * 60) }));
  sleep(51 * 60_000);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Too late to send');
});

test.each([
  ['wrong from the start', 0],
  ['put back by years', -9 * 365 * 24 * HOUR],
])('a phone’s clock that is %s changes nothing', (_, jump) => {
  if (jump === 0) vi.setSystemTime(0);
  render(page({ view: viewOf(50 * 60) }));
  pass(10_000);
  vi.setSystemTime(Date.now() + jump);
  pass(10_000);
  expect(shown()).toBe('49 minutes left');
});

test('after a clock’s jump of years the time of day is told instead, until the server says how much is left', () => {
  const { rerender } = render(page({ view: viewOf(50 * 60) }));
  vi.setSystemTime(Date.now() + 9 * 365 * 24 * HOUR);
  pass(1_000);
  expect(shown()).toBe('Until 21 Nov 2026, 15:02 Lagos time');
  rerender(page({ view: viewOf(40 * 60) }));
  expect(shown()).toBe('40 minutes left');
});

test('every view sets the count right, also one that was over', () => {
  const { rerender } = render(page({ view: viewOf(2) }));
  pass(3_000);
  expect(screen.queryByRole('timer')).toBeNull();
  rerender(page({ view: viewOf(12 * 60) }));
  expect(shown()).toBe('12 minutes left');
});

test('the time is said at ten, five and one minute before the end, and at no other time', () => {
  render(page({ view: viewOf(602) }));
  const heard: [number, string | null][] = [];
  let before = said();
  for (let second = 1; second < 602; second += 1) {
    pass(1_000);
    if (said() !== before) heard.push([602 - second, said()]);
    before = said();
  }
  expect(heard).toEqual([
    [600, '10 minutes left'],
    [300, '5 minutes left'],
    [60, '1 minute left'],
  ]);
});

test('after a sleep only the last of them is said', () => {
  render(page({ view: viewOf(3_000) }));
  sleep(2_790_000);
  expect(said()).toBe('5 minutes left');
});
