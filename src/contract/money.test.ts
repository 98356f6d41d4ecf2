import { expect, test } from 'vitest';
import { formatMoney, MAX_AMOUNT_MINOR } from './money.ts';

test.each([
  [0, '₦0.00'],
  [1, '₦0.01'],
  [10, '₦0.10'],
  [99, '₦0.99'],
  [100, '₦1.00'],
  [5_000, '₦50.00'],
  [99_999, '₦999.99'],
  [100_000, '₦1,000.00'],
  [500_000, '₦5,000.00'],
  [12_345_678, '₦123,456.78'],
  [123_456_789, '₦1,234,567.89'],
  [MAX_AMOUNT_MINOR, '₦200,000,000.00'],
])('%i kobo read %s', (amountMinor, text) => {
  expect(formatMoney(amountMinor, 'NGN')).toBe(text);
});

test('what an amount reads as is that amount again, whatever it is', () => {
  for (
    let amountMinor = 0;
    amountMinor <= MAX_AMOUNT_MINOR;
    amountMinor += 1 + Math.floor(amountMinor / 977)
  ) {
    const digits = formatMoney(amountMinor, 'NGN').replaceAll(/[₦,.]/g, '');
    expect(Number(digits)).toBe(amountMinor);
  }
});
