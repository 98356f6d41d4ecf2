import { describe, expect, test } from 'vitest';
import * as customersPublished from './documented-customers.ts';
import * as actions from './documented-mandate-actions.ts';
import * as events from './documented-mandate-events.ts';
import * as published from './documented-mandates.ts';
import { expectPublished } from './expect-published.ts';
import {
  createMandateCaller,
  dataOf,
  type MandateCaller,
  mandates,
  orderOf,
  samuel,
} from './mandate-caller.ts';
import { shapeOf } from './published-shape.ts';

const nomo = {
  identity: { type: 'bvn', number: '12461501556' },
  email: 'business@example.com',
  type: 'business',
  business_name: 'Example Business',
  address: '123 Business St, Business City',
  phone: '08012345678',
};

const customerRead = {
  status: 'successful',
  message: 'Customer Data retrieved successfully',
  data: {
    id: '6641af2a7c9ff1663be1d59b',
    name: 'Samuel Olamide',
    first_name: 'Samuel',
    last_name: 'Olamide',
    email: 'samuel@neem.co',
    phone: '08012345609',
    address: '23 shittu animashaun street',
    identification_no: '01234567801',
    identification_type: 'bvn',
    bvn: '01234567801',
  },
};

describe('customers', () => {
  test('a person is created with the published answer, and a business with its own', async () => {
    const { post } = createMandateCaller();
    expectPublished(await post('/v2/customers', samuel), 201, customersPublished.customerCreated);
    expectPublished(await post('/v2/customers', nomo), 201, customersPublished.businessCreated);
  });

  test('a customer with a known e-mail address, BVN or name exists already, and nobody is named', async () => {
    const { post } = createMandateCaller();
    await post('/v2/customers', samuel);
    const other = {
      ...samuel,
      email: 'tamuno@adirelane.example',
      identity: { type: 'bvn', number: '22200000001' },
      last_name: 'Briggs',
    };
    for (const same of [
      { ...other, email: 'SamuelOlamide@gmail.com' },
      { ...other, identity: samuel.identity },
      { ...other, last_name: 'olamide' },
    ]) {
      expect(await post('/v2/customers', same)).toEqual({
        status: 400,
        body: customersPublished.customerExists,
      });
    }
    expect((await post('/v2/customers', other)).status).toBe(201);
  });

  test('a customer is read, changed and deleted; an unknown one is invalid', async () => {
    const { get, patch, remove, customer } = createMandateCaller();
    const path = `/v2/customers/${await customer()}`;
    expectPublished(await get(path), 200, customerRead);
    expect(
      await patch(path, { address: 'Yaba, Lagos', identity: { type: 'bvn', number: '22200000002' } }),
    ).toEqual({
      status: 200,
      body: customersPublished.customerUpdated,
    });
    expect(dataOf(await get(path))).toMatchObject({ address: 'Yaba, Lagos', bvn: '22200000002' });
    expect(await remove(path)).toEqual({
      status: 200,
      body: customersPublished.customerDeleted,
    });
    expect(await get(path)).toEqual({ status: 400, body: customersPublished.customerUnknown });
    expect(await remove(path)).toEqual({
      status: 400,
      body: { status: 'failed', message: 'Invalid Customer Id', data: null },
    });
    expect(await patch(path, { address: 'Yaba, Lagos' })).toEqual({ status: 400, body: {} });
  });

  test('the list of customers has pages, with addresses of the one before and the one after', async () => {
    const { get, post } = createMandateCaller();
    for (let index = 0; index < 11; index += 1) {
      await post('/v2/customers', {
        ...samuel,
        email: `payer${index}@adirelane.example`,
        last_name: `Olamide ${index}`,
        identity: { type: 'bvn', number: String(22_200_000_000 + index) },
      });
    }
    const first = await get('/v2/customers');
    expectPublished(first, 200, customersPublished.customersListed);
    const { data, meta } = (await get('/v2/customers?page=3')).body as {
      data: { email: string }[];
      meta: unknown;
    };
    expect(data.map(({ email }) => email)).toEqual(['payer10@adirelane.example']);
    expect(meta).toEqual({
      total: 11,
      pages: 3,
      previous: 'http://sandbox.test/v2/customers?page=2',
      next: null,
    });
    expect(await get('/v2/customers?page=none')).toEqual({ status: 400, body: {} });
  });
});

