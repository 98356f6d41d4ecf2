import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { views } from '../../../test/support/gallery/sample-views.ts';
import { page } from '../../../test/support/gallery/screens.tsx';
import type { SessionView } from '../../contract/session.ts';
import { declineReasons, unavailableReasons } from '../../contract/view-parts.ts';
import type { PayerEvent } from '../machine/facade.ts';

afterEach(cleanup);

function actionsOf(view: SessionView) {
  const sent: PayerEvent[] = [];
  const { container, unmount } = render(page({ view }, (event) => sent.push(event)));
  const buttons = [...container.querySelectorAll('.foot button, .choices button')];
  for (const button of buttons) fireEvent.click(button);
  const labels = buttons.map((button) => button.textContent);
  unmount();
  return labels.map((label, index) => [label, sent[index]]);
}

const labels = (view: SessionView) => actionsOf(view).map(([label]) => label);

test('after a refusal the payer can try again, log in another way, use another bank or cancel', () => {
  expect(actionsOf({ ...views.declined, reason: 'bank_refused' })).toEqual([
    ['Try again', { type: 'retry.asked' }],
    ['Log in another way', { type: 'method-change.asked' }],
    ['Use another bank', { type: 'bank-change.asked' }],
    ['Cancel payment', { type: 'cancel.asked' }],
  ]);
});

test('where the account was the reason and the login showed others, another one comes first, and says that it is a new login', () => {
  const view = { ...views.declined, hasOtherAccounts: true } as const;
  expect(actionsOf(view)).toEqual([
    ['Use another account', { type: 'retry.asked' }],
    ['Use another bank', { type: 'bank-change.asked' }],
    ['Log in another way', { type: 'method-change.asked' }],
    ['Cancel payment', { type: 'cancel.asked' }],
  ]);
  render(page({ view }));
  expect(screen.getByText('Log in to GTBank again to choose another of your accounts.')).not.toBeNull();
});

test('where the reason is no account, another account of the same login is not offered', () => {
  const view = { ...views.declined, reason: 'login_locked', hasOtherAccounts: true } as const;
  const order = ['Use another bank', 'Log in another way', 'Try again', 'Cancel payment'];
  expect(labels(view)).toEqual(order);
  render(page({ view }));
  expect(screen.queryByText(/choose another of your accounts/)).toBeNull();
});

test('what would most likely end the same is offered after what may not', () => {
  const first = (view: SessionView) => labels(view)[0];
  const declined = declineReasons.map((reason) => [reason, first({ ...views.declined, reason })]);
  const unavailable = unavailableReasons.map((reason) => [reason, first({ ...views.unavailable, reason })]);
  expect(Object.fromEntries([...declined, ...unavailable])).toEqual({
    insufficient_funds: 'Use another bank',
    account_dormant: 'Use another bank',
    limit_exceeded: 'Use another bank',
    account_locked: 'Use another bank',
    login_locked: 'Use another bank',
    tries_used_up: 'Log in another way',
    details_changed: 'Try again',
    bank_refused: 'Try again',
    provider_unreachable: 'Try again',
    provider_refuses_us: 'Try again',
    bank_asks_more: 'Log in another way',
    bank_busy: 'Try again',
    order_refused: 'Use another bank',
  });
});

test('the account that was refused is shown, with no more than its last four digits', () => {
  const account = { holder: 'TEST PAYER', lastFour: '0131883461' };
  const { container } = render(page({ view: { ...views.declined, account } }));
  expect(container.querySelector('dd')?.textContent).toContain('GTBank ····\u00a03461');
  expect(container.textContent).not.toContain('01318834');
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
      'This page takes no more logins or codes for this payment. To pay, start again at Adire Lane.',
    ),
  ).not.toBeNull();
  expect(screen.queryByText(/answered/)).toBeNull();
});

test('where logins are used up and there is another way to pay, nobody is sent back to the merchant', () => {
  render(page({ view: { ...views.declined, reason: 'tries_used_up', commands: ['change-way', 'cancel'] } }));
  expect(screen.getByText('This page takes no more logins or codes for this payment.')).not.toBeNull();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('No more logins here');
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
  expect(screen.queryByText(/No money was taken by this try/)).not.toBeNull();
  rerender(page({ view: { ...views.unavailable, mayHavePaid: true } }));
  expect(screen.queryByText(/No money was taken/)).toBeNull();
});

test('an old link shows no amount, description or reference', () => {
  const { container } = render(page({ view: views.expired }));
  expect(container.textContent).not.toMatch(/₦|wrappers|ORDER1042/);
  expect(screen.getByText('Questions? Ask Adire Lane: help@adirelane.example')).not.toBeNull();
});

test('where there is another way to pay it is offered at the banks, and to whom whose bank is not among them', () => {
  const view = { ...views['choose-bank'], commands: ['choose-bank', 'change-way', 'cancel'] } as const;
  const of: SessionView = { ...view, commands: [...view.commands] };
  const sent: PayerEvent[] = [];
  const { rerender } = render(page({ view: of }, (event) => sent.push(event)));
  fireEvent.click(screen.getByRole('button', { name: 'Pay another way' }));
  rerender(page({ view: of, bankMissing: true }, (event) => sent.push(event)));
  fireEvent.click(screen.getByRole('button', { name: 'Pay another way' }));
  expect(sent.filter(({ type }) => type === 'way-change.asked')).toHaveLength(2);
});

test('a refusal at the provider’s page leads to the other ways, or there again where there is no other', () => {
  const { bank: _, ...declined } = { ...views.declined, reason: 'bank_refused' as const };
  const all: SessionView = { ...declined, commands: ['try-again', 'change-way', 'change-bank', 'cancel'] };
  expect(labels(all)).toEqual(['Pay another way', 'Cancel payment']);
  expect(labels({ ...all, commands: ['try-again', 'change-way', 'cancel'] })).toEqual([
    'Try again',
    'Cancel payment',
  ]);
  render(page({ view: all }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Mono did not make the payment');
});
