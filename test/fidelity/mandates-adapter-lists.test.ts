import { expect, test } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import type { ProviderMandate } from '../../src/proxy/providers/mandate-provider.ts';
import { answeredBy, bvn, mandateId, mandatesBefore, person, reference } from './call-mandates.ts';

const search = new Sealed({ email: 'Amara@Example.com ', bvn });
const customer = (rest: object = {}) => ({ id: 'cus_1', email: person.email, bvn, ...rest });
const page = (data: readonly unknown[], meta?: object) => ({
  status: 'successful',
  message: 'Data retrieved successfully',
  data,
  ...(meta ? { meta } : {}),
});
const find = async (...customers: object[]) => {
  const { mandates } = answeredBy([page(customers, { pages: 1, next: null })]);
  const answer = await mandates.findCustomer(search);
  return answer.kind === 'ok' ? answer.value : answer;
};
const same = { found: 'same', customerId: 'cus_1' };
const bare = { found: 'bare', customerId: 'cus_1' };
const taken = { found: 'other', customerId: 'cus_1' };

test.each([
  ['the same e-mail address and BVN', [customer()], same],
  ['the e-mail address in other letters', [customer({ email: 'AMARA@example.COM' })], same],
  ['the number in the other field', [customer({ bvn: undefined, identification_no: bvn })], same],
  ['all but the last four digits hidden', [customer({ bvn: '*******8901' })], same],
  ['another BVN', [customer({ bvn: '22345678902' })], taken],
  ['a BVN of thirteen digits that ends in ours', [customer({ bvn: `12${bvn}` })], taken],
  ['other last four digits', [customer({ bvn: '*******8902' })], taken],
  ['no word of a BVN', [customer({ bvn: undefined })], taken],
  ['an empty BVN', [customer({ bvn: '' })], bare],
  ['an empty BVN in both fields', [customer({ bvn: null, identification_no: ' ' })], bare],
  ['an empty BVN and a number', [customer({ bvn: '', identification_no: '22345678902' })], taken],
  ['a BVN that is no text', [customer({ bvn: 0 })], taken],
  ['another BVN, twice', [customer({ bvn: '1' }), customer({ id: 'cus_2', bvn: '2' })], { found: 'other' }],
  [
    'another BVN, and ours elsewhere',
    [customer({ bvn: '1' }), customer({ email: 'a@b.c' })],
    { found: 'other' },
  ],
  ['an empty BVN twice', [customer({ bvn: '' }), customer({ id: 'cus_2', bvn: '' })], { found: 'other' }],
  [
    'an empty BVN, and ours elsewhere',
    [customer({ bvn: '' }), customer({ email: 'a@b.c' })],
    { found: 'other' },
  ],
  ['an empty BVN and another e-mail address', [customer({ bvn: '', email: 'a@b.c' })], { found: 'none' }],
  ['an empty BVN and an id that is a path', [customer({ id: '../x', bvn: '' })], { found: 'other' }],
  ['an empty BVN beside ours', [customer({ id: 'cus_0', bvn: '' }), customer()], same],
  ['a hidden BVN with three digits', [customer({ bvn: '********901' })], taken],
  ['another e-mail address', [customer({ email: 'ada@example.com' })], { found: 'other' }],
  [
    'our last four digits and another e-mail address',
    [customer({ email: 'a@b.c', bvn: '*******8901' })],
    { found: 'none' },
  ],
  ['nothing of ours', [customer({ email: 'a@b.c', bvn: '1' })], { found: 'none' }],
  ['an id that is a path', [customer({ id: '../x' })], { found: 'other' }],
  ['the other one first', [customer({ id: 'cus_0', bvn: '1' }), customer()], same],
])('a customer with %s', async (_, customers, found) => {
  expect(await find(...customers)).toEqual(found);
});

