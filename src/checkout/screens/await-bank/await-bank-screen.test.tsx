import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from '../../../../test/support/gallery/screens.tsx';
import { transferViews } from '../../../../test/support/gallery/transfer-views.ts';
import type { PayerEvent } from '../../machine/facade.ts';

const view = transferViews['await-bank'];

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const stages = (container: Element) =>
  [...container.querySelectorAll('.stages li')].map((stage) => [
    stage.querySelector('b')?.textContent,
    stage.querySelector('.sr')?.textContent,
    stage.querySelector('small')?.textContent,
  ]);

test('the wait says what for, how long it usually takes, and that the payer may leave', () => {
  const { container } = render(page({ view }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Waiting for GTBank');
  expect(stages(container)).toEqual([
    ['You said that you sent ₦50.00', ', done.', 'Nobody can see it arrive before the bank answers.'],
    ['GTBank and NIBSS confirm it', ', now.', 'Usually takes 1 minute to 8 hours'],
    ['Adire Lane can take the first payment', ', next.', 'Some time after that. This link then says when.'],
  ]);
  expect(
    screen.getByText('You can close this page: Adire Lane will be told. The same link shows how it went.'),
  ).not.toBeNull();
});

test('the wait is counted on from what the server told', () => {
  vi.useFakeTimers();
  render(page({ view }));
  expect(screen.getByRole('timer').textContent).toBe('0:41');
  void act(() => void vi.advanceTimersByTime(20_000));
  expect(screen.getByRole('timer').textContent).toBe('1:01');
});

const patience = [
  [179, undefined],
  [180, 'No answer yet. That is usual; there is nothing more to do.'],
  [
    600,
    'Still no answer. Please check that ₦50.00 left GTBank ····\u00a03461. If it did, wait: do not send it again.',
  ],
  [
    3_600,
    'This takes longer than most. If ₦50.00 went from another account, or was another amount, it does not count. If it was right, the answer can still come.',
  ],
] as const;

test.each(patience)('after %d seconds the payer reads what is true then', (waitedSeconds, text) => {
  vi.useFakeTimers();
  const { container } = render(page({ view: { ...view, waitedSeconds } }));
  expect(container.querySelector('.card .small')?.textContent).toBe(text);
  expect(screen.getByRole('status').textContent).toBe('');
});

test('a wait that becomes long is said once', () => {
  vi.useFakeTimers();
  render(page({ view: { ...view, waitedSeconds: 178 } }));
  void act(() => void vi.advanceTimersByTime(1_000));
  expect(screen.getByRole('status').textContent).toBe('');
  void act(() => void vi.advanceTimersByTime(10_000));
  expect(screen.getByRole('status').textContent).toBe(
    'No answer yet. That is usual; there is nothing more to do.',
  );
});

test('until the deadline the account details can be shown again', () => {
  const sent: PayerEvent[] = [];
  render(page({ view }, (event) => sent.push(event)));
  fireEvent.click(screen.getByRole('button', { name: 'Show the account details again' }));
  expect(sent).toEqual([{ type: 'back.asked' }]);
});

test('after the deadline the payer is told not to send, and what happens then', () => {
  render(page({ view: { ...view, tooLate: true, secondsLeft: 0 } }));
  expect(
    screen.getByText(
      'The time to send ended on 21 Nov 2026, 15:02 Lagos time. If you sent it before then, wait here. If not, do not send it now: start again and get a new time to send.',
    ),
  ).not.toBeNull();
});

test('what the server does not take is not offered', () => {
  render(page({ view: { ...view, commands: [] } }));
  expect(
    screen.getAllByRole('button').map((each) => each.getAttribute('aria-label') ?? each.textContent),
  ).toEqual(['Close', 'Close', 'Copy support code']);
});

test('without a connection the page does not claim to be asking', () => {
  render(page({ view, offline: true }));
  expect(screen.queryByText('Still asking')).toBeNull();
  expect(screen.getByText('Waiting for the connection')).not.toBeNull();
});

test('a payer who sent nothing in time may start again, and is asked once; before that, only look at the details', () => {
  const sent: PayerEvent[] = [];
  const inTime = { ...view, commands: ['go-back', 'restart', 'cancel'] as const };
  const { rerender } = render(page({ view: { ...inTime, commands: [...inTime.commands] } }));
  const restart = () => screen.queryByRole('button', { name: 'Start again with this account' });
  expect(restart()).toBeNull();
  const late = { ...view, tooLate: true, secondsLeft: 0, commands: ['restart' as const, 'cancel' as const] };
  rerender(page({ view: late }, (event) => void sent.push(event)));
  fireEvent.click(restart() as HTMLElement);
  expect(screen.getByRole('alertdialog')).not.toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Start again' }));
  expect(sent).toEqual([{ type: 'restart.asked' }]);
});
