import { describe, expect, test } from 'vitest';
import { ConnectionCutError } from '../../src/sandbox/respond.ts';
import { createMandateCaller, dataOf, type MandateCaller, mandates } from './mandate-caller.ts';
import type { Answered } from './sandbox-caller.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const reference = 'Ah20141329b841234';

interface Debited extends MandateCaller {
  readonly id: string;
  debit(changes?: Readonly<Record<string, unknown>>): Promise<Answered>;
  read(reference?: string): Promise<Answered>;
}

/** A mandate over ₦50,000 that can be debited, on an account with these digits. */
async function ready(digits: string, options = {}): Promise<Debited> {
  const caller = createMandateCaller(options);
  const id = await caller.created(digits);
  caller.clock.advance(2 * 60 * minute);
  return {
    ...caller,
    id,
    debit: (changes = {}) =>
      caller.post(`${mandates}/${id}/debit`, {
        amount: 50_000,
        reference,
        narration: 'Subscription',
        ...changes,
      }),
    read: (of = reference) => caller.get(`${mandates}/${id}/debits/${of}`),
  };
}

const taken = ({ sandbox }: MandateCaller) => sandbox.ledger.debits().map(({ amountMinor }) => amountMinor);
const codeOf = ({ status, body }: Answered) => [
  status,
  (body as { status: string }).status,
  (body as { response_code: string }).response_code,
];