test('no more pages are read than it takes, and none after the last', async () => {
  const meta = { pages: 3, next: 'https://api.withmono.com/v2/customers?page=2' };
  const pages = [page([customer({ bvn: '1' })], meta), page([customer()], meta), page([], meta)];
  const { mandates, sent } = answeredBy(pages);
  expect(await mandates.findCustomer(search)).toEqual({ kind: 'ok', value: same });
  expect(sent.map(({ call }) => call)).toEqual(['GET /v2/customers?page=1', 'GET /v2/customers?page=2']);
});

test('a list of customers that never ends says nothing about one of them', async () => {
  const { mandates, sent } = answeredBy([page([customer({ bvn: '1' })], { pages: 9999, next: 'https://x' })]);
  expect(await mandates.findCustomer(search)).toEqual({ kind: 'unknown', cause: 'too_large', code: 'pages' });
  expect(sent).toHaveLength(200);
});

test('a page that fails is told as it is, and the patience is for all pages together', async () => {
  let now = 0;
  const mandates = mandatesBefore(
    async () => {
      now += 11_000;
      return Response.json(page([customer({ bvn: '1' })], { pages: 9, next: 'https://x' }));
    },
    { clock: { now: () => 0, monotonic: () => now } },
  );
  expect(await mandates.findCustomer(search)).toEqual({
    kind: 'unknown',
    cause: 'timeout',
    code: 'patience',
  });
  expect(now).toBe(33_000);
  const limited = answeredBy([{ status: 'failed' }], { status: 429 });
  expect(await limited.mandates.findCustomer(search)).toMatchObject({
    kind: 'not-executed',
    cause: 'rate_limited',
  });
});

const mandate = (id: number) => ({ id: `mmc_${id}`, reference: `REFERENCE${id}`, status: 'initiated' });
const list = (from: number, count: number) => Array.from({ length: count }, (_, at) => mandate(from + at));
const idsOf = (mandates: readonly ProviderMandate[]) => mandates.map(({ providerId }) => providerId);
const options = { mandates: { pageSize: 2 } };

test.each([
  ['names a next page', page(list(0, 1), { pages: 1, next: 'https://x?page=2' }), 2],
  ['counts more pages', page(list(0, 2), { pages: 2 }), 2],
  ['counts no more', page(list(0, 2), { pages: 1, next: null }), undefined],
  ['does not say', page(list(0, 1)), 2],
  ['is empty and names a next page', page([], { next: 'https://x?page=2' }), undefined],
])('a list of mandates that %s', async (_, body, next) => {
  const { mandates } = answeredBy([body], { options });
  expect(await mandates.listMandates(1)).toMatchObject({ kind: 'ok', value: { next } });
});

test('a list that takes no notice of the page that was asked for ends there', async () => {
  const { mandates } = answeredBy([page(list(0, 2))], { options });
  expect(await mandates.listMandates(1)).toMatchObject({ value: { next: 2 } });
  expect(await mandates.listMandates(2)).toEqual({ kind: 'ok', value: { mandates: [], next: undefined } });
});

test('a mandate that cannot be read is left out of the list, the others stay', async () => {
  const { mandates } = answeredBy([page([mandate(1), { id: 7 }, null, mandate(2)])], { options });
  const answer = await mandates.listMandates(1);
  expect(answer.kind === 'ok' && idsOf(answer.value.mandates)).toEqual(['mmc_1', 'mmc_2']);
});

const debit = (number: number) => ({
  status: 'successful',
  response_code: '00',
  reference_number: `REFERENCE${number}`,
  amount: 50_000,
  mandate: mandateId,
});

test('all debits of a mandate are read, whatever their list is in, also one that it does not name', async () => {
  const first = page([debit(1), { status: 'failed' }], { pages: 2, next: 'https://x?page=2' });
  const second = { status: 'successful', data: { debits: [debit(2)] } };
  const { mandates, sent } = answeredBy([first, second]);
  const answer = await mandates.listDebits(mandateId);
  expect(answer.kind === 'ok' && answer.value.map((one) => one.reference)).toEqual([
    'REFERENCE1',
    '',
    'REFERENCE2',
  ]);
  expect(sent.map(({ call }) => call)).toEqual([
    `GET /v3/payments/mandates/${mandateId}/debits?page=1`,
    `GET /v3/payments/mandates/${mandateId}/debits?page=2`,
  ]);
});

