import { expect, test } from 'vitest';
import { appId, createCaller, gtbank, orderOf } from './sandbox-caller.ts';

const reference = '000000000000003';

test('verify answers 404 in the published words until a payment has ended', async () => {
  const { order, post, get } = createCaller();
  const headers = await order('user_good', reference);
  const notFound = {
    status: 404,
    body: {
      status: 'failed',
      message: 'Invalid reference, payment not found',
      timestamp: '2026-11-21T09:30:00.000Z',
      data: null,
    },
  };
  expect(await get('/v2/payments/verify/nobodyknows01')).toEqual(notFound);
  await post('/v1/direct-pay/charge', {}, headers);
  expect(await get(`/v2/payments/verify/${reference}`)).toEqual(notFound);

  await post('/v1/direct-pay/capture', {}, headers);
  expect(await get(`/v2/payments/verify/${reference}`)).toEqual({
    status: 200,
    body: {
      status: 'successful',
      message: 'Payment retrieved successfully',
      timestamp: '2026-11-21T09:30:00.000Z',
      data: {
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        meta: null,
        instruments: [expect.stringMatching(/^[0-9a-f]{24}$/)],
        channel: 'account',
        fee: 6_500,
        feeBearer: 'business',
        type: 'onetime-debit',
        status: 'successful',
        amount: 21_300,
        currency: 'NGN',
        description: 'Payment for shoes',
        reference,
        liveMode: false,
        account: {
          name: expect.any(String),
          accountNumber: expect.stringMatching(/^\d{10}$/),
          currency: 'NGN',
          type: 'savings_account',
          institution: { name: 'GTBank', bankCode: '058', type: 'PERSONAL_BANKING' },
        },
        customer: null,
        refunded: false,
        created_at: '2026-11-21T09:30:00.000Z',
        updated_at: '2026-11-21T09:30:00.000Z',
        device_fingerprint: null,
        ip_address: null,
        flag_rule_names: [],
        flag_reasons: [],
        held_settlement: false,
      },
    },
  });
});

test('a live key makes verify speak of live mode', async () => {
  const secretKey = 'live_sk_adirelane0000';
  const { post, get } = createCaller({ secretKey });
  const key = { 'mono-sec-key': secretKey };
  const request = { app: appId, institution: gtbank, auth_method: 'internet_banking' };
  const { body } = await post('/v1/connect/session', request, key);
  const headers = { ...key, 'x-session-id': (body as { id: string }).id };
  await post('/v1/connect/login', { username: 'user_good', password: '123456' }, headers);
  await post('/v1/direct-pay/session', orderOf(reference), headers);
  await post('/v1/direct-pay/charge', {}, headers);
  await post('/v1/direct-pay/capture', {}, headers);
  expect((await get(`/v2/payments/verify/${reference}`, key)).body).toMatchObject({
    data: { liveMode: true },
  });
});

test('the payments list is in snake case, newest first, in pages, by day and status', async () => {
  const { order, post, get, clock } = createCaller({ profile: { pageSize: 2 } });
  for (const user of ['user_good', 'user_low', 'user_good']) {
    const headers = await order(user, `listed-${clock.now()}`);
    await post('/v1/direct-pay/charge', {}, headers);
    await post('/v1/direct-pay/capture', {}, headers);
    clock.advance(24 * 3_600_000);
  }

  const { status, body } = await get('/v2/payments/transactions?page=1&start=21-11-2026&end=30-11-2026');
  const account = {
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    name: expect.any(String),
    account_number: expect.stringMatching(/^\d{10}$/),
    currency: 'NGN',
    institution: { id: gtbank, name: 'GTBank', type: 'PERSONAL_BANKING' },
  };
  const listed = (day: string, paymentStatus: string) => ({
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    instruments: [expect.stringMatching(/^[0-9a-f]{24}$/)],
    channel: 'account',
    fee: 6_500,
    fee_bearer: 'business',
    type: 'onetime-debit',
    status: paymentStatus,
    amount: 21_300,
    currency: 'NGN',
    description: 'Payment for shoes',
    reference: `listed-${Date.parse(day)}`,
    account: { ...account, created_at: day, updated_at: day },
    customer: null,
    refunded: false,
    flag_rule_names: [],
    flag_reasons: [],
    created_at: day,
    updated_at: day,
  });
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      status: 'successful',
      message: 'Data retrieved successfully',
      timestamp: '2026-11-24T09:30:00.000Z',
      data: {
        payments: [
          listed('2026-11-23T09:30:00.000Z', 'successful'),
          listed('2026-11-22T09:30:00.000Z', 'failed'),
        ],
      },
      meta: {
        paging: {
          total: 3,
          pages: 2,
          previous: null,
          next: 'http://sandbox.test/v2/payments/transactions?page=2&start=21-11-2026&end=30-11-2026',
        },
      },
    },
  });

  const references = async (query: string): Promise<string[]> => {
    const answer = await get(`/v2/payments/transactions?${query}`);
    return (answer.body as { data: { payments: { created_at: string }[] } }).data.payments.map((payment) =>
      payment.created_at.slice(0, 10),
    );
  };
  expect(await references('page=2&start=21-11-2026&end=30-11-2026')).toEqual(['2026-11-21']);
  expect(await references('start=22-11-2026&end=22-11-2026')).toEqual(['2026-11-22']);
  expect(await references('status=failed')).toEqual(['2026-11-22']);
});

test.each(['page=0', 'page=one', 'start=2026-11-21', 'end=31-02-2026', 'start=1-1-2026'])(
  'a payments list asked for with %s answers 400 with the published empty object',
  async (query) => {
    const { get } = createCaller();
    expect(await get(`/v2/payments/transactions?${query}`)).toEqual({ status: 400, body: {} });
  },
);
