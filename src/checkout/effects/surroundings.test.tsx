import { afterEach, expect, test, vi } from 'vitest';
import { browserSurroundings } from './surroundings.ts';

afterEach(() => vi.restoreAllMocks());

/** What the page hears of its surroundings, in order. */
function listening() {
  const heard: string[] = [];
  const around = browserSurroundings(window);
  const stops = [
    around.onWake(() => heard.push('wake')),
    around.onSleep(() => heard.push('sleep')),
    around.onOffline(() => heard.push('offline')),
  ];
  const stop = () => {
    for (const each of stops) each();
  };
  return { around, heard, stop };
}

function look(state: 'visible' | 'hidden') {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

function show(persisted: boolean) {
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
}

test('a payer who switches to the bank app and back puts the page to rest and wakes it', () => {
  const { around, heard, stop } = listening();
  look('hidden');
  expect(around.visible()).toBe(false);
  look('visible');
  expect([around.visible(), heard]).toEqual([true, ['sleep', 'wake']]);
  stop();
});

test('a page that comes back from the memory for going back is awake, one freshly loaded was never asleep', () => {
  const { heard, stop } = listening();
  show(false);
  show(true);
  expect(heard).toEqual(['wake']);
  stop();
});

test('a page that was frozen, or whose app says that it is in front again, is awake', () => {
  const { heard, stop } = listening();
  document.dispatchEvent(new Event('resume'));
  expect(heard).toEqual(['wake']);
  stop();
  document.dispatchEvent(new Event('resume'));
  expect(heard).toEqual(['wake']);
});

test('a payer who comes back from an app beside the page wakes it, and who was away altogether wakes it once', () => {
  const { heard, stop } = listening();
  const turn = (kind: 'blur' | 'focus') => window.dispatchEvent(new Event(kind));
  turn('focus');
  expect(heard).toEqual([]);
  turn('blur');
  turn('focus');
  expect(heard).toEqual(['wake']);
  turn('blur');
  look('hidden');
  look('visible');
  turn('focus');
  expect(heard).toEqual(['wake', 'sleep', 'wake']);
  stop();
});

test('a network that goes and comes is heard of', () => {
  const { heard, stop } = listening();
  window.dispatchEvent(new Event('offline'));
  window.dispatchEvent(new Event('online'));
  expect(heard).toEqual(['offline', 'wake']);
  stop();
});

test('nothing is heard any more once nobody listens', () => {
  const { heard, stop } = listening();
  stop();
  look('hidden');
  look('visible');
  show(true);
  for (const kind of ['offline', 'online']) window.dispatchEvent(new Event(kind));
  expect(heard).toEqual([]);
});
