import { expect, test } from 'vitest';
import { toEcho, toListedAccounts, toVerifiedPayment } from './payments.ts';

const payment = (rest: object = {}) => ({
  status: 'successful',
  reference: 'K7Q2M9X4T1B8R5W3Z6VA',
  amount: 500_000,
  currency: 'NGN',
  liveMode: false,
  created_at: '2026-11-21T09:00:00.000Z',
  ...rest,
});

test('a payment is read exactly', () => {
  expect(toVerifiedPayment(payment())).toEqual({
    status: 'successful',
    reference: 'K7Q2M9X4T1B8R5W3Z6VA',
    amountMinor: 500_000,
    currency: 'NGN',
    mode: 'test',
    createdAt: Date.UTC(2026, 10, 21, 9),
  });
});

test.each(['pending', 'processing', 'cancelled', 'abandoned', 'active', 'success', 'Successful', 'x'])(
  'the status %s is neither successful nor failed',
  (status) => {
    expect(toVerifiedPayment(payment({ status }))?.status).toBe('open');
  },
);

test.each([
  ['amount as text', { amount: '500000' }],
  ['a fraction of a kobo', { amount: 0.5 }],
  ['a negative amount', { amount: -1 }],
  ['an amount beyond exact numbers', { amount: 2 ** 53 }],
  ['no amount', { amount: undefined }],
  ['no reference', { reference: undefined }],
  ['an object for a reference', { reference: {} }],
  ['no currency', { currency: null }],
  ['a number for a status', { status: 200 }],
])('a payment with %s settles nothing', (_, rest) => {
  expect(toVerifiedPayment(payment(rest))).toBeUndefined();
});

test.each([
  [{ liveMode: true }, 'live'],
  [{ liveMode: undefined, live_mode: true }, 'live'],
  [{ liveMode: undefined, live_mode: false }, 'test'],
  [{ liveMode: undefined }, 'unknown'],
  [{ liveMode: 'true' }, 'unknown'],
])('the mode of %j is %s', (rest, mode) => {
  expect(toVerifiedPayment(payment(rest))?.mode).toBe(mode);
});

test.each([
  ['2026-11-21T10:00:00+01:00', Date.UTC(2026, 10, 21, 9)],
  ['2026-11-21T09:00:00', undefined],
  ['21/11/2026', undefined],
  ['2026-13-41T09:00:00Z', undefined],
  [1_795_000_000_000, undefined],
])('the time %s is read as %s', (created_at, createdAt) => {
  expect(toVerifiedPayment(payment({ created_at }))?.createdAt).toBe(createdAt);
});

test('leading zeros of an account number stay, and a number in its place is dropped', () => {
  const numberOf = (accountNumber: unknown) =>
    toVerifiedPayment(payment({ account: { accountNumber } }))?.account?.number;
  expect([numberOf('0001557338'), numberOf(1_557_338), numberOf('12 34')]).toEqual([
    '0001557338',
    undefined,
    undefined,
  ]);
});

test.each([
  [213, 213],
  [21300, 21300],
  [213.5, 21350],
  [1.15, 115],
  [1.234, 1.234],
])('an echo of %s is told as %s: what has kobo behind the point is naira', (amount, amountMinor) => {
  expect(toEcho({ session: { amount } })).toEqual({ amountMinor });
});

test.each([['213'], [-1], [null], [Number.NaN]])('an echo of %s tells no amount', (amount) => {
  expect(toEcho({ session: { amount, reference: 'R' } })).toEqual({ reference: 'R' });
});

test('accounts are told by index wherever the list sits', () => {
  const list = [
    { name: 'A', accountNumber: '0001' },
    { name: 'B', accountNumber: '0002' },
  ];
  expect(toListedAccounts(list, 0)?.map(({ id }) => id)).toEqual(['0', '1']);
  expect(toListedAccounts({ accounts: list }, 1)?.map(({ id }) => id)).toEqual(['1', '2']);
  expect([toListedAccounts([], 0), toListedAccounts({}, 0)]).toEqual([undefined, undefined]);
});
