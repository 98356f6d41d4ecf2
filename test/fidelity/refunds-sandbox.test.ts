import { expect, test } from 'vitest';
import * as published from './documented-one-time.ts';
import { createLinkCaller, dataOf, type LinkCaller, reference } from './link-caller.ts';
import { shapeOf } from './published-shape.ts';
import type { Answered } from './sandbox-caller.ts';

const path = '/v2/payments/refund';
const refund = (caller: LinkCaller, changes: object = {}): Promise<Answered> =>
  caller.post(path, { reference, ...changes });

/** A payment by link of this amount in kobo, whose last two digits choose what its refund does. */
async function paid(
  amount = 20_000,
  options: Parameters<typeof createLinkCaller>[0] = {},
): Promise<LinkCaller> {
  const caller = createLinkCaller(options);
  const payer = await caller.page({ amount });
  await payer.send('end', { as: 'successful' });
  return caller;
}

const isRefunded = async ({ get }: LinkCaller): Promise<boolean> =>
  dataOf<{ refunded: boolean }>(await get(`/v2/payments/verify/${reference}`)).refunded;
const givenBack = ({ sandbox }: LinkCaller) =>
  sandbox.ledger.credits().map(({ kind, amountMinor, source }) => ({ kind, amountMinor, source }));

test('all of a payment goes back once, as published; a second call is refused in the published words', async () => {
  const caller = await paid();
  const answer = await refund(caller);
  expect({ status: answer.status, body: shapeOf(answer.body) }).toEqual({
    status: 200,
    body: shapeOf(published.refunded),
  });
  const [debit] = caller.sandbox.ledger.of(reference);
  expect(dataOf(answer)).toMatchObject({
    refunded_amount: 20_000,
    beneficiary: { bank_name: 'Access Bank', bank_code: '000014', account_number: debit?.account },
  });
  const again = await refund(caller, { source: 'wallet' });
  expect([again.status, shapeOf(again.body)]).toEqual([400, shapeOf(published.refundedBefore)]);
  expect(givenBack(caller)).toEqual([{ kind: 'refund', amountMinor: 20_000, source: 'payout' }]);
});

test('verify and the list say that it was refunded, and that it was paid', async () => {
  const caller = await paid();
  expect(await isRefunded(caller)).toBe(false);
  await refund(caller);
  expect(await isRefunded(caller)).toBe(true);
  expect(await caller.verified()).toBe('successful');
  const { payments } = dataOf<{ payments: unknown[] }>(await caller.get('/v2/payments/transactions'));
  expect(payments).toMatchObject([{ reference, refunded: true }]);
});

test('a payment by login is refunded too', async () => {
  const caller = createLinkCaller();
  const headers = await caller.order('user_good', reference);
  await caller.post('/v1/direct-pay/charge', {}, headers);
  expect((await refund(caller)).status).toBe(404);
  await caller.post('/v1/direct-pay/capture', {}, headers);
  expect((await refund(caller)).status).toBe(200);
  expect(await isRefunded(caller)).toBe(true);
});

test('nothing goes back of a payment that is unknown, open or failed', async () => {
  const caller = createLinkCaller();
  const payer = await caller.page();
  const notFound = { status: 404, body: { message: 'Invalid reference, payment not found', data: null } };
  expect(await refund(caller)).toMatchObject(notFound);
  expect(await refund(caller, { reference: 'nobodyknows01' })).toMatchObject(notFound);
  await payer.send('end', { as: 'failed' });
  expect(await refund(caller)).toMatchObject(notFound);
  expect(givenBack(caller)).toEqual([]);
});

test.each([
  [{ source: 'pocket' }, 'source must be one of the following values: payout, wallet'],
  [{ reference: 7 }, 'reference must be a string'],
  [{ amount: 100 }, 'property amount should not exist'],
])('a refund with %j is refused by field', async (changes, message) => {
  const caller = await paid();
  expect(await refund(caller, changes)).toMatchObject({ status: 400, body: { data: [{ message }] } });
  expect(givenBack(caller)).toEqual([]);
});

