import { expect, test } from 'vitest';
import { banks } from '../../../../test/support/gallery/sample-views.ts';
import { findBanks } from '../../early/find-banks.ts';
import { rowsFor } from './rows-for.ts';

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
  const ids = (typed: string, found: { q: string; banks: (typeof further)[] | (typeof gtb)[] }) =>
    rowsFor(typed, [gtb, access], found, findBanks).map(({ id }) => id);
  expect(ids('gt', { q: 'gt', banks: [gtb, further] })).toEqual(['gtb', 'rubies']);
  expect(ids('access', { q: 'gt', banks: [gtb, further] })).toEqual(['access']);
  expect(ids('', { q: '', banks: [further] })).toEqual(['gtb', 'access', 'rubies']);
  expect(ids('rub', { q: '', banks: [further] })).toEqual(['rubies']);
});
