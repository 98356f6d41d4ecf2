import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PageToApp } from '../../../contract/bridge-messages.ts';
import { createOutbox } from './outbox.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const message = (id: string): PageToApp => ({ v: 1, id, type: 'bridge.ready' });

/** An app that may not be there yet. */
function app(isThere = true) {
  const state = { isThere, isAlone: false, got: [] as string[] };
  const outbox = createOutbox(
    ({ id }) => {
      if (state.isThere) state.got.push(id);
      return state.isThere;
    },
    () => {
      state.isAlone = true;
    },
  );
  return { state, outbox };
}

test('what happens before the app’s bridge is there is told in order once it is', () => {
  const { state, outbox } = app(false);
  outbox.say(message('a'));
  outbox.insist(message('b'));
  vi.advanceTimersByTime(2_050);
  expect(state.got).toEqual([]);
  state.isThere = true;
  vi.advanceTimersByTime(100);
  expect(state.got).toEqual(['a', 'b']);
});

test('an app whose bridge never comes is given up after some seconds, and no sooner', () => {
  const { state, outbox } = app(false);
  outbox.say(message('a'));
  vi.advanceTimersByTime(4_800);
  expect(state.isAlone).toBe(false);
  vi.advanceTimersByTime(300);
  expect(state.isAlone).toBe(true);
});

test('what must be heard is said again until the app acknowledges it, and then no more', () => {
  const { state, outbox } = app();
  outbox.insist(message('end'));
  vi.advanceTimersByTime(3_100);
  expect(state.got).toEqual(['end', 'end', 'end']);
  outbox.acknowledged('end');
  vi.advanceTimersByTime(120_000);
  expect(state.got.length).toBe(3);
});

test('an app that never acknowledges hears it so many times at most', () => {
  const { state, outbox } = app();
  outbox.insist(message('end'));
  vi.advanceTimersByTime(600_000);
  expect(state.got.length).toBe(6);
});

test('an app that is in front again hears at once what it has not acknowledged', () => {
  const { state, outbox } = app();
  outbox.insist(message('end'));
  vi.advanceTimersByTime(600_000);
  outbox.again();
  expect(state.got.length).toBe(7);
});

test('what is true no more is not said again', () => {
  const { state, outbox } = app();
  let isWanted = true;
  outbox.insist(message('close'), () => isWanted);
  isWanted = false;
  vi.advanceTimersByTime(60_000);
  outbox.again();
  expect(state.got).toEqual(['close']);
});

test('whether something was heard is known by its acknowledgement, or after the patience for it', async () => {
  const { outbox } = app();
  const [heard, unheard] = [outbox.isHeard('a', 1_000), outbox.isHeard('b', 1_000)];
  outbox.acknowledged('a');
  vi.advanceTimersByTime(1_000);
  expect([await heard, await unheard]).toEqual([true, false]);
});
