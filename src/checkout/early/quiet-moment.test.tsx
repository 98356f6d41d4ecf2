import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { quietMoment } from './quiet-moment.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function moment() {
  let started = 0;
  const quiet = quietMoment(window, () => {
    started += 1;
  });
  return { ...quiet, started: () => started };
}

const pass = (ms: number) => vi.advanceTimersByTime(ms);
const act = (kind: string) => window.dispatchEvent(new Event(kind));

test('a payer who reads has the app started for them', () => {
  const { wait, started } = moment();
  wait();
  pass(299);
  expect(started()).toBe(0);
  pass(1);
  expect(started()).toBe(1);
});

test.each(['keydown', 'pointerdown', 'touchmove', 'scroll'])('a %s puts it off until they rest', (kind) => {
  const { wait, started } = moment();
  wait();
  pass(200);
  act(kind);
  pass(299);
  expect(started()).toBe(0);
  pass(1);
  expect(started()).toBe(1);
});

test('nothing starts before it is there, however quiet it is', () => {
  const { wait, started } = moment();
  act('keydown');
  pass(10_000);
  expect(started()).toBe(0);
  wait();
  pass(300);
  expect(started()).toBe(1);
});

test('a payer who never rests does not put it off for ever', () => {
  const { wait, started } = moment();
  wait();
  for (let at = 0; at < 29; at += 1) {
    pass(100);
    act('keydown');
  }
  expect(started()).toBe(0);
  pass(100);
  expect(started()).toBe(1);
});

test('a payer who taps waits for one frame only, and starts it once', () => {
  const { wait, hurry, started } = moment();
  wait();
  hurry();
  act('pointerdown');
  pass(49);
  expect(started()).toBe(0);
  pass(1);
  act('keydown');
  wait();
  hurry();
  pass(10_000);
  expect(started()).toBe(1);
});
