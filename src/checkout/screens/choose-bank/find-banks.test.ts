import { expect, test } from 'vitest';
import { banks } from '../../../../test/support/gallery/sample-views.ts';
import { findBanks, rowsFor } from './find-banks.ts';

const ids = (typed: string) => findBanks(banks, typed).map((bank) => bank.id);

test('a payer finds a bank by short name, old name, bank code and USSD code', () => {
  expect(ids('GTB')).toEqual(['gtb']);
  expect(ids('  guaranty TRUST ')).toEqual(['gtb']);
  expect(ids('058')).toEqual(['gtb']);
  expect(ids('*737#')).toEqual(['gtb']);
  expect(ids('acc')).toEqual(['access', 'access-b']);
  expect(ids('zzz')).toEqual([]);
});

test('banks whose name starts with what was typed come first', () => {
  expect(ids('uba')).toEqual(['uba']);
  expect(ids('bank')[0]).toBe('gtb');
  expect(ids('a')[0]).toBe('access');
});

test('rows that the server found follow those at hand, each once, and only for the words that stand in the box', () => {
  const [gtb, access] = banks.slice(0, 2);
  const further = {
    ...banks[5],
    id: 'rubies',
    name: 'Rubies Bank',
    segment: 'personal' as const,
    methods: [],
  };
  if (gtb === undefined || access === undefined) throw new Error('no banks');
  const found = { q: 'gt', banks: [gtb, further] };
  expect(rowsFor('gt', [gtb, access], found).map(({ id }) => id)).toEqual(['gtb', 'rubies']);
  expect(rowsFor('access', [gtb, access], found).map(({ id }) => id)).toEqual(['access']);
  expect(rowsFor('', [gtb, access], { q: '', banks: [further] }).map(({ id }) => id)).toEqual([
    'gtb',
    'access',
    'rubies',
  ]);
  expect(rowsFor('rub', [gtb, access], { q: '', banks: [further] }).map(({ id }) => id)).toEqual(['rubies']);
});
