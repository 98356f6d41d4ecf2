import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { useAwake } from './use-awake.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  Reflect.deleteProperty(navigator, 'wakeLock');
});

function Wait() {
  useAwake();
  return null;
}

/** A browser that can keep the screen awake. Says how many locks are held and how many were asked for. */
function phone(request?: () => Promise<never>) {
  const told = { held: 0, asked: 0 };
  const release = async () => {
    told.held -= 1;
  };
  const lock = async () => {
    told.asked += 1;
    if (request) return request();
    told.held += 1;
    return { release };
  };
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request: lock } });
  return told;
}

const settled = () => act(() => new Promise<void>((resolve) => queueMicrotask(resolve)));
const looksAgain = async () => {
  document.dispatchEvent(new Event('visibilitychange'));
  await settled();
};

test('the screen is kept awake while a wait is looked at, once more after another app, and never beyond it', async () => {
  const told = phone();
  const { unmount } = render(<Wait />);
  await settled();
  expect(told).toEqual({ held: 1, asked: 1 });
  await looksAgain();
  expect(told).toEqual({ held: 1, asked: 2 });
  void act(() => void unmount());
  await settled();
  await looksAgain();
  expect(told).toEqual({ held: 0, asked: 2 });
});

test('after ten minutes the phone may sleep', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const told = phone();
  render(<Wait />);
  await settled();
  vi.advanceTimersByTime(10 * 60_000);
  await settled();
  await looksAgain();
  expect(told).toEqual({ held: 0, asked: 1 });
});

test('where it is not allowed, or not known, the wait goes on as it is', async () => {
  const told = phone(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
  const { unmount } = render(<Wait />);
  await settled();
  void act(() => void unmount());
  Reflect.deleteProperty(navigator, 'wakeLock');
  render(<Wait />);
  await settled();
  expect(told).toEqual({ held: 0, asked: 1 });
});