test('a debit is read by its reference, and another one is no answer', async () => {
  const mine = answeredBy([{ status: 'successful', data: { ...debit(1), reference_number: reference } }]);
  expect(await mine.mandates.readDebit(mandateId, reference)).toMatchObject({
    kind: 'ok',
    value: { status: 'successful', reference },
  });
  expect(mine.sent[0]?.call).toBe(`GET /v3/payments/mandates/${mandateId}/debits/${reference}`);
  const other = answeredBy([{ status: 'successful', data: debit(1) }]);
  expect(await other.mandates.readDebit(mandateId, reference)).toMatchObject({ kind: 'unknown' });
});

test.each([[undefined], [[{}]]])(
  'a debit that was made and tells %j for its amount is asked about again: it is damaged, not another debit',
  async (amount) => {
    const told = { ...debit(1), reference_number: reference, amount };
    const { mandates } = answeredBy([{ status: 'successful', data: told }]);
    expect(await mandates.readDebit(mandateId, reference)).toMatchObject({ kind: 'unknown' });
  },
);

test('a balance is asked for with or without an amount', async () => {
  const { mandates, sent } = answeredBy([
    { status: 'successful', data: { has_sufficient_balance: true } },
    { status: 'successful', data: { account_balance: 1_000_000 } },
    { status: 'failed', response_code: '51', message: 'Insufficient funds', data: null },
  ]);
  expect([
    await mandates.balance(mandateId, 50_000),
    await mandates.balance(mandateId, undefined),
    await mandates.balance(mandateId, 50_000),
  ]).toEqual([
    { kind: 'ok', value: { isEnough: true } },
    { kind: 'ok', value: { balanceMinor: 1_000_000 } },
    { kind: 'ok', value: { isEnough: false } },
  ]);
  expect(sent.slice(0, 2).map(({ call }) => call)).toEqual([
    `GET /v3/payments/mandates/${mandateId}/balance-inquiry?amount=50000`,
    `GET /v3/payments/mandates/${mandateId}/balance-inquiry`,
  ]);
});

test('what the documents leave open goes as it is set', async () => {
  const set = {
    mandates: {
      bankBy: 'nip_code',
      debitsPath: 'v3/collections/{id}',
      balancePath: 'v3/balances/{id}',
      transferMinor: 10_000,
    },
  } as const;
  const created = { status: 'successful', message: 'transfer N100.00', data: mandate(1) };
  const { mandates, sent } = answeredBy([created], { options: set });
  const order = {
    customerId: 'c',
    reference,
    bankCode: '058',
    nipCode: '000013',
    accountNumber: '0123456789',
    totalCapMinor: 20_000,
    startDate: '2026-11-23',
    endDate: '2026-11-24',
    description: 'Fabric club',
    feeBearer: 'customer',
  } as const;
  expect(await mandates.createMandate(new Sealed(order))).toMatchObject({ value: { transferMinor: 10_000 } });
  await mandates.readDebit('mmc_1', reference);
  await mandates.balance('mmc_1', undefined);
  expect(sent[0]?.body).toMatchObject({ bank_code: '000013', fee_bearer: 'customer' });
  expect(sent.slice(1).map(({ call }) => call)).toEqual([
    `GET /v3/collections/mmc_1/${reference}`,
    'GET /v3/balances/mmc_1',
  ]);
});

test('an id cannot lead to another address', async () => {
  const { mandates, sent } = answeredBy([{ status: 'failed' }], { status: 404 });
  await mandates.cancelMandate('../customers?x=/');
  await mandates.readDebit('mmc_1', '../../x');
  expect(sent.map(({ call }) => call)).toEqual([
    'PATCH /v3/payments/mandates/..%2Fcustomers%3Fx%3D%2F/cancel',
    'GET /v3/payments/mandates/mmc_1/debits/..%2F..%2Fx',
  ]);
});
