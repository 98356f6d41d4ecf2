import { describe, expect, it } from 'vitest';
import { createBankSearch } from './bank-search.ts';

const banks = [
  { name: 'GTBank', find: '058 guaranty trust gtb gtco 000013 *737# 737' },
  { name: 'Zenith Bank', find: '057 000015 *966# 966' },
  { name: 'Polaris Bank', find: '076 skye vulte *833# 833' },
  { name: 'Union Bank', find: '032 ubn *826# 826' },
  { name: 'Unity Bank', find: '215 *7799# 7799' },
  { name: 'Kuda' },
];
const { find } = createBankSearch(banks);
const names = (typed: string) => find(typed).map(({ name }) => name);

describe('a payer who looks for a bank', () => {
  it.each([
    ['gtb', ['GTBank']],
    ['  Guaranty   TRUST ', ['GTBank']],
    ['trust gtb', ['GTBank']],
    ['skye', ['Polaris Bank']],
    ['058', ['GTBank']],
    ['*737#', ['GTBank']],
    ['*737', ['GTBank']],
    ['737#', ['GTBank']],
    ['737', ['GTBank']],
    ['trust kuda', []],
  ])('finds by %j what holds every word of it', (typed, found) => {
    expect(names(typed)).toEqual(found);
  });

  it.each([
    ['a letter that is missing', 'zenth', 'Zenith Bank'],
    ['a letter too many', 'zennith', 'Zenith Bank'],
    ['a wrong letter', 'zemith', 'Zenith Bank'],
    ['a wrong letter at the start', 'xenith', 'Zenith Bank'],
    ['a missing letter at the start', 'enith', 'Zenith Bank'],
    ['two letters swapped', 'zneith', 'Zenith Bank'],
    ['a wrong letter while still typing', 'garan', 'GTBank'],
    ['a wrong letter in one of two words', 'zenith bnak', 'Zenith Bank'],
  ])('is forgiven %s', (_, typed, found) => {
    expect(names(typed)).toEqual([found]);
  });

  it('is not forgiven two errors, one in a short word, nor one in a code', () => {
    for (const typed of ['zanoth', 'ubm', '059', '*747#', '7788', '000016']) expect(names(typed)).toEqual([]);
  });

  it('meets names that begin so first, then other exact finds, then near ones, each as the list has them', () => {
    expect(names('un')).toEqual(['Union Bank', 'Unity Bank']);
    expect(names('unio')).toEqual(['Union Bank', 'Unity Bank']);
    expect(names('bank')).toEqual(['GTBank', 'Zenith Bank', 'Polaris Bank', 'Union Bank', 'Unity Bank']);
    expect(names('u')).toEqual(['Union Bank', 'Unity Bank', 'GTBank', 'Polaris Bank', 'Kuda']);
  });

  it('has the whole list while nothing is typed, and no rows for signs that mean something to a computer', () => {
    expect(find(' ')).toBe(banks);
    for (const typed of ['.*', '(', '\\', 'a'.repeat(200), '$^', '[a-z]']) expect(names(typed)).toEqual([]);
  });
});
