import { expect, test } from 'vitest';
import { createManualClock } from './clock.ts';

test('what falls due runs in the order of its time, at its time, and once', () => {
  const clock = createManualClock(1_000);
  const ran: [string, number][] = [];
  const note = (name: string) => () => {
    ran.push([name, clock.now()]);
  };
  clock.setTimer(note('later'), 200);
  clock.setTimer(note('sooner'), 100);
  clock.setTimer(() => clock.setTimer(note('from a timer'), 20), 100);
  clock.setTimer(note('never'), 150)();
  clock.advance(250);
  clock.advance(1_000);
  expect(ran).toEqual([
    ['sooner', 1_100],
    ['from a timer', 1_120],
    ['later', 1_200],
  ]);
  expect(clock.now()).toBe(2_250);
});
