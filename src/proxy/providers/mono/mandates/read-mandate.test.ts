import { expect, test } from 'vitest';
import { toCreatedMandate, toMandate } from './read-mandate.ts';

const told = {
  id: 'mmc_682b9c5803c0b736078889a3',
  status: 'approved',
  reference: 'K7Q2M9X4T1B8R5W3Z6VA',
  amount: 5_000_000,
  balance: 4_000_000,
  account_name: 'AMARA EZE',
  account_number: '0123456789',
  live_mode: false,
  approved: true,
  ready_to_debit: true,
  nibss_code: 'RC227914/1580/0008721216',
  date: '2026-11-22T09:00:00.000Z',
};
const statusOf = (rest: object) => toMandate({ ...told, ...rest })?.status;

test('a mandate that can be debited is told with all that is known of it', () => {
  expect(toMandate(told)).toEqual({
    providerId: 'mmc_682b9c5803c0b736078889a3',
    reference: 'K7Q2M9X4T1B8R5W3Z6VA',
    status: 'approved',
    readyToDebit: true,
    totalCapMinor: 5_000_000,
    balanceMinor: 4_000_000,
    mode: 'test',
    createdAt: Date.UTC(2026, 10, 22, 9),
    accountNumber: '0123456789',
    accountHolder: 'AMARA EZE',
    nibssCode: 'RC227914/1580/0008721216',
  });
});

test.each([
  ['initiated', 'waiting'],
  ['Initiated', 'waiting'],
  ['awaiting_authorization', 'waiting'],
  ['Awaiting Authorization', 'waiting'],
  ['awaiting-authorisation', 'waiting'],
  [' AUTHORIZED ', 'waiting'],
  ['suspended', 'suspended'],
  ['Paused', 'suspended'],
  ['rejected', 'rejected'],
  ['cancelled', 'cancelled'],
  ['canceled', 'cancelled'],
  ['expired', 'expired'],
  ['active', 'unknown'],
  ['toString', 'unknown'],
  ['', 'unknown'],
  [7, 'unknown'],
  [undefined, 'unknown'],
])('the status %j is %s', (status, ours) => {
  expect(statusOf({ status, approved: false })).toBe(ours);
});

test.each([
  ['approved', true, 'approved'],
  ['approved', undefined, 'approved'],
  ['APPROVED', true, 'approved'],
  ['approved', false, 'unknown'],
  ['initiated', true, 'unknown'],
  ['rejected', true, 'unknown'],
  ['cancelled', true, 'cancelled'],
  ['suspended', true, 'suspended'],
  ['expired', true, 'expired'],
])('the status %s beside approved: %j is %s', (status, approved, ours) => {
  expect(statusOf({ status, approved })).toBe(ours);
});

test.each([
  [{ status: 'initiated', approved: false }],
  [{ status: 'approved', approved: false }],
  [{ status: 'suspended' }],
  [{ ready_to_debit: 'true' }],
  [{ ready_to_debit: undefined }],
])('%j is not ready, whatever the flag says', (rest) => {
  expect(toMandate({ ...told, ...rest })?.readyToDebit).toBe(false);
});

test.each([
  ['no id', { id: undefined }],
  ['an id that is a path', { id: '../customers' }],
  ['no reference', { reference: undefined }],
  ['a reference with a line break', { reference: 'K7Q2\nM9X4' }],
])('a mandate with %s is none', (_, rest) => {
  expect(toMandate({ ...told, ...rest })).toBeUndefined();
});

test.each([
  ['an amount that is text', { amount: '5000000' }, { totalCapMinor: undefined }],
  ['an amount with a fraction', { amount: 1.5 }, { totalCapMinor: undefined }],
  ['a time without a zone', { date: '2026-11-22T09:00:00' }, { createdAt: undefined }],
  ['no mode', { live_mode: undefined }, { mode: 'unknown' }],
])('what does not parse is not told: %s', (_, rest, expected) => {
  expect(toMandate({ ...told, ...rest })).toMatchObject(expected);
});

test.each([
  ['an account number that is a number', { account_number: 123_456_789 }, 'accountNumber'],
  ['an account number of nine digits', { account_number: '012345679' }, 'accountNumber'],
  ['a balance below nothing', { balance: -1 }, 'balanceMinor'],
  ['a name of nothing', { account_name: ' ' }, 'accountHolder'],
])('%s is left out', (_, rest, name) => {
  expect(toMandate({ ...told, ...rest })).not.toHaveProperty(name);
});

const created = { ...told, status: 'initiated', approved: false, ready_to_debit: false };

test.each([
  ['authorize this mandate by transferring N50.00 to any of the listed banks', true],
  ['Send ₦50 now.', true],
  ['Send NGN 50.00', true],
  ['Mandate created successfully', true],
  ['', true],
  ['authorize this mandate by transferring N100.00 to any of the listed banks', false],
  ['Send ₦5,000', false],
  ['Send N50.00, or N100 from Ecobank', false],
  ['Send NGN 500', false],
])('a create that says %j is taken: %j', (message, isTaken) => {
  expect(toCreatedMandate(created, message, 5000) !== undefined).toBe(isTaken);
});
