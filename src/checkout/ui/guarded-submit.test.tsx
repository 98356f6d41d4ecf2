import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GuardedSubmit } from './guarded-submit.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

let sent = 0;
const onSubmit = (event: Event) => {
  event.preventDefault();
  sent += 1;
};

function Form({ busy = false, terms = 'one' }: { busy?: boolean; terms?: string }) {
  return (
    <form onSubmit={onSubmit}>
      <GuardedSubmit label="Pay ₦50.00" busy={busy} busyLabel="Paying…" terms={terms} />
    </form>
  );
}

/** Passes time in steps, so that what is drawn keeps up. */
const pass = (ms: number) => void act(() => void vi.advanceTimersByTime(ms));
const button = () => screen.getByRole('button');
const taps = () => {
  sent = 0;
  fireEvent.click(button());
  return sent;
};

test('a tap in the first half second is not taken, and one after it is', () => {
  render(<Form />);
  expect([taps(), button().getAttribute('aria-disabled')]).toEqual([0, 'true']);
  pass(490);
  expect(taps()).toBe(0);
  pass(10);
  expect([taps(), button().getAttribute('aria-disabled')]).toEqual([1, 'false']);
});

test('other terms under the button, or the return from a try, begin the half second anew', () => {
  const { rerender } = render(<Form />);
  pass(500);
  rerender(<Form terms="two" />);
  expect(taps()).toBe(0);
  pass(500);
  expect(taps()).toBe(1);
  rerender(<Form terms="two" busy />);
  pass(500);
  rerender(<Form terms="two" />);
  expect(taps()).toBe(0);
});

test('time in which nobody sees the page does not count', () => {
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  render(<Form />);
  pass(5_000);
  expect(taps()).toBe(0);
  visibility.mockReturnValue('visible');
  void act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(taps()).toBe(0);
  pass(500);
  expect(taps()).toBe(1);
});

/** A frame whose browser tells `tell` what is seen of it. */
function inFrame(): (entry: object) => void {
  let tell: (entry: object) => void = () => {};
  vi.stubGlobal('parent', {});
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(onSeen: (entries: object[]) => void) {
        tell = (entry) => void act(() => onSeen([entry]));
      }
      observe() {}
      disconnect() {}
    },
  );
  return (entry) => tell(entry);
}

test('in a frame nothing is taken before the browser has said what is seen, and a browser that cannot tell is believed', () => {
  const tell = inFrame();
  render(<Form />);
  pass(5_000);
  expect(taps()).toBe(0);
  tell({ intersectionRatio: 1 });
  pass(500);
  expect(taps()).toBe(1);
});

test('a covered frame takes no tap, says why after a while or at the first tap, and takes taps again once it is seen', () => {
  const tell = inFrame();
  render(<Form />);
  const way = () => screen.queryByRole('link', { name: 'Open the page in a tab of its own' });
  tell({ isVisible: false, intersectionRatio: 1 });
  pass(1_000);
  expect(way()).toBeNull();
  expect(taps()).toBe(0);
  expect(way()?.getAttribute('href')).toBe(location.href);
  expect(button().className).toBe('button quiet');
  tell({ isVisible: true, intersectionRatio: 1 });
  expect([taps(), way()]).toEqual([0, null]);
  expect(button().className).toBe('button');
  pass(500);
  expect(taps()).toBe(1);
  tell({ isVisible: true, intersectionRatio: 0.3 });
  pass(1_500);
  expect([taps(), way() === null]).toEqual([0, false]);
});
