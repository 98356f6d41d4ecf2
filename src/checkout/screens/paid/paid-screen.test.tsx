import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { views } from '../../../../test/support/gallery/sample-views.ts';
import { page } from '../../../../test/support/gallery/screens.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const view = { ...views.paid, account: { holder: 'TEST PAYER', lastFour: '0131883461' } };

const facts = (container: Element) =>
  [...container.querySelectorAll('dl > div')].map((row) => [
    row.querySelector('dt')?.textContent,
    row.querySelector('dd > span:not(.sr)')?.textContent ?? row.querySelector('dd')?.textContent,
  ]);

const text = [
  'Test payment: no money moved',
  'To: Adire Lane',
  'Amount: ₦48,500.00',
  'For: Order 1042, two wrappers',
  'From: GTBank ····\u00a03461',
  'When: 21 Nov 2026, 14:02 Lagos time',
  'Reference: ORDER1042LAGOS',
  'Payment number: Q7R2M9XK4TB8WZ1PD5HS',
  'On your bank statement: ADIRE LANE ORDER 1042',
  'Questions? Ask Adire Lane: help@adirelane.example',
].join('\n');

test('the receipt says what for, from where, when by which clock, and what finds the payment again', () => {
  const { container } = render(page({ view }));
  expect(screen.getByText('₦48,500.00 to Adire Lane')).not.toBeNull();
  expect(facts(container)).toEqual([
    ['For', 'Order 1042, two wrappers'],
    ['From', 'GTBank ····\u00a03461'],
    ['When', '21 Nov 2026, 14:02 Lagos time'],
    ['Reference', 'ORDER1042LAGOS'],
    ['Payment number', 'Q7R2M9XK4TB8WZ1PD5HS'],
    ['On your bank statement', 'ADIRE LANE ORDER 1042'],
  ]);
  expect(screen.getByText('Questions? Ask Adire Lane: help@adirelane.example')).not.toBeNull();
});

test('a receipt shows nothing of the account beyond the last four digits', () => {
  const { container } = render(page({ view }));
  expect(container.textContent).not.toMatch(/01318834|TEST PAYER/);
});

test('what the provider did not tell is left out, not guessed', () => {
  const { providerReference: _, narration: __, account: ___, ...less } = view;
  const { container } = render(page({ view: less }));
  expect(facts(container)).toEqual([
    ['For', 'Order 1042, two wrappers'],
    ['From', 'GTBank'],
    ['When', '21 Nov 2026, 14:02 Lagos time'],
    ['Reference', 'ORDER1042LAGOS'],
  ]);
});

test.each([
  [
    'what was told of the account, from an account there',
    { pageMethod: 'account', bankTold: 'Kuda', account: { lastFour: '3461' } },
    [
      ['From', 'Kuda ····\u00a03461'],
      ['How', 'On Mono’s page, from your account'],
    ],
  ],
  [
    'the account alone, by a transfer',
    { pageMethod: 'transfer', account: { lastFour: '3461' } },
    [
      ['From', 'Account ····\u00a03461'],
      ['How', 'By transfer, on Mono’s page'],
    ],
  ],
  ['nothing of the account, in a chat', { pageMethod: 'whatsapp' }, [['How', 'In WhatsApp, with Mono']]],
] as const)('who paid on the provider’s page reads there how: %s', (_, told, shown) => {
  const { bank: __, account: ___, ...less } = view;
  const { container } = render(page({ view: { ...less, ...told } }));
  expect(facts(container)).toEqual([
    ['For', 'Order 1042, two wrappers'],
    ...shown,
    ['When', '21 Nov 2026, 14:02 Lagos time'],
    ['Reference', 'ORDER1042LAGOS'],
    ['Payment number', 'Q7R2M9XK4TB8WZ1PD5HS'],
    ['On your bank statement', 'ADIRE LANE ORDER 1042'],
  ]);
});

function saidAfterPrinting(print: () => void) {
  vi.useFakeTimers();
  vi.stubGlobal('print', print);
  render(page({ view }));
  fireEvent.click(screen.getByRole('button', { name: 'Print receipt' }));
  void act(() => void vi.advanceTimersByTime(2_000));
  vi.useRealTimers();
  return screen.getByRole('status').textContent;
}

test('printing prints this page, and needs no word', () => {
  const print = vi.fn(() => void window.dispatchEvent(new Event('beforeprint')));
  expect(saidAfterPrinting(print)).toBe('');
  expect(print).toHaveBeenCalledOnce();
});

test('a webview whose printing does nothing says so', () => {
  expect(saidAfterPrinting(() => {})).toBe('This browser does not print from here.');
});

test('a browser that cannot print does not offer it', () => {
  vi.stubGlobal('print', undefined);
  render(page({ view }));
  expect(screen.queryByRole('button', { name: 'Print receipt' })).toBeNull();
});

test('the receipt is handed on as text, with the mode in it, by the phone’s own means', () => {
  const shared: unknown[] = [];
  vi.stubGlobal('navigator', { share: async (data: unknown) => void shared.push(data) });
  render(page({ view }));
  fireEvent.click(screen.getByRole('button', { name: 'Share receipt' }));
  expect(shared).toEqual([{ text }]);
});

test('a live receipt says nothing of a test', () => {
  const shared: { text: string }[] = [];
  vi.stubGlobal('navigator', { share: async (data: { text: string }) => void shared.push(data) });
  render(page({ view: { ...view, mode: 'live' } }));
  fireEvent.click(screen.getByRole('button', { name: 'Share receipt' }));
  expect(shared).toEqual([{ text: text.replace('Test payment: no money moved\n', '') }]);
});

async function saidAfter(name: string) {
  render(page({ view }));
  fireEvent.click(screen.getByRole('button', { name }));
  await vi.waitUntil(() => screen.getByRole('status').textContent !== '');
  return screen.getByRole('status').textContent;
}

test('where there is no sharing, or a frame may not share, the receipt is copied, and said to be once it is', async () => {
  const kept: string[] = [];
  const clipboard = { writeText: async (copied: string) => void kept.push(copied) };
  vi.stubGlobal('navigator', { clipboard });
  expect(await saidAfter('Copy receipt')).toBe('Receipt copied');
  cleanup();
  const share = () => Promise.reject(new DOMException('not here', 'NotAllowedError'));
  vi.stubGlobal('navigator', { clipboard, share });
  expect(await saidAfter('Share receipt')).toBe('Receipt copied');
  expect(kept).toEqual([text, text]);
});

test('where nothing can be copied either, the payer is told what to do instead', async () => {
  vi.stubGlobal('navigator', {});
  expect(await saidAfter('Copy receipt')).toBe(
    'This browser does not let the page copy. Take a picture of the screen instead.',
  );
});

test.each([
  ['refunded', '₦48,500.00 was paid back on 23 Nov 2026, 10:12 Lagos time.', '23 Nov 2026, 10:12 Lagos time'],
  [
    'processing',
    '₦48,500.00 is being paid back to you: asked for on 23 Nov 2026, 10:12 Lagos time.',
    'Asked for',
  ],
] as const)('a payment that is %s says so before all else, and on the receipt', (status, said, listed) => {
  const refund = { status, at: '2026-11-23T09:12:00.000Z' };
  const { container } = render(page({ view: { ...view, refund } }));
  expect(container.querySelector('.told')?.textContent).toBe(said);
  expect(facts(container)).toContainEqual(['Paid back', listed]);
});
