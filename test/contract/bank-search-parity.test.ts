import { expect, test } from 'vitest';
import { findBanks } from '../../src/checkout/early/find-banks.ts';
import { createBankSearch } from '../../src/contract/bank-search.ts';
import type { Bank } from '../../src/contract/view-parts.ts';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import { leastWork } from '../support/least-work.ts';

const named: readonly (readonly [string, string | undefined])[] = [
  ['GTBank', '058'],
  ['Access Bank', '044'],
  ['Access Bank (Diamond)', '063'],
  ['First Bank of Nigeria', '011'],
  ['United Bank For Africa', '033'],
  ['Union Bank of Nigeria', '032'],
  ['Unity Bank', '215'],
  ['Polaris Bank', '076'],
  ['Zenith Bank', '057'],
  ['Sterling Bank', '232'],
  ['ALAT by WEMA', '035A'],
  ['Kuda', '090267'],
  ['OPay', '100004'],
  ['9 Payment Service Bank', '120001'],
  ['Adire Cooperative', undefined],
  ['Égbá  Microfinance\tBank', '090999'],
];
const banks: readonly Bank[] = named.flatMap(([name, code], index) => {
  const find = bankSearchWords({ name, code });
  return (['personal', 'business'] as const).map((segment) => ({
    id: `${index}-${segment}`,
    name,
    segment,
    methods: [],
    ...(find === undefined ? {} : { find }),
  }));
});
const search = createBankSearch(banks);

/** A word as it is typed: letter by letter, and with every slip of one letter. */
function typedLike(word: string): string[] {
  return [...word].flatMap((letter, at) => {
    const before = word.slice(0, at);
    const after = word.slice(at + 1);
    const swapped = after === '' ? word : before + after.slice(0, 1) + letter + after.slice(1);
    return [before + letter, before + after, `${before}x${after}`, `${before}x${letter}${after}`, swapped];
  });
}

const words = banks.flatMap(({ name, find }) => [name, ...name.split(/\s+/), ...(find ?? '').split(' ')]);
const typed = [...new Set([...words, ...words.flatMap(typedLike)])];
const odd = [
  '',
  '  ',
  ' GT  ',
  '*',
  '.*',
  '\\',
  '(',
  '[',
  '^a',
  'a|b',
  '\u0000',
  'ﬁrst',
  'É',
  'x'.repeat(300),
  'bank bnak',
];

test('the page finds in its rows what the server finds in all of them, in the same order, whatever is typed', {
  timeout: 60_000,
}, () => {
  expect(typed.length).toBeGreaterThan(1_500);
  for (const text of [...typed, ...odd]) {
    expect([text, findBanks(banks, text).map(({ id }) => id)]).toEqual([
      text,
      search.find(text).map(({ id }) => id),
    ]);
  }
});

test('every name, old ones too, is still found with any one letter of a long word wrong', () => {
  const slips = [
    'guarenty',
    'acess',
    'zenth',
    'ploaris',
    'dimond',
    'uinon',
    'sterlign',
    'kudda',
    'opayy',
    'skey',
  ];
  const found = slips.map((slip) => search.find(slip)[0]?.name);
  expect(found).toEqual([
    'GTBank',
    'Access Bank',
    'Zenith Bank',
    'Polaris Bank',
    'Access Bank',
    'Union Bank of Nigeria',
    'Sterling Bank',
    'Kuda',
    'OPay',
    'Polaris Bank',
  ]);
});

test('a keystroke over ten thousand banks is answered within a few milliseconds', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => {
    const [name, code] = named[index % named.length] ?? ['', undefined];
    return { name: `${name} ${index}`, find: bankSearchWords({ name, code }) ?? '' };
  });
  const large = createBankSearch(many);
  const took: number[] = [];
  for (const text of ['zenoth', 'guarenty trsut', '*737#', 'nothing', 'a']) {
    took.push(await leastWork(40, () => large.find(text)));
  }
  // Five milliseconds, and as much again for a slow machine.
  expect(Math.max(...took)).toBeLessThan(10);
});
