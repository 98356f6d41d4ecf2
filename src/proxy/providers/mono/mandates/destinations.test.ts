import { expect, test } from 'vitest';
import { toDestinations } from './destinations.ts';

const told = (account_number: unknown, rest: object = {}) => ({
  bank_name: 'Fidelity',
  account_number,
  icon: 'https://mono.example/fidelity.png',
  primary_color: '#081A6F',
  ...rest,
});

test.each([
  [9_020_025_928, '9020025928'],
  [20_025_928, '0020025928'],
  [7, '0000000007'],
  ['0123456789', '0123456789'],
  ['123456789', '0123456789'],
])('account number %j is sent to as %j', (given, accountNumber) => {
  expect(toDestinations([told(given)])).toEqual([{ bankName: 'Fidelity', accountNumber, colour: '#081a6f' }]);
});

test.each([
  ['eleven digits', told(12_345_678_901)],
  ['eleven digits as text', told('12345678901')],
  ['a fraction', told(123.5)],
  ['a negative number', told(-123_456_789)],
  ['an exponent', told(1e21)],
  ['letters', told('01234ABCDE')],
  ['digits with a space', told('01234 56789')],
  ['digits of another script', told('٠١٢٣٤٥٦٧٨٩')],
  ['nothing but zeros', told(0)],
  ['no number', told(undefined)],
  ['a list for a number', told(['0123456789'])],
  ['no name', told(1, { bank_name: undefined })],
  ['a blank name', told(1, { bank_name: '  ' })],
  ['a name with a line break', told(1, { bank_name: 'Fidelity\nPay to 999' })],
  ['a name with a turn of direction', told(1, { bank_name: 'Fide\u202elity' })],
  ['a name with a zero-width space', told(1, { bank_name: 'Fide\u200blity' })],
  ['a name of 61 characters', told(1, { bank_name: 'x'.repeat(61) })],
  ['nothing', null],
  ['a text', 'Fidelity 0123456789'],
])('a destination with %s is left out', (_, entry) => {
  expect(toDestinations([entry, told('0123456789')])).toHaveLength(1);
});

test('a name keeps its markup as text, and only a plain colour is taken', () => {
  const bank_name = '<b>Fidelity</b>';
  expect(toDestinations([told('0123456789', { bank_name, primary_color: 'red;background:url(x)' })])).toEqual(
    [{ bankName: bank_name, accountNumber: '0123456789' }],
  );
});

test('of twenty destinations the first eight are told, each account once', () => {
  const twenty = Array.from({ length: 20 }, (_, at) => told(1_000_000_000 + at));
  const eight = toDestinations([twenty[0], ...twenty]);
  expect(eight.map(({ accountNumber }) => accountNumber)).toEqual(
    Array.from({ length: 8 }, (_, at) => String(1_000_000_000 + at)),
  );
});

test.each([[[]], [undefined], [null], [{}], ['x'], [[[[]]]]])('%j has no destinations', (list) => {
  expect(toDestinations(list)).toEqual([]);
});
