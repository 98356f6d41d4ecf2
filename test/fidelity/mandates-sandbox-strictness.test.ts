import { describe, expect, test } from 'vitest';
import { ConnectionCutError } from '../../src/sandbox/respond.ts';
import { leastWork } from '../support/least-work.ts';
import {
  createMandateCaller,
  dataOf,
  type MandateCaller,
  mandates,
  orderOf,
  samuel,
} from './mandate-caller.ts';
import type { Answered } from './sandbox-caller.ts';

const fieldsOf = ({ status, body }: Answered) => [
  status,
  (body as { data: { field: string }[] }).data.map(({ field }) => field),
];
const messageOf = ({ status, body }: Answered) => [status, (body as { message: string }).message];
const count = ({ sandbox }: MandateCaller) => sandbox.mandates.all().length;

describe('a create', () => {
  test.each([
    [{ start_date: '2026-11-20' }, ['start_date']],
    [{ start_date: '2026-02-30' }, ['start_date']],
    [{ start_date: 'tomorrow' }, ['start_date']],
    [{ end_date: '2026-11-22' }, ['end_date']],
    [{ end_date: '2026-11-21' }, ['end_date']],
    [{ amount: 19_999 }, ['amount']],
    [{ amount: '50000' }, ['amount']],
    [{ amount: 20_000_000_001 }, ['amount']],
    [{ reference: 'R'.repeat(25) }, ['reference']],
    [{ reference: 'SHORT' }, ['reference']],
    [{ account_number: '012345678' }, ['account_number']],
    [{ account_number: '01234567890' }, ['account_number']],
    [{ account_number: '01234567AB' }, ['account_number']],
    [{ account_number: 123_456_789 }, ['account_number']],
    [{ description: '' }, ['description']],
    [{ description: undefined }, ['description']],
    [{ debit_type: 'monthly', mandate_type: 'sweep' }, ['mandate_type', 'debit_type']],
    [{ mandate_type: 'gsm' }, ['mandate_type']],
    [{ retrial_frequency: 2 }, ['retrial_frequency']],
    [{ fee_bearer: 'customer', verification_method: 'fingerprint' }, ['verification_method']],
    [{ bvn: '22200000001' }, ['bvn']],
  ])('%j is refused by its fields', async (changes, fields) => {
    const caller = createMandateCaller();
    expect(fieldsOf(await caller.create('789', changes))).toEqual([400, fields]);
    expect(count(caller)).toBe(0);
  });

  test('the day in Lagos decides whether a start date is past', async () => {
    const caller = createMandateCaller();
    caller.clock.advance(Date.parse('2026-11-21T22:59:59Z') - caller.clock.now());
    expect((await caller.create('901', { start_date: '2026-11-21' })).status).toBe(200);
    caller.clock.advance(1_000);
    expect(fieldsOf(await caller.create('902', { start_date: '2026-11-21' }))).toEqual([400, ['start_date']]);
  });

  test('a reference is taken once', async () => {
    const caller = createMandateCaller();
    await caller.create('901', { reference: 'ADIREREFERENCE0001' });
    expect(messageOf(await caller.create('902', { reference: 'ADIREREFERENCE0001' }))).toEqual([
      400,
      'Mandate reference already exists',
    ]);
  });

  test('another mandate on the account has to be decided on first', async () => {
    const caller = createMandateCaller();
    const id = await caller.created('901');
    const again = () => caller.create('901', { start_date: '2026-11-23' });
    expect(messageOf(await again())).toEqual([
      400,
      'There is a pending mandate on this account. Please wait for its approval before setting up a new one',
    ]);
    await caller.patch(`${mandates}/${id}/cancel`);
    expect((await again()).status).toBe(200);
  });

  test('a start date that the account has in use stays in use, even by a cancelled mandate', async () => {
    const caller = createMandateCaller();
    const id = await caller.created('901');
    await caller.patch(`${mandates}/${id}/cancel`);
    expect(messageOf(await caller.create('901'))).toEqual([
      400,
      'The start date provided is already in use for an existing mandate associated with this account number. Please choose a different start date and try again',
    ]);
    expect((await caller.create('901', { bank_code: '044' })).status).toBe(200);
  });

  test('a bank without direct debit, or that nobody knows, is refused', async () => {
    const caller = createMandateCaller();
    for (const bank_code of ['999', '672', '777']) {
      expect(messageOf(await caller.create('789', { bank_code }))).toEqual([
        400,
        'This bank does not support direct debit',
      ]);
    }
    expect((await caller.create('789', { bank_code: '000017' })).status).toBe(200);
  });

  test.each([
    ['401', 'The customer name does not match the name on the account provided'],
    [
      '402',
      'There is a pending mandate on this account. Please wait for its approval before setting up a new one',
    ],
    ['404', 'Invalid account number'],
  ])('%s: %s', async (digits, message) => {
    const caller = createMandateCaller();
    expect(messageOf(await caller.create(digits))).toEqual([400, message]);
    expect(count(caller)).toBe(0);
  });

  test('403: the first start date is in use, any other is free', async () => {
    const caller = createMandateCaller();
    const statusOn = async (start_date: string) => (await caller.create('403', { start_date })).status;
    expect(await statusOn('2026-11-22')).toBe(400);
    expect(await statusOn('2026-11-22')).toBe(400);
    expect(await statusOn('2026-11-23')).toBe(200);
  });

  test.each([
    ['405', 'cut', 1],
    ['406', 'cut', 0],
    ['407', 502, 1],
    ['408', 502, 0],
    ['410', 429, 0],
    ['411', 200, 1],
    ['412', 200, 1],
  ])('%s: answered %s, with %d made', async (digits, answer, made) => {
    const caller = createMandateCaller();
    const first = await caller.create(digits).then(
      ({ status }) => status,
      (cause) => (cause instanceof ConnectionCutError ? 'cut' : cause),
    );
    expect([first, count(caller)]).toEqual([answer, made]);
    const again = await caller.create(digits, { start_date: '2026-11-23' });
    expect(again.status).toBe(made === 1 ? 400 : 200);
  });
});