test('after a day the payout has gone, and only the wallet can pay back', async () => {
  const caller = await paid();
  caller.clock.advance(24 * 3_600_000);
  expect(await refund(caller)).toMatchObject({
    status: 400,
    body: { message: 'The payout of this payment has already been settled' },
  });
  expect((await refund(caller, { source: 'wallet' })).status).toBe(200);
});

test('a wallet with too little in it pays nothing back', async () => {
  const caller = await paid(20_000, { profile: { walletMinor: 19_999 } });
  expect(await refund(caller, { source: 'wallet' })).toMatchObject({
    status: 400,
    body: { message: 'Insufficient wallet balance' },
  });
  expect(givenBack(caller)).toEqual([]);
});

test('a refund that is under way says so, and is done two minutes later', async () => {
  const caller = await paid(20_051);
  expect(dataOf(await refund(caller))).toMatchObject({ refunded: false, refunded_amount: 20_051 });
  expect((await refund(caller)).body).toMatchObject({ message: published.refundedBefore.message });
  expect(await isRefunded(caller)).toBe(false);
  caller.clock.advance(120_000);
  expect(await isRefunded(caller)).toBe(true);
  expect(givenBack(caller)).toHaveLength(1);
});

test('a refund that never comes stays under way', async () => {
  const caller = await paid(20_052);
  await refund(caller);
  caller.clock.advance(90 * 86_400_000);
  expect([await isRefunded(caller), givenBack(caller)]).toEqual([false, []]);
});

/** Answers as they come, a silence by leaving. */
async function unheard(caller: LinkCaller): Promise<string> {
  const patience = new AbortController();
  const request = new Request(`http://sandbox.test${path}`, {
    method: 'POST',
    headers: { 'mono-sec-key': 'test_sk_adirelane0000', 'content-type': 'application/json' },
    body: JSON.stringify({ reference }),
    signal: patience.signal,
  });
  const answer = caller.sandbox.fetch(request).then(
    ({ status }) => String(status),
    (cause: Error) => cause.name,
  );
  const quiet = new Promise<'silence'>((resolve) =>
    setImmediate(() => setImmediate(() => resolve('silence'))),
  );
  const first = await Promise.race([answer, quiet]);
  patience.abort();
  await answer;
  return first;
}

test.each([
  [20_053, 'silence', 1, 'already'],
  [20_054, 'silence', 0, 'done'],
  [20_055, '502', 1, 'already'],
  [20_056, '502', 0, 'done'],
] as const)(
  'a refund of %i kobo: %s, %i gone back, and the second call is %s',
  async (amount, heard, back, second) => {
    const caller = await paid(amount);
    expect(await unheard(caller)).toBe(heard);
    expect(givenBack(caller)).toHaveLength(back);
    expect(await isRefunded(caller)).toBe(back === 1);
    const { status } = await refund(caller);
    expect(status).toBe(second === 'already' ? 400 : 200);
    expect(givenBack(caller)).toHaveLength(1);
  },
);

test('a refund that is said to be done was not, and one that is not possible is refused every time', async () => {
  const said = await paid(20_059);
  expect((await refund(said)).body).toMatchObject({ message: published.refundedBefore.message });
  expect([await isRefunded(said), givenBack(said)]).toEqual([false, []]);
  const impossible = await paid(20_058);
  for (const _ of [1, 2]) {
    expect(await refund(impossible)).toMatchObject({
      status: 400,
      body: { message: 'This payment cannot be refunded' },
    });
  }
});

test('the next refund is forced, whatever the amount, and only as a refund can go', async () => {
  const caller = await paid();
  expect(() => caller.sandbox.control.forceNextRefund('return-lost')).toThrow(RangeError);
  caller.sandbox.control.forceNextRefund('refund-later');
  expect(dataOf(await refund(caller))).toMatchObject({ refunded: false });
});
