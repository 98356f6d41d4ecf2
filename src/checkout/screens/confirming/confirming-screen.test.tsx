import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { views } from '../../../../test/support/gallery/sample-views.ts';
import { page } from '../../../../test/support/gallery/screens.tsx';
import type { PayerEvent } from '../../machine/facade.ts';
import { elapsed } from '../../ui/elapsed.ts';

const view = views.confirming;

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('a payer whose payment is not clear is told why not to pay again, and may leave', () => {
  render(page({ view }));
  expect(
    screen.getByText(
      'We do not have GTBank’s answer yet. Please do not pay again: if this payment still goes through, paying again would charge you twice.',
    ),
  ).not.toBeNull();
  expect(
    screen.getByText(
      'You may close this page. Adire Lane is told once it is clear, and this link keeps working.',
    ),
  ).not.toBeNull();
  expect(screen.getByText('Support code 7K2-Q9D')).not.toBeNull();
});

test('who paid on the provider’s page waits for the provider, whatever bank was chosen there', () => {
  const { bank: _, ...onPage } = view;
  render(page({ view: onPage }));
  expect(screen.getByText(/^We do not have Mono’s answer yet\./)).not.toBeNull();
  cleanup();
  render(page({ view: { ...onPage, needsReview: true } }));
  expect(screen.getByText(/^What Mono told us does not settle it yet\./)).not.toBeNull();
});

test('nothing on the screen invites to pay again', () => {
  const sent: PayerEvent[] = [];
  render(page({ view }, (event) => sent.push(event)));
  const buttons = screen.getAllByRole('button');
  expect(buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent)).toEqual([
    'Close',
    'Close',
    'Copy support code',
  ]);
  for (const button of buttons) fireEvent.click(button);
  expect(sent).toEqual([{ type: 'close.asked' }, { type: 'close.asked' }]);
});

test('the wait is counted from when it began, on a page opened later too, whatever the phone’s clock says', () => {
  vi.useFakeTimers();
  const seenNow = { ...view };
  const { rerender } = render(page({ view: seenNow }));
  expect(screen.getByRole('timer').textContent).toBe('0:41');
  void act(() => {
    vi.advanceTimersByTime(20_000);
  });
  expect(screen.getByRole('timer').textContent).toBe('1:01');
  vi.setSystemTime(0);
  void act(() => {
    vi.advanceTimersByTime(1_000);
  });
  expect(screen.getByRole('timer').textContent).toBe('1:02');
  rerender(page({ view: seenNow, closing: 'closed' }));
  void act(() => {
    vi.advanceTimersByTime(5_000);
  });
  rerender(page({ view: seenNow }));
  expect(screen.getByRole('timer').textContent).toBe('1:07');
});

test('a payment that a person looks into says so, and still asks not to pay again', () => {
  render(page({ view: { ...view, needsReview: true } }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
    'Adire Lane has to look into your payment',
  );
  expect(
    screen.getByText(
      'What GTBank told us does not settle it yet. Please do not pay again: you may have paid already.',
    ),
  ).not.toBeNull();
});

test('without a connection the page does not claim to be asking', () => {
  render(page({ view, offline: true }));
  expect(screen.queryByText('Still asking')).toBeNull();
  expect(screen.getByText('Waiting for the connection')).not.toBeNull();
});

test('a wait reads as minutes and seconds, then hours, and is never negative', () => {
  expect([0, 41.999, 725, 3_729, -5].map(elapsed)).toEqual(['0:00', '0:41', '12:05', '1:02:09', '0:00']);
});