test('an answer may take five seconds, after the mandate was made', async () => {
  const caller = createMandateCaller();
  await caller.customer();
  let isAnswered = false;
  const answer = caller.create('414').then((told) => {
    isAnswered = true;
    return told;
  });
  while (count(caller) === 0) await new Promise((resolve) => setImmediate(resolve));
  caller.clock.advance(4_999);
  await new Promise((resolve) => setImmediate(resolve));
  expect(isAnswered).toBe(false);
  caller.clock.advance(1);
  expect((await answer).status).toBe(200);
});

describe('a customer', () => {
  test.each([
    [{ identity: { type: 'bvn', number: '0987654321' } }, ['identity.number']],
    [{ identity: { type: 'bvn', number: '098765432123' } }, ['identity.number']],
    [{ identity: { type: 'nin', number: '09876543212' } }, ['identity.type']],
    [{ email: 'nobody' }, ['email']],
    [{ phone: 'home' }, ['phone']],
    [{ address: 'A'.repeat(101) }, ['address']],
    [{ first_name: undefined, last_name: '' }, ['first_name', 'last_name']],
    [{ type: 'business' }, ['business_name', 'first_name', 'last_name']],
    [{ colour: 'blue' }, ['colour']],
  ])('%j is refused by its fields', async (changes, fields) => {
    const { post } = createMandateCaller();
    expect(fieldsOf(await post('/v2/customers', { ...samuel, ...changes }))).toEqual([400, fields]);
  });

  test('is not changed by what may not be changed', async () => {
    const { get, patch, customer } = createMandateCaller();
    const path = `/v2/customers/${await customer()}`;
    const before = dataOf(await get(path));
    for (const changes of [
      { email: 'other@adirelane.example' },
      { identity: { type: 'bvn', number: '1' } },
    ]) {
      expect(await patch(path, changes)).toEqual({ status: 400, body: {} });
    }
    expect(dataOf(await get(path))).toEqual(before);
  });

  test('may share a name with another where the profile says so', async () => {
    const { post, sandbox } = createMandateCaller({ profile: { customerNamesUnique: false } });
    const other = {
      ...samuel,
      email: 'other@adirelane.example',
      identity: { type: 'bvn', number: '22200000001' },
    };
    expect((await post('/v2/customers', samuel)).status).toBe(201);
    expect((await post('/v2/customers', other)).status).toBe(201);
    sandbox.control.reset();
    expect((await post('/v2/customers', samuel)).status).toBe(201);
  });
});

