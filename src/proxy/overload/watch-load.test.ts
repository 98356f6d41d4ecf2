import { expect, test } from 'vitest';
import { watchLoad } from './watch-load.ts';

/** A process whose beats come when a test says so. */
function openWatch() {
  const waits: number[] = [];
  const state = { now: 1_000, store: 0, beat: () => {} };
  const watch = watchLoad({
    admission: { note: (ms) => void waits.push(ms) },
    waitedForStore: () => state.store,
    monotonic: () => state.now,
    every(_, run) {
      state.beat = run;
      return () => {
        state.beat = () => {};
      };
    },
  });
  watch.start();
  const beatAfter = (...gaps: readonly number[]) => {
    for (const gap of gaps) {
      state.now += gap;
      state.beat();
    }
  };
  return { waits, state, watch, beatAfter };
}

test('a process that gets its turn when it is due has nobody waiting', () => {
  const { waits, beatAfter } = openWatch();
  beatAfter(20, 20, 20, 20, 20, 20, 20, 20, 20, 20);
  expect(waits).toEqual([0, 0]);
});

test('one that was busy with something else for so long has kept everybody waiting', () => {
  const { waits, beatAfter } = openWatch();
  beatAfter(20, 20, 60, 520);
  expect(waits).toEqual([40 / 3, 500]);
});

test('whoever waits for a connection to the database counts as well', () => {
  const { waits, state, beatAfter } = openWatch();
  state.store = 300;
  beatAfter(20, 20, 20, 20, 20);
  expect(waits).toEqual([300]);
});

test('an operator reads the longest wait since it was last read', () => {
  const { watch, beatAfter } = openWatch();
  beatAfter(520, 120, 120);
  expect([watch.takeLongest(), watch.takeLongest()]).toEqual([500, 0]);
});

test('once stopped it tells nobody any more', () => {
  const { waits, watch, beatAfter } = openWatch();
  watch.stop();
  beatAfter(520);
  expect(waits).toEqual([]);
});
