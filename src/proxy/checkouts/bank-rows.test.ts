import { describe, expect, it } from 'vitest';
import type { Bank } from '../../contract/view-parts.ts';
import { bankPage, bankSource, sortBanks } from './bank-rows.ts';

const bank = (id: string, name: string, more: Partial<Bank> = {}): Bank => ({
  id,
  name,
  segment: 'personal',
  methods: ['app'],
  ...more,
});

describe('the bank list', () => {
  it('has the personal banks that most payers look for first, then the others by name, business ones last', () => {
    const sorted = sortBanks([
      bank('1', 'Zenith Bank'),
      bank('2', 'Abbey Mortgage Bank'),
      bank('3', 'GTBank', { segment: 'business' }),
      bank('4', 'GTBank'),
      bank('5', '9 Payment Service Bank'),
      bank('6', 'Abbey Mortgage Bank', { segment: 'business' }),
    ]);
    expect(sorted.map(({ id }) => id)).toEqual(['4', '1', '5', '2', '3', '6']);
  });

  it('finds a bank by any words of its name, nickname, code or USSD code', () => {
    const banks = [bank('1', 'Guaranty Trust Bank', { find: 'gtb gtco 058 *737#' }), bank('2', 'Kuda')];
    for (const q of ['gtb', ' TRUST  guar', '058', '*737#']) {
      expect(bankPage(bankSource(banks), { q }).banks.map(({ id }) => id)).toEqual(['1']);
    }
    expect(bankPage(bankSource(banks), { q: 'trust kuda' })).toEqual({ banks: [] });
  });

  it('comes a hundred rows at a time, complete and without repeats, with the preset bank first', () => {
    const banks = Array.from({ length: 250 }, (_, index) => bank(`b${index}`, `Bank ${index}`));
    const pages = [bankPage(bankSource(banks), { preset: 'b200' })];
    while (pages.at(-1)?.nextCursor) {
      pages.push(bankPage(bankSource(banks), { cursor: pages.at(-1)?.nextCursor ?? '', preset: 'b200' }));
    }
    const ids = pages.flatMap((page) => page.banks.map(({ id }) => id));
    expect([pages.length, ids.length, new Set(ids).size, ids[0]]).toEqual([3, 250, 250, 'b200']);
  });

  it('has banks that are down behind all others, in the whole list and in what a search finds', () => {
    const banks = [bank('1', 'Union Bank'), bank('2', 'Unity Bank'), bank('3', 'Zenith Bank')];
    const source = bankSource(
      banks,
      new Map([
        ['1', 'down'],
        ['2', 'troubled'],
      ] as const),
    );
    expect(bankPage(source, {}).banks.map(({ id, condition }) => [id, condition])).toEqual([
      ['2', 'troubled'],
      ['3', undefined],
      ['1', 'down'],
    ]);
    expect(bankPage(source, { q: 'uni' }).banks.map(({ id }) => id)).toEqual(['2', '1']);
    expect(bankPage(source, { preset: '1' }).banks[0]).toMatchObject({ id: '1', condition: 'down' });
  });

  it('starts again at a cursor that is none', () => {
    const banks = [bank('1', 'Kuda')];
    for (const cursor of ['-1', 'x', '1e9', '99999999999']) {
      expect(bankPage(bankSource(banks), { cursor }).banks).toHaveLength(1);
    }
  });
});