describe('what becomes of a debit', () => {
  test('it is taken once, is in the ledger once, and leaves that much less to be taken', async () => {
    const world = await ready('304');
    expect(codeOf(await world.debit())).toEqual([200, 'successful', '00']);
    expect(world.sandbox.ledger.debits()).toEqual([
      {
        reference,
        amountMinor: 50_000,
        currency: 'NGN',
        institution: 'WEMA BANK',
        account: '0123456304',
        at: '2026-11-21T11:30:00.000Z',
        scenario: 'ready-in-seconds',
        mandate: world.id,
      },
    ]);
    expect(dataOf(await world.get(`${mandates}/${world.id}`))).toMatchObject({
      amount: 5_000_000,
      balance: 4_950_000,
    });
    expect(dataOf(await world.read())).toMatchObject({
      status: 'successful',
      response_code: '00',
      amount: 50_000,
      fee: 6_500,
      reference_number: reference,
    });
  });

  test.each([
    [2_000_000, 6_500],
    [2_000_001, 20_000],
    [5_000_000, 50_000],
    [10_000_000, 100_000],
    [12_000_000, 100_000],
  ])('%d kobo cost %d', async (amount, fee) => {
    const caller = createMandateCaller();
    const id = await caller.created('304', { amount: 20_000_000 });
    caller.clock.advance(minute);
    await caller.post(`${mandates}/${id}/debit`, { amount, reference, narration: 'Subscription' });
    expect(dataOf(await caller.get(`${mandates}/${id}/debits/${reference}`))).toMatchObject({ fee });
  });

  test('more than there is in the account fails with code 51, and nothing is taken', async () => {
    const world = await ready('601');
    expect(codeOf(await world.debit({ amount: 64_001 }))).toEqual([400, 'failed', '51']);
    expect(codeOf(await world.debit({ amount: 64_000, reference: 'Ah20141329b841235' }))).toEqual([
      200,
      'successful',
      '00',
    ]);
    expect(taken(world)).toEqual([64_000]);
  });

  test('one that is processing is taken half a minute later, and told twice', async () => {
    const world = await ready('602');
    expect(codeOf(await world.debit())).toEqual([200, 'processing', '99']);
    expect(taken(world)).toEqual([]);
    world.clock.advance(30_000);
    expect(taken(world)).toEqual([50_000]);
    expect(world.told().slice(-2)).toEqual(['debit.processing', 'debit.successful']);
  });

  test('one that is processing may fail, or stay so', async () => {
    const failing = await ready('603');
    await failing.debit();
    failing.clock.advance(30_000);
    expect(dataOf(await failing.read())).toMatchObject({ status: 'failed', response_code: '96' });
    const staying = await ready('604');
    await staying.debit();
    staying.clock.advance(30 * day);
    expect(dataOf(await staying.read())).toMatchObject({ status: 'processing', response_code: '99' });
    expect([...taken(failing), ...taken(staying)]).toEqual([]);
  });

  test.each([
    ['605', [50_000]],
    ['606', []],
  ])('%s: the connection is cut, with %j taken', async (digits, ledger) => {
    const world = await ready(digits);
    await expect(world.debit()).rejects.toThrow(ConnectionCutError);
    expect(taken(world)).toEqual(ledger);
    expect((await world.read()).status).toBe(ledger.length > 0 ? 200 : 404);
  });

  test.each([
    ['607', 502, [50_000]],
    ['608', 502, []],
    ['615', 429, []],
    ['616', 200, [50_000]],
  ])('%s: answered %d, with %j taken', async (digits, status, ledger) => {
    const world = await ready(digits);
    expect((await world.debit()).status).toBe(status);
    expect(taken(world)).toEqual(ledger);
  });

  test('a code nobody knows is no word on the money', async () => {
    const world = await ready('609');
    expect(codeOf(await world.debit())).toEqual([200, 'unresolved', 'Z9']);
    expect(taken(world)).toEqual([50_000]);
  });

  test('a bank may refuse with a code of its own', async () => {
    expect(codeOf(await (await ready('611')).debit())).toEqual([400, 'failed', '96']);
    expect(codeOf(await (await ready('612')).debit())).toEqual([400, 'failed', '05']);
  });

  test('one that is hidden is found after three minutes, and only then listed', async () => {
    const world = await ready('613');
    await world.debit();
    expect((await world.read()).status).toBe(404);
    expect(dataOf(await world.get(`${mandates}/${world.id}/debits`))).toEqual([]);
    world.clock.advance(3 * minute);
    expect((await world.read()).status).toBe(200);
    expect(dataOf<unknown[]>(await world.get(`${mandates}/${world.id}/debits`))).toHaveLength(1);
  });

  test('another amount may be told than the one that was taken', async () => {
    const world = await ready('614');
    expect(dataOf(await world.debit())).toMatchObject({ amount: 500 });
    expect(dataOf(await world.read())).toMatchObject({ amount: 500 });
    expect(taken(world)).toEqual([50_000]);
  });

  test('a control call decides about the next one, whatever its account', async () => {
    const world = await ready('304');
    world.sandbox.control.forceNextDebit('debit-502-after');
    expect((await world.debit()).status).toBe(502);
    expect(codeOf(await world.debit({ reference: 'Ah20141329b841235' }))).toEqual([200, 'successful', '00']);
    expect(taken(world)).toEqual([50_000, 50_000]);
    expect(() => world.sandbox.control.forceNextDebit('at-once')).toThrow(RangeError);
  });

  test('the list is newest first, and of this mandate only', async () => {
    const world = await ready('304');
    const other = await world.created('302');
    await world.debit({ reference: 'REF0000000001' });
    await world.debit({ reference: 'REF0000000002' });
    const listed = dataOf<{ reference_number: string }[]>(await world.get(`${mandates}/${world.id}/debits`));
    expect(listed.map(({ reference_number }) => reference_number)).toEqual([
      'REF0000000002',
      'REF0000000001',
    ]);
    expect(dataOf(await world.get(`${mandates}/${other}/debits`))).toEqual([]);
  });

  test('a split is repeated as it came, or with its limit in naira', async () => {
    const split = {
      type: 'percentage',
      fee_bearer: 'business',
      distribution: [{ account: '673b4668bfc6fc07bf0e4e9e', value: 50, max: 20_000 }],
    };
    const world = await ready('304');
    expect(dataOf(await world.debit({ split }))).toMatchObject({ split });
    world.sandbox.control.adjust({ splitEcho: 'naira' });
    expect(dataOf(await world.debit({ split, reference: 'REF0000000002' }))).toMatchObject({
      split: { distribution: [{ max: 200 }] },
    });
  });
});

