import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { views } from '../../../test/support/gallery/sample-views.ts';
import { page } from '../../../test/support/gallery/screens.tsx';
import type { SessionView } from '../../contract/session.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const wait = (milliseconds: number) => void act(() => void vi.advanceTimersByTime(milliseconds));

function waiting(view: SessionView) {
  const { container, rerender } = render(page({ view, busy: true }));
  const read = () => container.querySelector('.foot .note')?.textContent;
  return { read, quiet: () => rerender(page({ view })), busy: () => rerender(page({ view, busy: true })) };
}

test('a slow bank is told as slow after 8 seconds and as still waited for after 25, each said once', () => {
  const { read } = waiting(views['log-in']);
  const said = () => screen.getByRole('status').textContent;
  const seen = [[read(), said()]];
  for (const pause of [7_999, 1, 16_999, 1, 60_000]) {
    wait(pause);
    seen.push([read(), said()]);
  }
  const first = 'GTBank can take up to a minute to answer.';
  const slow = 'GTBank is slow to answer. Nothing is charged at this step.';
  const long = 'Still waiting for GTBank. It can take up to a minute. Nothing is charged at this step.';
  expect(seen).toEqual([
    [first, ''],
    [first, ''],
    [slow, slow],
    [slow, slow],
    [long, long],
    [long, long],
  ]);
});

test('each wait begins anew', () => {
  const { read, quiet, busy } = waiting(views['choose-account']);
  wait(30_000);
  quiet();
  expect(read()).toBeUndefined();
  busy();
  expect(read()).toBe('GTBank can take up to a minute to answer.');
});

test.each(['confirm-payment', 'authorise'] as const)(
  'once money may move, waiting at %s never says that nothing is charged',
  (step) => {
    const { read } = waiting(views[step]);
    const seen = [0, 8_000, 17_000].map((pause) => {
      wait(pause);
      return read();
    });
    expect(seen).toEqual([
      'Please stay on this page. It can take up to two minutes.',
      'GTBank is slow to answer. Please stay on this page and do not pay again.',
      'Still waiting for GTBank. Please do not pay again: this payment may still go through.',
    ]);
  },
);
