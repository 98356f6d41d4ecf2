import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from '../../../../test/support/gallery/screens.tsx';
import { destinations, transferViews } from '../../../../test/support/gallery/transfer-views.ts';
import type { PayerEvent } from '../../machine/facade.ts';

const view = transferViews['send-transfer'];

let kept: string[];

beforeEach(() => {
  kept = [];
  vi.stubGlobal('navigator', {
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)',
    clipboard: { writeText: async (text: string) => void kept.push(text) },
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const names = () =>
  screen.getAllByRole('button').map((button) => button.getAttribute('aria-label') ?? button.textContent);

async function copy(name: string) {
  const before = kept.length;
  fireEvent.click(screen.getByRole('button', { name }));
  await vi.waitUntil(() => kept.length > before);
}

test('one look tells how much, from which account alone, and to which', () => {
  const { container } = render(page({ view }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Send exactly ₦50.00');
  expect(container.querySelector('.sub')?.textContent).toBe(
    'In your bank app, from GTBank ····\u00a03461your GTBank account ending in 3 4 6 1 only. Another account will not work.',
  );
  const rows = [...container.querySelectorAll('.to .copy-row')].map((row) => [
    row.querySelector('.copy-label')?.textContent,
    row.querySelector('.copy-value > span')?.textContent,
  ]);
  expect(rows).toEqual([
    ['To this account number', '0020025928'],
    ['At this bank', 'Fidelity Bank'],
    ['Amount', '₦50.00'],
  ]);
  expect(
    screen.getByText(
      'Why? It shows that the account is yours. It goes to NIBSS, Nigeria’s bank network, not to Adire Lane: your bank app may show a name you do not know.',
    ),
  ).not.toBeNull();
});

test('each value is copied by a tap, and with it is said which account to send from', async () => {
  const sent: PayerEvent[] = [];
  render(page({ view }, (event) => sent.push(event)));
  await copy('Copy account number');
  await vi.waitUntil(() => screen.getByRole('status').textContent !== '');
  expect(screen.getByRole('status').textContent).toBe(
    'Account number: copied. Send from your GTBank account ending in 3 4 6 1 only.',
  );
  await copy('Copy bank name');
  await copy('Copy amount');
  expect(kept).toEqual(['0020025928', 'Fidelity Bank', '50']);
  await vi.waitUntil(() => sent.length === 3);
  expect(sent).toEqual(Array.from({ length: 3 }, () => ({ type: 'transfer.copied' })));
});

test.each([
  [1, undefined],
  [2, 'Cannot find this bank? 1 other works'],
  [3, 'Cannot find this bank? 2 others work'],
  [5, 'Cannot find this bank? 4 others work'],
  [20, 'Cannot find this bank? 19 others work'],
])('of %d accounts all can be copied, the others folded away', async (count, title) => {
  const many = destinations(count);
  const { container } = render(page({ view: { ...view, destinations: many } }));
  const summaries = [...container.querySelectorAll('summary')].map(({ textContent }) => textContent);
  expect(summaries).toEqual([...(title === undefined ? [] : [title]), 'Continue on another phone']);
  for (const { bankName } of many.slice(1)) await copy(`Copy account number at ${bankName}`);
  expect(kept).toEqual(many.slice(1).map(({ accountNumber }) => accountNumber));
});

test('without an account to send to the payer is not asked to say that it was sent, but to start again', () => {
  render(page({ view: { ...view, destinations: [] } }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('There is no account to send to');
  expect(names()).toEqual([
    'Close',
    'Cancel setting this up',
    'Start again with this account',
    'Copy support code',
  ]);
});

test.each([
  [
    'same_bank',
    'GTBank',
    'GTBank is your own bank: transfers inside one bank are usually quickest.',
    '1 other account works',
  ],
  [
    'any_bank',
    'Fidelity Bank',
    'Fidelity Bank takes transfers from any bank.',
    'Cannot find this bank? 1 other works',
  ],
] as const)('an account recommended as %s says why', (recommended, bankName, reason, title) => {
  const [first, second] = destinations(2);
  if (first === undefined || second === undefined) throw new Error('two were asked for');
  render(page({ view: { ...view, destinations: [{ ...first, bankName, recommended }, second] } }));
  expect(screen.getByText(reason)).not.toBeNull();
  expect(screen.getByText(title)).not.toBeNull();
});

test('where the bank’s app refuses so small a transfer, no other amount is offered but a way to another bank', () => {
  const { rerender } = render(page({ view }));
  expect(screen.queryByText(/does not send less than/)).toBeNull();
  rerender(page({ view: { ...view, bank: { ...view.bank, smallestTransferMinor: 10_000 } } }));
  expect(screen.getByText(/does not send less than/).textContent).toBe(
    'GTBank’s app does not send less than ₦100.00, and this needs exactly ₦50.00. Another amount does not count. If it refuses, start again and use another bank.',
  );
});

test('in test mode it is plain that no real money is to be sent; live, nothing of it', () => {
  const { rerender } = render(page({ view }));
  expect(screen.queryByText('Test: send no real money.')).not.toBeNull();
  rerender(page({ view: { ...view, mode: 'live' } }));
  expect(screen.queryByText('Test: send no real money.')).toBeNull();
});

const dialled = {
  ...view,
  destinations: destinations(1).map((each) => ({ ...each, ussd: '*737*2*50*0020025928#' })),
};

test('on Android the code is dialled by a tap, its hash and all', () => {
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (Linux; Android 10; TECNO KC8)' });
  const { container } = render(page({ view: dialled }));
  expect(screen.getByText('Dial this on the phone that GTBank knows you by')).not.toBeNull();
  const dial = container.querySelector('details a');
  expect([dial?.getAttribute('href'), dial?.getAttribute('aria-label')]).toEqual([
    'tel:*737*2*50*0020025928%23',
    'Dial *737*2*50*0020025928#',
  ]);
  expect(screen.queryByRole('button', { name: 'Copy the code to dial' })).toBeNull();
});

test('elsewhere, where a page cannot dial it, the code is read and copied', async () => {
  const { container } = render(page({ view: dialled }));
  expect(container.querySelector('details a')).toBeNull();
  await copy('Copy the code to dial');
  expect(kept).toEqual(['*737*2*50*0020025928#']);
});

test('the other accounts have their own codes, each behind the account that it sends to', () => {
  const coded = destinations(3).map((each) => ({ ...each, ussd: `*737*2*50*${each.accountNumber}#` }));
  const { container } = render(page({ view: { ...view, destinations: coded } }));
  const labels = [...container.querySelectorAll('details .copy-label')].map(({ textContent }) => textContent);
  expect(labels).toEqual([
    'Paystack-Titan',
    'Or dial',
    'Parallex Bank',
    'Or dial',
    'Dial this on the phone that GTBank knows you by',
    'Link to this page',
  ]);
});

test.each(['*737#;ext=1', 'javascript:alert(1)', '0803 000 0000', '*737*2*50'])(
  'what is no code to dial, like %s, is not shown',
  (ussd) => {
    const hostile = destinations(1).map((each) => ({ ...each, ussd }));
    const { container } = render(page({ view: { ...view, destinations: hostile } }));
    expect(container.textContent).not.toContain(ussd);
    expect(container.querySelector('details a')).toBeNull();
  },
);

test('the page goes on at another phone by its camera or by the link', async () => {
  render(page({ view }));
  expect(
    screen.getByRole('img', { name: 'QR code with the link to this page', hidden: true }),
  ).not.toBeNull();
  await copy('Copy link');
  expect(kept).toEqual([view.link.url]);
  expect(screen.queryByRole('button', { name: 'Share link' })).toBeNull();
});

test('the link is shared by the phone’s own means', () => {
  const shared: unknown[] = [];
  vi.stubGlobal('navigator', { share: async (data: unknown) => void shared.push(data) });
  render(page({ view }));
  fireEvent.click(screen.getByRole('button', { name: 'Share link' }));
  expect(shared).toEqual([{ text: view.link.url }]);
});

test('“I have sent it” is said once, and not while it is under way', () => {
  const sent: PayerEvent[] = [];
  const send = (event: PayerEvent) => sent.push(event);
  const { rerender } = render(page({ view }, send));
  fireEvent.click(screen.getByRole('button', { name: 'I have sent it' }));
  rerender(page({ view, busy: true }, send));
  fireEvent.click(screen.getByRole('button', { name: 'One moment…' }));
  expect(sent).toEqual([{ type: 'transfer.claimed' }]);
});

test('nothing comes before the account to send to, until it was copied and the payer is on the way', async () => {
  render(page({ view }));
  const main = () => screen.getByRole('button', { name: 'I have sent it' }).className;
  expect(main()).toBe('button quiet');
  await copy('Copy account number');
  await vi.waitUntil(() => main() === 'button');
});

test('starting again is asked about once, since a transfer already sent would be lost', () => {
  const sent: PayerEvent[] = [];
  render(page({ view }, (event) => sent.push(event)));
  const open = () => fireEvent.click(screen.getByRole('button', { name: 'Start again with this account' }));
  open();
  const asked = screen.getByRole('alertdialog');
  expect(asked.textContent).toContain('If you have sent it already, please wait instead');
  fireEvent.click(within(asked).getByRole('button', { name: 'Keep this one' }));
  expect([screen.queryByRole('alertdialog'), sent]).toEqual([null, []]);
  open();
  fireEvent.click(screen.getByRole('button', { name: 'Start again' }));
  expect([screen.queryByRole('alertdialog'), sent]).toEqual([null, [{ type: 'restart.asked' }]]);
});

test('too late, nothing invites to send, and the two ways on are told apart', () => {
  const sent: PayerEvent[] = [];
  const { container } = render(
    page({ view: { ...view, tooLate: true, secondsLeft: 0 } }, (event) => sent.push(event)),
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Too late to send');
  expect(container.textContent).toContain(
    'The time to send ₦50.00 ended on 21 Nov 2026, 15:02 Lagos time. Please do not send it now: it may not count.',
  );
  expect(container.textContent).not.toContain('0020025928');
  expect(names()).toEqual([
    'Close',
    'Cancel setting this up',
    'Start again with this account',
    'I sent it in time',
    'Copy support code',
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'I sent it in time' }));
  expect(sent).toEqual([{ type: 'transfer.claimed' }]);
});

test('the server’s word that it is too late counts more than the count', () => {
  render(page({ view: { ...view, tooLate: true, secondsLeft: 60 } }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Too late to send');
});

test('at the deadline the screen turns by itself, and says so once', () => {
  vi.useFakeTimers();
  render(page({ view: { ...view, secondsLeft: 3 } }));
  void act(() => void vi.advanceTimersByTime(2_000));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Send exactly ₦50.00');
  void act(() => void vi.advanceTimersByTime(1_000));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Too late to send');
  expect(screen.getByRole('status').textContent).toBe('Too late to send');
  vi.useRealTimers();
});
