import { expect, test } from 'vitest';
import { enMandate } from './en-mandate.ts';

const { left, leftSpoken } = enMandate.sendTransfer;
const { usually } = enMandate.awaitBank;
const hour = 3_600;

test.each([
  [7 * hour, '7 hours left'],
  [2 * hour + 60, '2 hours 1 min left'],
  [2 * hour - 1, '119 minutes left'],
  [52 * 60 + 14, '52 minutes left'],
  [300, '5 minutes left'],
  [299.9, '4:59 left'],
  [61, '1:01 left'],
  [0.4, '0:00 left'],
  [-5, '0:00 left'],
])('%d seconds before the deadline a payer reads “%s”', (seconds, text) => {
  expect(left(seconds)).toBe(text);
});

test('a time is said in whole minutes', () => {
  expect([600, 300, 60].map(leftSpoken)).toEqual(['10 minutes left', '5 minutes left', '1 minute left']);
});

test.each([
  [10, 30, '10 to 30 seconds'],
  [1, 60, '1 second to 1 minute'],
  [60, 8 * hour, '1 minute to 8 hours'],
  [hour, 24 * hour, '1 to 24 hours'],
  [hour, 72 * hour, '1 hour to 3 days'],
  [120, 120, '2 minutes'],
])('from %d to %d seconds reads “%s”', (from, to, text) => {
  expect(usually(from, to)).toBe(`Usually takes ${text}`);
});

test('the days of a mandate are read by their names', () => {
  expect(enMandate.agreed.between('2026-11-02', '2027-01-31')).toBe('2 Nov 2026 and 31 Jan 2027');
});
