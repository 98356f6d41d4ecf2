import { expect, test } from 'vitest';
import { createMovableClock } from './movable-clock.ts';

const startedAt = Date.parse('2026-11-22T09:00:00Z');
const dayMs = 86_400_000;

test('pushed forward, it runs what falls due in the order of its time, and what that sets in turn', () => {
  const clock = createMovableClock(() => startedAt);
  const ran: [string, number][] = [];
  const note = (name: string) => () => {
    ran.push([name, clock.now() - startedAt]);
  };
  clock.setTimer(note('after a day'), dayMs);
  clock.setTimer(() => clock.setTimer(note('an hour after a second'), 3_600_000), 1_000);
  clock.setTimer(note('never'), 500)();
  clock.setTimer(note('after two days'), 2 * dayMs);
  clock.advance(dayMs);
  expect(ran).toEqual([
    ['an hour after a second', 3_601_000],
    ['after a day', dayMs],
  ]);
  expect(clock.now()).toBe(startedAt + dayMs);
});

test('it runs with real time by itself', async () => {
  const clock = createMovableClock();
  const before = clock.now();
  await new Promise<void>((resolve) => {
    const keepAlive = setInterval(() => {}, 1_000);
    clock.setTimer(() => {
      clearInterval(keepAlive);
      resolve();
    }, 5);
  });
  expect(clock.now() - before).toBeGreaterThanOrEqual(4);
});

test('a timer beyond what the platform can wait for does not run at once', async () => {
  const clock = createMovableClock();
  let ran = false;
  clock.setTimer(() => {
    ran = true;
  }, 400 * dayMs);
  await new Promise<void>((resolve) => setTimeout(resolve, 5));
  expect(ran).toBe(false);
  clock.advance(400 * dayMs);
  expect(ran).toBe(true);
});

test('patience with somebody over the network is not shortened by a push', () => {
  const clock = createMovableClock();
  let isOver = false;
  const callOff = clock.setPatience(() => {
    isOver = true;
  }, 10_000);
  clock.advance(dayMs);
  expect(isOver).toBe(false);
  callOff();
});

test('one that throws does not leave the clock standing', () => {
  const clock = createMovableClock(() => startedAt);
  clock.setTimer(() => {
    throw new Error('broken');
  }, 1_000);
  expect(() => clock.advance(dayMs)).toThrow('broken');
  expect(clock.now()).toBe(startedAt + dayMs);
});
