import { describe, expect, test } from 'vitest';
import * as published from './documented-one-time.ts';
import { createLinkCaller, dataOf, type LinkCaller } from './link-caller.ts';
import { createMandateCaller, mandates } from './mandate-caller.ts';
import { shapeOf } from './published-shape.ts';

const create = '/v2/payments/payout/sub-account';
const list = '/v2/payments/payout/sub-accounts';
const access = { nip_code: '000014', account_number: '0123456789' };
const kuda = { nip_code: '090267', account_number: '0123456793' };

describe('sub-accounts', () => {
  test('are created and listed as published, newest first', async () => {
    const { post, get } = createLinkCaller();
    const answer = await post(create, access);
    expect({ status: answer.status, body: shapeOf(answer.body) }).toEqual({
      status: 200,
      body: shapeOf(published.subAccountCreated),
    });
    expect(dataOf(answer)).toMatchObject({ ...access, bank_code: '044' });
    await post(create, kuda);
    const listed = await get(list);
    expect({ status: listed.status, body: shapeOf(listed.body) }).toEqual({
      status: 200,
      body: shapeOf(published.subAccountsListed),
    });
    expect(dataOf(listed)).toMatchObject([{ bank_code: '672', nibss_code: '090267' }, { bank_code: '044' }]);
  });

  test.each([
    ['an unknown bank', { ...access, nip_code: '123456' }, 'Invalid nip_code, bank not found'],
    ['an unknown account', { ...access, account_number: '0123456404' }, 'Invalid account number'],
    ['eleven digits', { ...access, account_number: '01234567893' }, 'Validation error'],
    ['a member nobody knows', { ...access, name: 'Mine' }, 'Validation error'],
    ['one that is there', access, 'Sub-account already exists'],
  ])('of %s are refused', async (_, body, message) => {
    const { post, get } = createLinkCaller();
    await post(create, access);
    expect(await post(create, body)).toMatchObject({ status: 400, body: { message } });
    expect(dataOf<unknown[]>(await get(list))).toHaveLength(1);
  });

  test('come in pages', async () => {
    const { post, get } = createLinkCaller({ profile: { pageSize: 1 } });
    await post(create, access);
    await post(create, kuda);
    expect((await get(`${list}?page=2`)).body).toMatchObject({
      data: [{ nibss_code: '000014' }],
      meta: { paging: { total: 2, pages: 2, previous: `http://sandbox.test${list}?page=1`, next: null } },
    });
    expect(await get(`${list}?page=none`)).toEqual({ status: 400, body: {} });
  });
});

interface Part {
  readonly account: string;
  readonly value: number;
  readonly max?: number;
}

async function twoAccounts(caller: LinkCaller): Promise<[string, string]> {
  const idOf = async (body: object) => dataOf<{ id: string }>(await caller.post(create, body)).id;
  return [await idOf(access), await idOf(kuda)];
}

test('a payment with a split is answered as published, with max in naira', async () => {
  const caller = createLinkCaller();
  const [first, second] = await twoAccounts(caller);
  const answer = await caller.post('/v2/payments/initiate', {
    ...published.splitRequest,
    split: published.splitOf(first, second, 20_000),
  });
  expect({ status: answer.status, body: shapeOf(answer.body) }).toEqual({
    status: 200,
    body: shapeOf(published.splitInitiated),
  });
  expect(dataOf<{ split: unknown }>(answer).split).toEqual(published.splitOf(first, second, 200));
});

/** What a split of ₦4,500.00 has paid out after its day, in kobo. */
async function sharesOf(
  split: (first: string, second: string) => object,
  { refund }: { refund?: 'payout' | 'wallet' } = {},
) {
  const caller = createLinkCaller();
  const [first, second] = await twoAccounts(caller);
  const { reference } = published.splitRequest;
  const payer = await caller.page({ ...published.splitRequest, split: split(first, second) });
  await payer.send('end', { as: 'successful' });
  if (refund) await caller.post('/v2/payments/refund', { reference, source: refund });
  caller.clock.advance(24 * 3_600_000 + 5_000);
  const shares = caller.sandbox.ledger.credits().filter(({ kind }) => kind === 'share');
  expect(shares.every((share) => share.reference === reference)).toBe(true);
  const events = caller.sandbox.control.webhooks
    .log()
    .flatMap(({ event }) => (event.event === 'direct_debit.split_settlement_successful' ? [event] : []));
  return { shares: shares.map(({ amountMinor }) => amountMinor), events };
}

const percentage = (fee_bearer: 'business' | 'sub_accounts', ...parts: Part[]) => ({
  type: 'percentage',
  fee_bearer,
  distribution: parts,
});

