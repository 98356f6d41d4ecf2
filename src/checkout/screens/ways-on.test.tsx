import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { views } from '../../../test/support/gallery/sample-views.ts';
import { page } from '../../../test/support/gallery/screens.tsx';
import type { SessionView } from '../../contract/session.ts';
import type { PayerEvent } from '../machine/facade.ts';

afterEach(cleanup);

function actionsOf(view: SessionView) {
  const sent: PayerEvent[] = [];
  const { container, unmount } = render(page({ view }, (event) => sent.push(event)));
  const buttons = [...container.querySelectorAll('.foot button, .methods button')];
  for (const button of buttons) fireEvent.click(button);
  const labels = buttons.map((button) => button.textContent);
  unmount();
  return labels.map((label, index) => [label, sent[index]]);
}

test('after a refusal the payer can try again, use another bank or cancel', () => {
  expect(actionsOf(views.declined)).toEqual([
    ['Try again', { type: 'retry.asked' }],
    ['Use another bank', { type: 'bank-change.asked' }],
    ['Cancel payment', { type: 'cancel.asked' }],
  ]);
});

test('where the same bank would refuse again, another one is offered first', () => {
  const labels = (view: SessionView) => actionsOf(view).map(([label]) => label);
  const order = ['Use another bank', 'Try again', 'Cancel payment'];
  expect(labels({ ...views.declined, reason: 'login_locked' })).toEqual(order);
  expect(labels(views.unavailable)).toEqual(order);
});

test('while the server is at it there is nothing to tap', () => {
  const sent: PayerEvent[] = [];
  render(
    page({ view: { ...views.declined, busy: true, commands: [] }, busy: true }, (event) => sent.push(event)),
  );
  fireEvent.click(screen.getByRole('button', { name: 'One moment…' }));
  expect(sent).toEqual([]);
});

test('tries used up here are told as our limit, not as a word of the bank', () => {
  render(page({ view: { ...views.declined, reason: 'tries_used_up', commands: [] } }));
  expect(
    screen.getByText(
      'What was typed here was not accepted, and this page takes no more tries. To pay, start again at Adire Lane.',
    ),
  ).not.toBeNull();
  expect(screen.queryByText(/answered/)).toBeNull();
});

test('only what the server allows is offered, and there is always a way on', () => {
  expect(actionsOf({ ...views.declined, commands: ['change-bank'] })).toEqual([
    ['Use another bank', { type: 'bank-change.asked' }],
  ]);
  expect(actionsOf({ ...views.unavailable, commands: [] })).toEqual([
    ['Back to Adire Lane', { type: 'close.asked' }],
  ]);
});

test('a payment open elsewhere can be taken over only while no money may have moved', () => {
  expect(actionsOf(views['in-use'])).toEqual([
    ['Start over here', { type: 'start-over.asked' }],
    ['Close', { type: 'close.asked' }],
  ]);
  expect(actionsOf({ ...views['in-use'], commands: [] })).toEqual([['Close', { type: 'close.asked' }]]);
});

test('each way to log in can be chosen', () => {
  expect(actionsOf(views['choose-method'])).toEqual([
    ['Internet banking', { type: 'method.chosen', methodId: 'internet' }],
    ['Mobile banking', { type: 'method.chosen', methodId: 'mobile' }],
  ]);
});

test('an end leads back to the merchant', () => {
  const back = [['Back to Adire Lane', { type: 'close.asked' }]];
  expect([views.paid, views.expired, views.cancelled].map(actionsOf)).toEqual([back, back, back]);
});

test('a payment that came to nothing is never said to have taken nothing while it may have', () => {
  const { rerender } = render(page({ view: views.unavailable }));
  expect(screen.queryByText(/No money was taken by this payment/)).not.toBeNull();
  rerender(page({ view: { ...views.unavailable, mayHavePaid: true } }));
  expect(screen.queryByText(/No money was taken/)).toBeNull();
});

test('a receipt shows the last four digits of the account and the time in Lagos', () => {
  const account = { holder: 'TEST PAYER', lastFour: '0131883461' };
  const { container } = render(page({ view: { ...views.paid, account } }));
  expect(container.textContent).not.toContain('01318834');
  expect(container.textContent).toContain('GTBank ···· 3461');
  expect(screen.getByText('21 Nov 2026, 14:02')).not.toBeNull();
});

test('an old link shows no amount, description or reference', () => {
  const { container } = render(page({ view: views.expired }));
  expect(container.textContent).not.toMatch(/₦|wrappers|ORDER1042/);
  expect(screen.getByText('Questions? Ask Adire Lane: help@adirelane.example')).not.toBeNull();
});
