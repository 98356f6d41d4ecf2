import { hydrate, render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test } from 'vitest';
import { mandateViews } from '../../test/support/gallery/mandate-variants.ts';
import { quietAt } from '../../test/support/quiet-page.ts';
import type { ViewOf } from '../contract/session.ts';
import type { Bank } from '../contract/view-parts.ts';
import { App, type Running } from './app.tsx';
import { bankList } from './early/bank-list.ts';
import { element } from './early/element.ts';
import type { EarlyDeed } from './early/handover.ts';
import { shell } from './early/shell.ts';
import type { PayerEvent } from './machine/facade.ts';

type PaymentBanks = Extract<ViewOf<'choose-bank'>, { kind: 'payment' }>;

const mandateBanks = mandateViews['choose-bank'];
const never = new Promise<never>(() => {});

function bank(index: number, more: Partial<Bank> = {}): Bank {
  return {
    id: `bank-${index}`,
    name: `Invented Bank ${index}`,
    segment: index % 4 === 0 ? 'business' : 'personal',
    methods: ['Internet banking'],
    find: `code${index}`,
    ...more,
  };
}

function view(more: Partial<PaymentBanks> = {}): PaymentBanks {
  return {
    id: 'chk_1',
    kind: 'payment',
    version: 1,
    mode: 'test',
    merchant: { name: 'Adire Lane', support: 'help@adirelane.example' },
    provider: 'Mono',
    reference: 'ORDER1042LAGOS',
    supportCode: '7K2-Q9D',
    expiresAt: '2026-11-22T12:00:00.000Z',
    busy: false,
    mayHavePaid: false,
    commands: ['choose-bank', 'cancel'],
    locale: 'en',
    amountMinor: 4_850_000,
    currency: 'NGN',
    description: 'Order 1042, two wrappers',
    step: 'choose-bank',
    banks: [
      bank(1, { colour: '#e24407', condition: 'troubled' }),
      bank(2, { colour: '#ffe08a', methods: [] }),
      bank(3, { name: 'Ọjà\u202e <b>Bank</b>\u0000', colour: 'red;}' }),
      bank(4),
    ],
    ...more,
  };
}

function drawEarly(root: HTMLElement, of: ViewOf<'choose-bank'>) {
  const told: EarlyDeed[] = [];
  const list = bankList(of, (deed) => told.push(deed));
  const main = element('main', { 'data-screen': of.step, 'aria-busy': 'false' });
  main.append(list.screen);
  root.replaceChildren(shell(of, main, () => {}));
  return { list, told };
}

function running(of: ViewOf<'choose-bank'>): Running & { sent: PayerEvent[] } {
  const sent: PayerEvent[] = [];
  return {
    sent,
    send: (event) => sent.push(event),
    onChange: () => () => {},
    now: () => quietAt(of),
  };
}

function app(of: ViewOf<'choose-bank'>, typed = '', tapped?: string) {
  const runs = running(of);
  return {
    runs,
    vnode: <App running={runs} typed={typed} tapped={tapped} late={() => never} />,
  };
}

async function drawnByApp(of: ViewOf<'choose-bank'>): Promise<string> {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  await act(() => render(app(of).vnode, root));
  return markup(root);
}

/** Browsers write the spellcheck property back as an attribute, this DOM does not. The support code comes with the app. */
const markup = (root: HTMLElement) =>
  root.innerHTML.replace(' spellcheck="false"', '').replace(/<footer.*<\/footer>/, '');

function freshRoot(): HTMLElement {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  return root;
}

beforeEach(() => document.body.replaceChildren());

