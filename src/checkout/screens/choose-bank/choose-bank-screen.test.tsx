import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { manyBanks, views } from '../../../../test/support/gallery/sample-views.ts';
import { page } from '../../../../test/support/gallery/screens.tsx';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(cleanup);

const view = views['choose-bank'];

function open(moment: Partial<Parameters<typeof page>[0]> = {}) {
  const sent: PayerEvent[] = [];
  const shown = render(page({ view, ...moment }, (event) => sent.push(event)));
  return { sent, ...shown, chosen: () => sent.filter((event) => event.type === 'bank.chosen') };
}

const names = () =>
  screen.getAllByRole('option').map((option) => option.querySelector('.bank-name')?.textContent);

function search(text: string) {
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: text } });
}

test('a tap on a bank chooses it', () => {
  const { chosen } = open();
  fireEvent.click(screen.getByText('Zenith Bank'));
  expect(chosen()).toEqual([{ type: 'bank.chosen', bankId: 'zenith' }]);
  expect(document.querySelector('.bank.active .bank-name')?.textContent).toBe('Zenith Bank');
});

test('every bank is an option whose name starts with the name of the bank, and tells its troubles', () => {
  open();
  expect(screen.getByRole('option', { name: /^Zenith Bank/ }).textContent).toBe(
    'ZEZenith BankOften fails todayInternet banking',
  );
  expect(screen.getByRole('option', { name: /^Access Bank Business/ })).not.toBeNull();
});

test('typing narrows the list, and a screen reader hears how far', () => {
  const { sent } = open();
  search('acc');
  expect(names()).toEqual(['Access Bank', 'Access Bank']);
  expect(screen.getByRole('status').textContent).toBe('2 banks');
  expect(sent.filter((event) => event.type === 'search.typed')).toEqual([{ type: 'search.typed', q: 'acc' }]);
});

test('what was typed before this screen was there still narrows the list', () => {
  open({ typed: 'kuda' });
  expect(names()).toEqual(['Kuda']);
});

test('arrows and Enter choose a bank without a pointer, from the search box', () => {
  const { chosen } = open();
  const box = screen.getByRole('searchbox');
  fireEvent.keyDown(box, { key: 'ArrowDown' });
  fireEvent.keyDown(box, { key: 'ArrowDown' });
  expect(document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain(
    'Access Bank',
  );
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(chosen()).toEqual([{ type: 'bank.chosen', bankId: 'access' }]);
});

test('rows that come in above the one the keyboard stands on do not move the choice to another bank', () => {
  const [first, ...others] = view.banks;
  if (first === undefined) throw new Error('no banks');
  const { chosen, rerender, sent } = open({ view: { ...view, banks: others } });
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'ArrowDown' });
  rerender(page({ view }, (event) => sent.push(event)));
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Enter' });
  expect(chosen()).toEqual([{ type: 'bank.chosen', bankId: others[0]?.id }]);
});

test('Enter takes the only bank left, and none where several are', () => {
  const { chosen } = open();
  search('acc');
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Enter' });
  expect(chosen()).toEqual([]);
  search('kuda');
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Enter' });
  expect(chosen()).toEqual([{ type: 'bank.chosen', bankId: 'kuda' }]);
});

test('a bank that is not found is said so, with what else to try', () => {
  open();
  search('zzz');
  expect(screen.queryAllByRole('option')).toEqual([]);
  expect(screen.getByText('No bank found for “zzz”', { selector: 'b' })).not.toBeNull();
  expect(screen.getByRole('status').textContent).toBe('No bank found for “zzz”');
});

test('nothing is said to be missing while the server still looks', () => {
  open({ typed: 'zzz', finding: true });
  expect(screen.queryByText('No bank found for “zzz”')).toBeNull();
  expect(screen.getByText('Looking for more banks…')).not.toBeNull();
});

test('of ten thousand banks only those in view are in the page, and each knows its place', () => {
  open({ view: { ...view, banks: manyBanks(10_000) } });
  const options = screen.getAllByRole('option');
  expect(options.length).toBeLessThan(40);
  expect(options[0]?.getAttribute('aria-setsize')).toBe('10000');
  expect(screen.getByRole('listbox').style.height).toBe('640000px');
});

test('the end of the rows at hand asks for more of them', async () => {
  const { sent } = open();
  await act(() => {});
  expect(sent).toContainEqual({ type: 'more.asked' });
});

test('while a choice is under way no other bank can be chosen', () => {
  const { chosen } = open({ busy: true });
  fireEvent.click(screen.getByText('GTBank'));
  expect(chosen()).toEqual([]);
});

test('a payer who is back at the list reads why', () => {
  open({ view: { ...view, notice: 'bank_session_ended' } });
  expect(
    screen.getByText(
      'Your login at the bank has ended. Nothing was paid with it. Please choose your bank again.',
    ),
  ).not.toBeNull();
});

describe('a payer whose bank is not here', () => {
  test('says so below the banks, and below a search that found none', () => {
    const { sent } = open({ typed: 'zzz' });
    fireEvent.click(screen.getByRole('button', { name: 'My bank is not here' }));
    expect(sent.at(-1)).toEqual({ type: 'bank-missing.told' });
  });

  test('reads what else there is and whom to ask, and goes back or cancels', () => {
    const { sent } = open({ bankMissing: true });
    expect(screen.queryByRole('searchbox')).toBeNull();
    expect(screen.getByText(/^Adire Lane may take other ways to pay/).textContent).toBe(
      'Adire Lane may take other ways to pay. Ask: help@adirelane.example',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Back to the banks' }));
    fireEvent.click(screen.getByRole('button', { name: 'Cancel payment' }));
    expect(sent).toEqual([{ type: 'bank-missing.dismissed' }, { type: 'cancel.asked' }]);
  });

  test('cannot cancel where that is not allowed', () => {
    open({ view: { ...view, commands: ['choose-bank'] }, bankMissing: true });
    expect(screen.queryByRole('button', { name: 'Cancel payment' })).toBeNull();
  });

  test('is taken to the heading there and back, with the words still in the box', () => {
    const { rerender } = open({ typed: 'zzz' });
    rerender(page({ view, typed: 'zzz', bankMissing: true }));
    expect(document.activeElement?.textContent).toBe('My bank is not here');
    rerender(page({ view, typed: 'zzz' }));
    expect(document.activeElement?.textContent).toBe('Choose your bank');
    expect((screen.getByRole('searchbox') as HTMLInputElement).value).toBe('zzz');
  });
});

test('a bank that is down says so and what is surer, and can be tapped all the same', () => {
  const [first, ...others] = view.banks;
  if (first === undefined) throw new Error('no banks');
  const { chosen } = open({ view: { ...view, banks: [...others, { ...first, condition: 'down' }] } });
  const row = screen.getByRole('option', { name: /^GTBank/ });
  expect(row.textContent).toBe('GTGTBankNot answering nowNo answer lately. Another bank is surer.');
  fireEvent.click(row);
  expect(chosen()).toEqual([{ type: 'bank.chosen', bankId: 'gtb' }]);
});
