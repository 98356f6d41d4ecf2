import { safeParse } from 'valibot';
import { expect, it } from 'vitest';
import { AmountMinorSchema, CurrencySchema } from './amounts.ts';
import { MAX_AMOUNT_MINOR } from './money.ts';

it.each([1, 99, 500_000, MAX_AMOUNT_MINOR])('an amount may be %s kobo', (amountMinor) => {
  expect(safeParse(AmountMinorSchema, amountMinor).success).toBe(true);
});

it.each([
  0,
  -1,
  0.5,
  99.99,
  MAX_AMOUNT_MINOR + 1,
  2 ** 60,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '500000',
  [500_000],
  null,
  undefined,
  true,
])('an amount is never %s', (amountMinor) => {
  expect(safeParse(AmountMinorSchema, amountMinor).success).toBe(false);
});

it('only naira are taken, by their code to the letter', () => {
  expect(safeParse(CurrencySchema, 'NGN').success).toBe(true);
  for (const other of ['', 'ngn', 'USD', 'NG', undefined, 566])
    expect(safeParse(CurrencySchema, other).success, String(other)).toBe(false);
});
