import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { views } from '../../../test/support/gallery/sample-views.ts';
import { page } from '../../../test/support/gallery/screens.tsx';
import { problemCodes } from '../../contract/problem.ts';
import { en } from '../i18n/en.ts';
import type { PageProblem, PayerEvent } from '../machine/facade.ts';
import { problemWords } from './problem-words.ts';

afterEach(cleanup);

const status = () => screen.getByRole('status').textContent;
const title = () => screen.getByRole('heading', { level: 1 });

test('every screen says who is paid and how much, and that test money does not move', () => {
  render(page({ view: views['log-in'] }));
  const header = screen.getByRole('banner');
  expect(header.textContent).toContain('Pay Adire Lane₦48,500.00');
  expect(screen.getByText('Test mode · no money moves')).not.toBeNull();
});

test('a live payment has no test bar', () => {
  render(page({ view: { ...views.paid, mode: 'live' } }));
  expect(screen.queryByText('Test mode · no money moves')).toBeNull();
  expect(screen.getByRole('banner').textContent).toContain('Paid to Adire Lane');
});

test("after the payer's own act the focus stands on the new heading", () => {
  const { rerender } = render(page({ view: views['choose-bank'] }));
  fireEvent.click(screen.getByText('GTBank'));
  rerender(page({ view: views['log-in'] }));
  expect(document.activeElement).toBe(title());
  expect(title().textContent).toBe('Log in to GTBank');
});

test('a bank chosen by Enter leads to the new heading too', () => {
  const { rerender } = render(page({ view: views['choose-bank'], typed: 'kuda' }));
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Enter' });
  rerender(page({ view: views['log-in'] }));
  expect(document.activeElement).toBe(title());
});

test('a screen that came by itself takes nobody’s focus, and is said', () => {
  const { rerender } = render(page({ view: views.confirming }));
  const close = screen.getAllByRole('button', { name: 'Close' })[1] as HTMLButtonElement;
  close.focus();
  rerender(page({ view: views.paid }));
  expect(document.activeElement).not.toBe(title());
  expect(status()).toBe('Paid');
});

test('a payer without a connection reads and hears it, and stays where they are', () => {
  const { rerender } = render(page({ view: views['log-in'] }));
  fireEvent.input(screen.getByLabelText('User ID or account number'), { target: { value: '0131' } });
  rerender(page({ view: views['log-in'], offline: true }));
  expect(screen.getByText(en.shell.offline, { selector: '.offline' })).not.toBeNull();
  expect(status()).toBe(en.shell.offline);
  expect(screen.getByLabelText<HTMLInputElement>('User ID or account number').value).toBe('0131');
});

test('once the connection is back that is said, and no longer that there is none', () => {
  const { rerender } = render(page({ view: views['log-in'], offline: true }));
  expect(status()).toBe(en.shell.offline);
  rerender(page({ view: views['log-in'] }));
  expect(status()).toBe(en.shell.online);
});

test('a screen that comes with the connection is what is said', () => {
  const { rerender } = render(page({ view: views.confirming, offline: true }));
  rerender(page({ view: views.paid }));
  expect(status()).toBe('Paid');
});

test('what went wrong is no longer said once it is tried again, and what was said since stays', () => {
  const { rerender } = render(page({ view: views['confirm-payment'], problem: 'no_answer' }));
  rerender(page({ view: views['confirm-payment'] }));
  expect(status()).toBe('');
  rerender(page({ view: views['confirm-payment'], problem: 'no_answer', offline: true }));
  rerender(page({ view: views['confirm-payment'], offline: true }));
  expect(status()).toBe(en.shell.offline);
});

test('closing while money may have moved is said first; staying is the first choice', () => {
  const sent: PayerEvent[] = [];
  render(page({ view: views.confirming, closing: 'asking' }, (event) => sent.push(event)));
  const sheet = screen.getByRole('alertdialog', { name: 'You may have paid already' });
  expect(document.activeElement?.textContent).toBe('Stay here');
  fireEvent.keyDown(sheet, { key: 'Tab' });
  expect(document.activeElement?.textContent).toBe('Close this page');
  fireEvent.keyDown(sheet, { key: 'Tab' });
  expect(document.activeElement?.textContent).toBe('Stay here');
  fireEvent.keyDown(sheet, { key: 'Escape' });
  fireEvent.click(screen.getByRole('button', { name: 'Close this page' }));
  expect(sent).toEqual([{ type: 'close.dismissed' }, { type: 'close.confirmed' }]);
});

test('cancelling is asked about once more; paying on is the first choice', () => {
  const sent: PayerEvent[] = [];
  render(page({ view: views['log-in'], askingCancel: true }, (event) => sent.push(event)));
  const sheet = screen.getByRole('alertdialog', { name: 'Cancel this payment?' });
  expect(sheet.textContent).toContain('Adire Lane is told. The link to this payment stops working.');
  expect(document.activeElement?.textContent).toBe('Keep paying');
  fireEvent.keyDown(document.body, { key: 'Escape' });
  fireEvent.click(within(sheet).getByRole('button', { name: 'Cancel payment' }));
  expect(sent).toEqual([{ type: 'cancel.dismissed' }, { type: 'cancel.confirmed' }]);
});

test('a page that was closed but still stands says that it may be left, and leads back', () => {
  const sent: PayerEvent[] = [];
  render(page({ view: views.confirming, closing: 'closed' }, (event) => sent.push(event)));
  expect(title().textContent).toBe('You can close this page now');
  fireEvent.click(screen.getByRole('button', { name: 'Go back to the payment' }));
  expect(sent).toEqual([{ type: 'close.dismissed' }]);
});

test('every problem has words of its own or shows the view that says it all', () => {
  const own = ['no_answer', 'no_connection', 'page_outdated', 'held_back'] as const;
  const all: readonly PageProblem[] = [...problemCodes, ...own];
  const wordless = all.filter((code) => problemWords(code, en.problems) === undefined);
  expect(wordless).toEqual(['step_out_of_order', 'already_final']);
});

test('a problem is read and heard above the screen it happened on', () => {
  render(page({ view: views['confirm-payment'], problem: 'no_answer' }));
  expect(screen.getByText(en.problems.noAnswer, { selector: '.told' })).not.toBeNull();
  expect(status()).toBe(en.problems.noAnswer);
  expect(title().textContent).toBe('Check and pay');
});

test("a merchant's picture is shown only from https, else their letters", () => {
  const merchant = { ...views.paid.merchant, logo: 'javascript:alert(1)' };
  const { container } = render(page({ view: { ...views.paid, merchant } }));
  expect(container.querySelector('header img')).toBeNull();
  expect(container.querySelector('header .mark')?.textContent).toBe('AL');
});
