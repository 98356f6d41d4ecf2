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
  ['processing', true],
  ['pending', undefined],
  ['successful', undefined],
  ['failed', undefined],
  ['cancelled', undefined],
  ['Processing', true],
])('of a payment with the status %s it is said that it is under way: %s', (status, isUnderWay) => {
  expect(toVerifiedPayment(payment({ status }))?.isUnderWay).toBe(isUnderWay);
});

test.each([
  [true, true],
  [false, undefined],
  ['true', undefined],
  [undefined, undefined],
])('a payment with the flag %j is refunded: %s', (refunded, isRefunded) => {
  expect(toVerifiedPayment(payment({ refunded }))?.isRefunded).toBe(isRefunded);
});

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

test.each([
  ['0001557338', '0001557338'],
  ['******7338', '******7338'],
  ['000-155-7338', '000-155-7338'],
  [1_557_338, undefined],
  ['12 34', undefined],
  ['7338******', undefined],
  ['0001557338<b>', undefined],
  ['', undefined],
  [['0001557338'], undefined],
])('the account number %j is told as %s, its leading zeros kept', (told, number) => {
  expect(toVerifiedPayment(payment({ account: { accountNumber: told } }))?.account?.number).toBe(number);
  expect(toVerifiedPayment(payment({ account: { account_number: told } }))?.account?.number).toBe(number);
});

test('what the bank shows for the debit is told on one line of at most 140 characters', () => {
  const told = (narration: unknown) => toVerifiedPayment(payment({ narration }))?.narration;
  expect([
    told('NIP/Adire Lane\nK7Q2'),
    told('x'.repeat(5000)),
    told({ a: 1 }),
    told(''),
    told(null),
  ]).toEqual(['NIP/Adire Lane K7Q2', `${'x'.repeat(139)}…`, undefined, undefined, undefined]);
});

test('a payment with another reference is told as it is: whether it is ours is not for the adapter to say', () => {
  expect(toVerifiedPayment(payment({ reference: 'SOMEBODY-ELSES' }))).toMatchObject({
    status: 'successful',
    reference: 'SOMEBODY-ELSES',
  });
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

test.each([
  ['the session', { session: { reference: 'R' }, ui: {} }],
  ['the invoice', { invoice: { reference: 'R' }, session: { reference: 'S' } }],
  ['the payment itself', { _id: 'p1', reference: 'R', account: '618ccced8a2dcf366b8b4bc1' }],
])('an echo is read from %s', (_, data) => {
  expect(toEcho(data)).toEqual({ reference: 'R' });
});

test('the account that a charge is made out to is told, in either spelling', () => {
  const account = { name: 'ADA OBI', institution: { name: 'GTBank' } };
  expect([
    toEcho({ invoice: { account: { ...account, accountNumber: '0131883461' } } }),
    toEcho({ invoice: { account: { ...account, account_number: '0131883461' } } }),
  ]).toEqual([
    { account: { holder: 'ADA OBI', number: '0131883461' } },
    { account: { holder: 'ADA OBI', number: '0131883461' } },
  ]);
});

test.each([[undefined], [null], ['x'], [[]], [{}], [{ invoice: [] }], [{ ui: {} }]])(
  '%j echoes nothing',
  (data) => {
    expect(toEcho(data)).toBeUndefined();
  },
);

const listed = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: 'ADA OBI', accountNumber: `000155${1000 + at}` }));

test.each([1, 3, 12, 50])('a list of %i accounts is told whole, by index', (count) => {
  const accounts = toListedAccounts(listed(count), 0);
  expect(accounts?.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, at) => String(at)));
  expect(toListedAccounts({ accounts: listed(count) }, 1)?.map(({ id }) => Number(id) - 1)).toEqual(
    accounts?.map(({ id }) => Number(id)),
  );
});

test('two accounts that look alike stay two, and an entry that tells nothing keeps its index to itself', () => {
  const [one] = listed(1);
  expect(toListedAccounts([one, null, one, {}, { type: 'SAVINGS_ACCOUNT', balance: 5 }], 0)).toEqual([
    { id: '0', holder: 'ADA OBI', number: '0001551000' },
    { id: '2', holder: 'ADA OBI', number: '0001551000' },
    { id: '4', type: 'SAVINGS_ACCOUNT' },
  ]);
});

test.each([[[]], [{}], [null], [[null, 3, {}]], [{ accounts: 'none' }]])('%j lists no account', (data) => {
  expect(toListedAccounts(data, 0)).toBeUndefined();
});
