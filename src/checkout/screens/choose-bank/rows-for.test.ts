import { expect, test } from 'vitest';
import { banks } from '../../../../test/support/gallery/sample-views.ts';
import type { Bank } from '../../../contract/view-parts.ts';
import { findBanks } from '../../early/find-banks.ts';
import { rowsFor } from './rows-for.ts';

const [gtb, access] = banks as readonly [Bank, Bank];
const rubies: Bank = { id: 'rubies', name: 'Rubies Bank', segment: 'personal', methods: [] };

const ids = (typed: string, q: string, found: readonly Bank[]) =>
  rowsFor(typed, [gtb, access], { q, banks: found }, findBanks).map(({ id }) => id);

test('rows that the server found stand with those at hand, each once, and only for the words in the box', () => {
  expect(ids('access', 'gt', [gtb, rubies])).toEqual(['access']);
  expect(ids('', '', [rubies])).toEqual(['gtb', 'access', 'rubies']);
  expect(ids('rub', '', [rubies])).toEqual(['rubies']);
  expect(ids('bank', 'bank', [gtb, rubies])).toEqual(['gtb', 'access', 'rubies']);
});

test('a bank called as typed comes before one at hand that only a typing error would explain', () => {
  const kudi: Bank = { id: 'kudi', name: 'Kudi', segment: 'personal', methods: [] };
  const kuda: Bank = { id: 'kuda', name: 'Kuda', segment: 'personal', methods: [] };
  const rows = rowsFor('kuda', [kudi, gtb], { q: 'kuda', banks: [kuda, kudi] }, findBanks);
  expect(rows.map(({ id }) => id)).toEqual(['kuda', 'kudi']);
});

test('what a server finds by words that the page does not know is shown, last', () => {
  expect(ids('gt', 'gt', [rubies, gtb])).toEqual(['gtb', 'rubies']);
});
