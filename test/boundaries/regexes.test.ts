import { expect, it, test } from 'vitest';
import { judgedRegexes, makers } from './judged-regexes.ts';
import { costOf, madeRegexesIn, regexesIn } from './regex-cost.ts';
import { read, shippedSources } from './source-files.ts';

const sources = shippedSources().map((file) => ({ file, text: read(`src/${file}`) }));
const found = sources.flatMap(({ file, text }) => regexesIn(file, text).map((regex) => ({ file, regex })));
const costs = new Map([...new Set(found.map(({ regex }) => regex))].map((regex) => [regex, costOf(regex)]));
const costly = found.filter(({ regex }) => costs.get(regex) !== 'linear');
const judging = (file: string, regex: string) =>
  judgedRegexes.filter((judged) => judged.in.test(file) && (judged.regexes?.includes(regex) ?? true));

test('no regular expression that ships takes a time that doubles with a character', () => {
  expect(costs.size).toBeGreaterThan(200);
  expect(costly.filter(({ regex }) => costs.get(regex) === 'exponential')).toEqual([]);
});

test('a regular expression whose form does not show that it is linear has been judged by the length of its text', () => {
  expect(costly.filter(({ file, regex }) => judging(file, regex).length === 0)).toEqual([]);
});

test('what was judged is still there, and still needs it', () => {
  const idle = judgedRegexes.flatMap((judged) => {
    const held = costly.filter(({ file }) => judged.in.test(file)).map(({ regex }) => regex);
    if (held.length === 0) return [String(judged.in)];
    return judged.regexes?.filter((regex) => !held.includes(regex)) ?? [];
  });
  expect(idle).toEqual([]);
});

test('a regular expression is made of a text only where that text is known to be ours', () => {
  const making = sources.filter(({ file, text }) => madeRegexesIn(file, text) > 0).map(({ file }) => file);
  expect(making.sort()).toEqual(Object.keys(makers));
});

it.each([
  ['/^(a+)+$/', 'exponential'],
  ['/^(\\w|\\d)*$/', 'undecided'],
  ['/^(a?b?)*$/', 'undecided'],
  ['/\\s+$/', 'undecided'],
  ['/\\bone\\b[^.]*\\btwo\\b/', 'undecided'],
  ['/(a|b.*)c/', 'undecided'],
  ['/^.*a.*a.*$/', 'undecided'],
  ['/a(?=b*c)/', 'undecided'],
  ['/\\s+/g', 'linear'],
  ['/=(.*)/s', 'linear'],
  ['/^[a-z]+-\\d{2,6}$/', 'linear'],
  ['/[a-z]{2}$/u', 'linear'],
] as const)('the cost of %s is called %s', (regex, cost) => {
  expect(costOf(regex)).toBe(cost);
});

test('a regular expression is found wherever it stands', () => {
  const text = `const a = /x+$/; f(/y/g, [/z/.source]); // /no/\nnew RegExp(a); RegExp("b");`;
  expect(regexesIn('sample.tsx', text)).toEqual(['/x+$/', '/y/g', '/z/']);
  expect(madeRegexesIn('sample.ts', text)).toBe(2);
});