describe('the page before the app', () => {
  test.each([
    ['a short list', view()],
    ['a list longer than the screen', view({ banks: Array.from({ length: 100 }, (_, at) => bank(at)) })],
    ['a notice and a live payment', view({ notice: 'bank_session_ended', mode: 'live' })],
    ['a merchant with a logo', view({ merchant: { name: 'Adire Lane', logo: 'https://cdn.example/a.png' } })],
    [
      'a bank that is down',
      view({ banks: [bank(1, { condition: 'down' }), bank(4, { condition: 'down' })] }),
    ],
    ['a bank list without a way to cancel', view({ commands: ['choose-bank'] })],
  ])('draws what the app draws, to the letter: %s', async (_, of) => {
    const expected = await drawnByApp(of);
    const root = freshRoot();
    drawEarly(root, of);
    expect(markup(root)).toBe(expected);
  });

  test.each([
    ['a mandate', {}],
    ['a mandate after a bank that did not answer', { notice: 'bank_did_not_answer' as const }],
    ['a mandate of another size', { mandate: { ...mandateBanks.mandate, totalCapMinor: 20_000_000_000 } }],
  ])('draws what the app draws, to the letter, for %s', async (_, more) => {
    const of = { ...mandateBanks, ...more };
    const expected = await drawnByApp(of);
    const root = freshRoot();
    drawEarly(root, of);
    expect(markup(root)).toBe(expected);
    expect(root.querySelector('.top-text')?.textContent).toMatch(
      /^Adire LaneAt most ₦[\d,]+\.00 in allLink valid until /,
    );
    expect(root.textContent).not.toMatch(/login|pay/i);
    expect(root.textContent).toContain('Its app refuses less than ₦100.00.');
  });

  test('finds the banks that the app finds', async () => {
    const of = view({ banks: Array.from({ length: 30 }, (_, at) => bank(at)) });
    const root = freshRoot();
    drawEarly(root, of);
    const input = root.querySelector('input') as HTMLInputElement;
    input.value = 'code1';
    input.dispatchEvent(new Event('input'));
    const early = [...root.querySelectorAll('.bank-name')].map((name) => name.textContent);
    const other = freshRoot();
    await act(() => render(app(of, 'code1').vnode, other));
    expect(early).toEqual([...other.querySelectorAll('.bank-name')].map((name) => name.textContent));
    expect(early).toHaveLength(11);
  });

  test('remembers the tapped bank, and shows it', () => {
    const root = freshRoot();
    const { told } = drawEarly(root, view());
    const rows = root.querySelectorAll<HTMLElement>('[role="option"]');
    rows[1]?.querySelector<HTMLElement>('.bank-name')?.click();
    expect(told).toEqual([{ type: 'bank.chosen', bankId: 'bank-2' }]);
    expect(rows[1]?.className).toBe('bank active');
  });

  test('hands the tapped bank over, which goes on being shown', async () => {
    const root = freshRoot();
    const { list } = drawEarly(root, view());
    root.querySelectorAll<HTMLElement>('[role="option"]')[1]?.click();
    list.release();
    await act(() => hydrate(app(view(), '', 'bank-2').vnode, root));
    expect(root.querySelector('.bank.active .bank-name')?.textContent).toBe('Invented Bank 2');
  });

  test('hears that a bank is missing, and leaves telling more to the app', () => {
    const root = freshRoot();
    const { told } = drawEarly(root, view());
    root.querySelector<HTMLElement>('.link')?.click();
    expect(told).toEqual([{ type: 'bank-missing.told' }]);
  });

  test('shows a tapped bank that is down as the app does', async () => {
    const of = view({ banks: [bank(1, { condition: 'down' })] });
    const root = freshRoot();
    drawEarly(root, of);
    root.querySelector<HTMLElement>('[role="option"]')?.click();
    const other = freshRoot();
    await act(() => render(app(of, '', 'bank-1').vnode, other));
    expect(root.querySelector('.bank')?.className).toBe('bank down active');
    expect(other.querySelector('.bank')?.className).toBe('bank down active');
  });

  test('leaves the rows that stand there to the app, which draws them no second time', async () => {
    const of = view({ banks: Array.from({ length: 100 }, (_, at) => bank(at)) });
    const root = freshRoot();
    const { list } = drawEarly(root, of);
    const before = [...root.querySelectorAll('[role="option"]')];
    list.release();
    await act(() => hydrate(app(of).vnode, root));
    const after = [...root.querySelectorAll('[role="option"]')];
    expect(before.length).toBeGreaterThan(10);
    expect(after.length).toBe(before.length);
    expect(after.every((row, at) => row === before[at])).toBe(true);
  });

  test('takes Enter for the only bank left, and for nothing else', () => {
    const root = freshRoot();
    const { told } = drawEarly(root, view());
    const input = root.querySelector('input') as HTMLInputElement;
    const enter = () => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    enter();
    input.value = 'code4';
    input.dispatchEvent(new Event('input'));
    enter();
    expect(told).toEqual([{ type: 'bank.chosen', bankId: 'bank-4' }]);
  });

  test('hands the same search box over, with its words and the focus in it', async () => {
    const of = view({ banks: Array.from({ length: 30 }, (_, at) => bank(at)) });
    const root = freshRoot();
    const { list } = drawEarly(root, of);
    const input = root.querySelector('input') as HTMLInputElement;
    input.focus();
    input.value = 'code1';
    input.dispatchEvent(new Event('input'));
    list.release();
    const { runs, vnode } = app(of, list.typed?.() ?? '');
    await act(() => hydrate(vnode, root));
    expect(root.querySelector('input') === input).toBe(true);
    expect(document.activeElement === input).toBe(true);
    expect(input.value).toBe('code1');
    const other = document.createElement('div');
    await act(() => render(app(of, 'code1').vnode, other));
    expect(markup(root)).toBe(markup(other));
    const option = root.querySelectorAll<HTMLElement>('[role="option"]')[2];
    option?.click();
    expect(runs.sent.filter((event) => event.type === 'bank.chosen')).toEqual([
      { type: 'bank.chosen', bankId: 'bank-11' },
    ]);
  });
});