const calls = [
  ['POST', '/v2/customers', 'create-customer'],
  ['GET', '/v2/customers', 'list-customers'],
  ['GET', '/v2/customers/abc', 'read-customer'],
  ['PATCH', '/v2/customers/abc', 'update-customer'],
  ['DELETE', '/v2/customers/abc', 'delete-customer'],
  ['GET', '/v3/banks/list', 'mandate-banks'],
  ['POST', mandates, 'create-mandate'],
  ['GET', mandates, 'list-mandates'],
  ['GET', `${mandates}/mmc_1`, 'read-mandate'],
  ['PATCH', `${mandates}/mmc_1/cancel`, 'cancel-mandate'],
  ['PATCH', `${mandates}/mmc_1/pause`, 'pause-mandate'],
  ['PATCH', `${mandates}/mmc_1/reinstate`, 'reinstate-mandate'],
  ['POST', `${mandates}/mmc_1/debit`, 'debit'],
  ['GET', `${mandates}/mmc_1/debits`, 'list-debits'],
  ['GET', `${mandates}/mmc_1/debits/REF`, 'read-debit'],
  ['GET', `${mandates}/mmc_1/balance-inquiry`, 'balance'],
] as const;

test.each(calls)(
  '%s %s needs the key, is logged as %s, and anything may go wrong at it',
  async (method, path, call) => {
    const { sandbox } = createMandateCaller();
    const request = () => new Request(`http://sandbox.test${path}`, { method });
    expect((await sandbox.fetch(request())).status).toBe(401);
    expect(sandbox.control.calls().at(-1)).toMatchObject({ call, status: 401 });
    sandbox.control.adjust({
      intercept: async (exchange, proceed) =>
        exchange.call === call ? new Response('<html></html>', { status: 503 }) : proceed(),
    });
    expect((await sandbox.fetch(request())).status).toBe(503);
  },
);

test('ten thousand mandates that wait are made in seconds, and a page of them is told in milliseconds', async () => {
  const caller = createMandateCaller();
  const seeded = caller.sandbox.control.seedMandates(10_000);
  const page = () => caller.get(`${mandates}?limit=200&page=25`);
  expect(await leastWork(5, page)).toBeLessThan(100);
  const { data, meta } = (await page()).body as { data: { reference: string }[]; meta: { total: number } };
  expect([data.length, data[0]?.reference, meta.total]).toEqual([200, seeded[5_199]?.reference, 10_000]);
  expect(caller.told()).toEqual([]);
  caller.clock.advance(6 * 3_600_000);
  expect(caller.sandbox.mandates.all().every(({ status }) => status === 'cancelled')).toBe(true);
});

test('a reset forgets customers, mandates, what was forced and what was down', async () => {
  const caller = createMandateCaller();
  const id = await caller.created('101');
  const { control } = caller.sandbox;
  control.nibss.goDown();
  control.forceNextDebit('debit-failed');
  control.reset();
  expect(caller.sandbox.mandates.all()).toEqual([]);
  expect(caller.sandbox.mandates.movements()).toEqual([]);
  expect(control.nibss.isDown()).toBe(false);
  expect(await caller.standing(id)).toBe('50');
  caller.clock.advance(86_400_000);
  expect(caller.sandbox.mandates.movements()).toEqual([]);
  expect((await caller.post(mandates, orderOf(await caller.customer()))).status).toBe(400);
});
