import { expect, test } from 'vitest';
import { accountOf, nubanCheckDigit } from './accounts.ts';
import { banksMToZ } from './institutions/banks-m-to-z.ts';

test('check digits are those of the central bank for its own examples', () => {
  expect(nubanCheckDigit('011', '000001457')).toBe('9');
  expect(nubanCheckDigit('011', '000000022')).toBe('0');
});

test('a payer has the same account at a bank every time, and others elsewhere', () => {
  const [one, other] = banksMToZ;
  if (!one || !other) throw new Error('The list is empty');
  expect(accountOf(one, 'user_good', 0)).toEqual(accountOf(one, 'user_good', 0));
  const numbers = [
    accountOf(one, 'user_good', 0),
    accountOf(one, 'user_good', 1),
    accountOf(one, 'user_low', 0),
    accountOf(other, 'user_good', 0),
  ].map(({ number }) => number);
  expect(new Set(numbers).size).toBe(4);
  for (const number of numbers) expect(number).toMatch(/^0\d{9}$/);
});