test('the banks are told with both codes, and NIBSS and CBN take no direct debit', async () => {
  const { get } = createMandateCaller();
  const answer = await get('/v3/banks/list');
  expectPublished(answer, 200, customersPublished.banksListed);
  const { banks } = dataOf<{ banks: { name: string; direct_debit: boolean }[] }>(answer);
  expect(banks.slice(0, 3)).toEqual([
    { name: 'NIBSS', bank_code: '999', nip_code: '999999', direct_debit: false },
    { name: 'CBN', bank_code: '001', nip_code: '000028', direct_debit: false },
    { name: 'ACCESS BANK PLC', bank_code: '044', nip_code: '000014', direct_debit: true },
  ]);
  expect(banks.filter(({ direct_debit }) => direct_debit)).toHaveLength(22);
});

describe('mandates', () => {
  test('an e-mandate is created as published, but for what only a fixed one has', async () => {
    const { post, customer } = createMandateCaller();
    const { initial_debit_date, initial_debit_amount, ...data } = published.emandateCreated.data;
    const answer = await post(
      mandates,
      orderOf(await customer(), { verification_method: 'transfer_verification' }),
    );
    expectPublished(answer, 200, { ...published.emandateCreated, data });
    expect(dataOf(answer)).toMatchObject({
      start_date: '2026-11-22T00:00:00.000Z',
      end_date: '2027-11-22T22:59:59.999Z',
      account_name: 'SAMUEL OLAMIDE',
      transfer_destinations: [
        { bank_name: 'Fidelity', account_number: 9_020_025_928 },
        { bank_name: 'Paystack Titan', account_number: 9_880_218_357 },
        { bank_name: 'Parallex Bank', account_number: 107_049_662 },
      ],
    });
  });

  test('a create for an unknown customer is refused as published', async () => {
    const { post } = createMandateCaller();
    expectPublished(
      await post(mandates, orderOf('65eb623b0000900009e5c1f21cd')),
      400,
      published.createRefused,
    );
  });

  test('a start date in the past and a long reference are told as published', async () => {
    const { post, customer } = createMandateCaller();
    const body = orderOf(await customer(), {
      start_date: '2026-11-20',
      reference: 'test-O2b9O9EF903-949493432',
    });
    const answer = await post(mandates, body);
    expect(answer.status).toBe(400);
    expect({ ...(answer.body as object), data: [...dataOf<unknown[]>(answer)].reverse() }).toEqual(
      published.validationFailed,
    );
  });

  test('an approved mandate is read and listed as published', async () => {
    const { get, clock, created } = createMandateCaller();
    const id = await created('101');
    clock.advance(10_000);
    expectPublished(await get(`${mandates}/${id}`), 200, published.mandateRead);
    const listed = await get(mandates);
    const { meta, ...body } = listed.body as { meta: unknown };
    expectPublished({ ...listed, body }, 200, published.mandatesListed);
    expect(meta).toEqual({ total: 1, pages: 1, previous: null, next: null });
  });

  test('the list is newest first, in pages as large as they are asked for', async () => {
    const { get, created } = createMandateCaller();
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.push(await created(`90${index}`));
    const pageOf = async (query: string) => {
      const { body } = await get(`${mandates}?${query}`);
      const { data, meta } = body as { data: { id: string }[]; meta: { pages: number; next: string | null } };
      return { places: data.map(({ id }) => ids.indexOf(id)), pages: meta.pages, next: meta.next };
    };
    expect(await pageOf('limit=2')).toEqual({
      places: [4, 3],
      pages: 3,
      next: 'http://sandbox.test/v3/payments/mandates?limit=2&page=2',
    });
    expect(await pageOf('limit=2&page=3')).toEqual({ places: [0], pages: 3, next: null });
    expect(await get(`${mandates}?page=0`)).toEqual({ status: 400, body: {} });
  });

  test('pausing, reinstating and cancelling answer as published, and so does doing it twice', async () => {
    const { patch, clock, created } = createMandateCaller();
    const path = `${mandates}/${await created('101')}`;
    clock.advance(10_000);
    expectPublished(await patch(`${path}/reinstate`), 400, actions.alreadyActive);
    expectPublished(await patch(`${path}/pause`), 200, actions.paused);
    expectPublished(await patch(`${path}/pause`), 400, actions.alreadyPaused);
    expectPublished(await patch(`${path}/reinstate`), 200, actions.reinstated);
    expectPublished(await patch(`${path}/cancel`), 200, actions.cancelled);
    expectPublished(await patch(`${path}/cancel`), 400, actions.mandateUnknown);
  });

  test('a cancelled mandate is read as one that never was, and is gone from the list', async () => {
    const { get, patch, created } = createMandateCaller();
    const id = await created('789');
    await patch(`${mandates}/${id}/cancel`);
    expectPublished(await get(`${mandates}/${id}`), 400, actions.mandateUnknown);
    expectPublished(await get(`${mandates}/mmc_6578295bbf09b0a505bc567c`), 400, actions.mandateUnknown);
    expect(dataOf(await get(mandates))).toEqual([]);
  });

  test('a debit is answered as published', async () => {
    const { post, clock, created } = createMandateCaller();
    const id = await created('304');
    clock.advance(60_000);
    const { split } = actions.debited.data;
    const answer = await post(`${mandates}/${id}/debit`, {
      amount: 48_000,
      reference: 'testingSplitingit1',
      narration: 'testing Split',
      split,
    });
    expectPublished(answer, 200, actions.debited);
    expect(dataOf<{ split: unknown }>(answer).split).toEqual(split);
  });
});

