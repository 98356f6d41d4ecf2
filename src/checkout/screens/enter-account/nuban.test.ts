import { expect, test } from 'vitest';
import { endsAsUsual } from './nuban.ts';

test.each([
  ['011', '0000014579'],
  ['011', '0000000220'],
  ['000011', '0000014579'],
])('at %s the number %s ends as the standard’s own examples do', (bank, number) => {
  expect(endsAsUsual(number, bank)).toBe(true);
});

test('every other last digit is looked at again', () => {
  const last = [...'0123456789'].filter((digit) => endsAsUsual(`000001457${digit}`, '011'));
  expect(last).toEqual(['9']);
});

test('a five-digit code counts behind a nine', () => {
  const last = (bank: string) => [...'0123456789'].filter((digit) => endsAsUsual(`123456789${digit}`, bank));
  expect(last('50211')).toEqual(last('950211'));
  expect(last('50211')).not.toEqual(last('050211'));
});

test.each([
  ['0131883461', undefined],
  ['0131883461', '035A'],
  ['0131883461', ''],
  ['013188346', '058'],
  ['01318834611', '058'],
  ['o131883461', '058'],
])('nothing is said of %s at %s', (number, bank) => {
  expect(endsAsUsual(number, bank)).toBe(true);
});