test('shares reach their sub-accounts after a day, capped by max, and are told as published, in naira', async () => {
  const { shares, events } = await sharesOf((first, second) => published.splitOf(first, second, 20_000));
  expect(shares).toEqual([20_000, 180_000]);
  expect(events.map((event) => shapeOf(event))).toEqual(
    Array(2).fill(
      shapeOf({
        ...published.shareSettled,
        data: { ...published.shareSettled.data, fee_bearer: 'business' },
      }),
    ),
  );
  expect(
    events.map(({ data }) => [data.amount_settled, data.split_fee, data.account.institution.nibss_code]),
  ).toEqual([
    [200, 10, '000014'],
    [1_800, 10, '090267'],
  ]);
});

test('where sub-accounts bear the fee, ₦10 are taken off each share', async () => {
  const { shares, events } = await sharesOf((account) => percentage('sub_accounts', { account, value: 10 }));
  expect(shares).toEqual([44_000]);
  expect(shapeOf(events[0])).toEqual(shapeOf(published.shareSettled));
});

test('fixed shares are kobo', async () => {
  const { shares } = await sharesOf((first, second) => ({
    type: 'fixed',
    distribution: [
      { account: first, value: 250_000 },
      { account: second, value: 200_000 },
    ],
  }));
  expect(shares).toEqual([250_000, 200_000]);
});

test('nothing is shared of what went back from the payout; what went back from the wallet is shared', async () => {
  const split = (account: string) => percentage('business', { account, value: 10 });
  expect((await sharesOf(split, { refund: 'payout' })).shares).toEqual([]);
  expect((await sharesOf(split, { refund: 'wallet' })).shares).toEqual([45_000]);
});

const bad: readonly (readonly [string, (account: string, other: string) => unknown, string])[] = [
  [
    '101 percent',
    (a, b) => percentage('business', { account: a, value: 99 }, { account: b, value: 2 }),
    'must not exceed 100 percent',
  ],
  [
    '0 percent',
    (a) => percentage('business', { account: a, value: 0 }),
    'must name an account and a value in each part',
  ],
  [
    '100 percent for one',
    (a) => percentage('business', { account: a, value: 100 }),
    'must name an account and a value in each part',
  ],
  [
    'half a percent',
    (a) => percentage('business', { account: a, value: 0.5 }),
    'must name an account and a value in each part',
  ],
  [
    'a max of nothing',
    (a) => percentage('business', { account: a, value: 5, max: 0 }),
    'must name an account and a value in each part',
  ],
  [
    'a part that is null',
    () => ({ type: 'percentage', distribution: [null] }),
    'must name an account and a value in each part',
  ],
  [
    'an account twice',
    (a) => percentage('business', { account: a, value: 5 }, { account: a, value: 5 }),
    'must name each sub-account once',
  ],
  [
    'an unknown account',
    () => percentage('business', { account: 'nobody', value: 5 }),
    'must name known sub-accounts',
  ],
  [
    'more than the amount',
    (a) => ({ type: 'fixed', distribution: [{ account: a, value: 450_001 }] }),
    'must not exceed the amount',
  ],
  ['no parts', () => percentage('business'), 'must have a distribution'],
  [
    'a type nobody has',
    (a) => ({ type: 'half', distribution: [{ account: a, value: 5 }] }),
    'must have the type percentage or fixed',
  ],
  [
    'a stranger’s member',
    (a) => ({ ...percentage('business', { account: a, value: 5 }), note: '' }),
    'must have nothing but type, fee_bearer and distribution',
  ],
  [
    'another fee bearer',
    (a) => ({ type: 'fixed', fee_bearer: 'customer', distribution: [{ account: a, value: 5 }] }),
    'must have the fee bearer business or sub_accounts',
  ],
];

test.each(bad)('a split with %s is refused', async (_, split, message) => {
  const caller = createLinkCaller();
  const [first, second] = await twoAccounts(caller);
  const answer = await caller.ask({ ...published.splitRequest, split: split(first, second) });
  expect(answer).toMatchObject({
    status: 400,
    body: { data: [{ field: 'split', message: `split ${message}` }] },
  });
  expect(caller.sandbox.links.all()).toEqual([]);
});

test('a debit of a mandate with a split pays its shares out too', async () => {
  const caller = createMandateCaller();
  const { id: account } = dataOf<{ id: string }>(await caller.post(create, access));
  const mandate = await caller.created('304');
  caller.clock.advance(60_000);
  await caller.post(`${mandates}/${mandate}/debit`, {
    amount: 48_000,
    reference: 'testingSplitingit1',
    narration: 'testing Split',
    split: percentage('business', { account, value: 50, max: 20_000 }),
  });
  caller.clock.advance(24 * 3_600_000 - 1);
  expect(caller.sandbox.ledger.credits()).toEqual([]);
  caller.clock.advance(1);
  expect(caller.sandbox.ledger.credits()).toMatchObject([
    { kind: 'share', reference: 'testingSplitingit1', amountMinor: 20_000, account: access.account_number },
  ]);
});