describe('webhooks', () => {
  const eventOf = ({ sandbox }: MandateCaller, name: string): unknown =>
    sandbox.control.webhooks.log().find(({ event }) => event.event === name)?.event;
  const expectEvent = (caller: MandateCaller, event: { event: string }): void =>
    expect(shapeOf(eventOf(caller, event.event))).toEqual(shapeOf(event));

  test('created, approved and ready are told as published', async () => {
    const caller = createMandateCaller();
    await caller.created('101');
    caller.clock.advance(2 * 3_600_000);
    expectEvent(caller, events.created);
    expectEvent(caller, events.approved);
    expectEvent(caller, events.ready);
  });

  test('a rejection is told as published', async () => {
    const caller = createMandateCaller();
    await caller.created('204');
    caller.clock.advance(120_000);
    expectEvent(caller, events.rejected);
  });

  test('pausing, reinstating and cancelling are told as published', async () => {
    const caller = createMandateCaller();
    const path = `${mandates}/${await caller.created('101')}`;
    caller.clock.advance(10_000);
    for (const action of ['pause', 'reinstate', 'cancel']) await caller.patch(`${path}/${action}`);
    expectEvent(caller, events.paused);
    expectEvent(caller, events.reinstated);
    expectEvent(caller, events.cancelled);
  });

  test('a debit that is processing, one that was taken and one that failed are told as published', async () => {
    const caller = createMandateCaller();
    const taken = await caller.created('602');
    const failing = await caller.created('611');
    caller.clock.advance(60_000);
    for (const [id, reference] of [
      [taken, 'Ah20141329b841234'],
      [failing, 'Ah20141329b841841'],
    ]) {
      await caller.post(`${mandates}/${id}/debit`, { amount: 50_000, reference, narration: 'Subscription' });
    }
    caller.clock.advance(60_000);
    expectEvent(caller, events.debitProcessing);
    expectEvent(caller, events.debitSuccessful);
    expectEvent(caller, events.debitFailed);
  });
});