describe('what is not debited', () => {
  const messageOf = ({ status, body }: Answered) => [status, (body as { message: string }).message];

  test('a mandate that waits, that was approved just now, that is paused, or that is over', async () => {
    const world = await ready('789');
    expect(messageOf(await world.debit())).toEqual([400, 'This mandate is not ready to be debited']);
    world.sandbox.control.nibss.approve(world.id);
    expect(messageOf(await world.debit())).toEqual([400, 'This mandate is not ready to be debited']);
    world.sandbox.control.nibss.makeReady(world.id);
    await world.patch(`${mandates}/${world.id}/pause`);
    expect(messageOf(await world.debit())).toEqual([
      400,
      "This mandate is paused and can't be used for debit or balance inquiry",
    ]);
    await world.patch(`${mandates}/${world.id}/cancel`);
    expect(codeOf(await world.debit())).toEqual([400, 'failed', '50']);
    expect(taken(world)).toEqual([]);
  });

  test('more than is left of the total, and the same reference twice', async () => {
    const world = await ready('304');
    await world.debit({ amount: 4_000_000 });
    expect(messageOf(await world.debit({ amount: 1_000_001, reference: 'REF0000000002' }))).toEqual([
      400,
      'The amount exceeds what is left of the total of this mandate',
    ]);
    expect(messageOf(await world.debit({ amount: 20_000 }))).toEqual([400, 'Debit reference already exists']);
    await world.debit({ amount: 1_000_000, reference: 'REF0000000003' });
    expect(dataOf(await world.get(`${mandates}/${world.id}`))).toMatchObject({
      balance: 0,
      status: 'approved',
    });
    expect(taken(world)).toEqual([4_000_000, 1_000_000]);
  });

  test('a hostile provider takes the same reference twice', async () => {
    const world = await ready('304', { profile: { deduplicates: false } });
    await world.debit();
    await world.debit();
    expect(taken(world)).toEqual([50_000, 50_000]);
  });

  test.each([
    [{ amount: 19_999 }, 'amount'],
    [{ amount: 200.5 }, 'amount'],
    [{ amount: 2_500_000_001 }, 'amount'],
    [{ reference: 'SHORT' }, 'reference'],
    [{ narration: '' }, 'narration'],
    [{ fee_bearer: 'nobody' }, 'fee_bearer'],
    [{ split: { type: 'percentage', distribution: [] } }, 'split'],
    [{ split: { type: 'percentage', distribution: [{ account: 'a', value: 101 }] } }, 'split'],
    [{ colour: 'blue' }, 'colour'],
  ])('%j', async (changes, field) => {
    const world = await ready('304');
    const { status, body } = await world.debit(changes);
    expect([
      status,
      (body as { data: { field: string }[] }).data.map((complaint) => complaint.field),
    ]).toEqual([400, [field]]);
    expect(taken(world)).toEqual([]);
  });

  test.each([
    ['601', 'without money', 5],
    ['611', 'otherwise', 10],
  ])(
    '%s: after debits that failed %s, %d times in a day, until the next day in Lagos',
    async (digits, _, most) => {
      const world = await ready(digits);
      const statuses: number[] = [];
      for (let failed = 0; failed <= most; failed += 1) {
        const { status } = await world.debit({ amount: 100_000, reference: `REF00000000${failed + 10}` });
        statuses.push(status);
      }
      expect(statuses).toEqual([...Array(most).fill(400), 429]);
      world.clock.advance(Date.parse('2026-11-21T22:59:59.999Z') - world.clock.now());
      expect((await world.debit({ amount: 100_000, reference: 'REF0000000098' })).status).toBe(429);
      world.clock.advance(1);
      expect((await world.debit({ amount: 100_000, reference: 'REF0000000099' })).status).toBe(400);
    },
  );
});

describe('a balance inquiry', () => {
  const ask = async ({ get, id }: Debited, query = '') => get(`${mandates}/${id}/balance-inquiry${query}`);

  test('with an amount it says whether that is there, without one how much there is', async () => {
    const world = await ready('304', { profile: { accountMoneyMinor: 30_000_000 } });
    expect(await ask(world, '?amount=30000000')).toMatchObject({
      body: { data: { has_sufficient_balance: true } },
    });
    expect(await ask(world, '?amount=30000001')).toMatchObject({
      body: { data: { has_sufficient_balance: false } },
    });
    expect(await ask(world)).toMatchObject({ body: { data: { account_balance: 30_000_000 } } });
    expect((await ask(world, '?amount=much')).status).toBe(400);
  });

  test('below ₦1,000 it says nothing is there', async () => {
    expect(await ask(await ready('601'))).toMatchObject({ body: { data: { account_balance: 0 } } });
  });

  test('in the sandbox of the provider there are ₦10,000, and debits take nothing from them', async () => {
    const world = await ready('789', { profile: { approvesAtOnce: true } });
    expect(codeOf(await world.debit({ amount: 2_000_000 }))).toEqual([200, 'successful', '00']);
    expect(await ask(world)).toMatchObject({ body: { data: { account_balance: 1_000_000 } } });
  });

  test('none of a mandate that is not ready, paused or unknown', async () => {
    const world = await ready('304');
    await world.patch(`${mandates}/${world.id}/pause`);
    expect((await ask(world)).status).toBe(400);
    const waiting = await ready('789');
    expect((await ask(waiting)).status).toBe(400);
    expect((await waiting.get(`${mandates}/mmc_none/balance-inquiry`)).status).toBe(400);
  });
});
