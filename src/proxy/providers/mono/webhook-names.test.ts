import { expect, test } from 'vitest';
import { readWebhookBody } from './webhook.ts';

const read = (body: unknown) => readWebhookBody(new TextEncoder().encode(JSON.stringify(body)));
const reference = 'K7Q2M9X4T1B8R5W3Z6VA';

test.each([
  ['mono.account_connected', { account: { _id: 'acc_1' } }, { accountId: 'acc_1' }],
  ['events.mandate.debit.successful', { reference_number: reference }, { reference }],
  ['events.mandates.debit.successful', { reference }, { reference }],
  ['events.mandates.approved', { reference }, { reference }],
])('%s says what it is about', (event, data, about) => {
  expect(read({ event, data })).toStrictEqual({
    accepted: true,
    dedupeKey: expect.any(String) as string,
    type: event,
    ...about,
    quarantined: false,
  });
});

test.each([
  ['x.mono.events.account_connected', { account: { _id: 'acc_1' } }],
  ['x.direct_debit.split_settlement_done', { status: 'paid' }],
  ['x.direct_debit.payment_successful', { _id: 'p1' }],
  ['x.events.mandates.approved', { id: 'man_1' }],
  ['x.events.mandates.debit.successful', { reference_number: reference }],
])('%s only has such a name within its own, and is about nothing that we know', (event, data) => {
  expect(read({ event, data })).toStrictEqual({
    accepted: true,
    dedupeKey: expect.any(String) as string,
    type: event,
    quarantined: false,
  });
});

test('an account event with nothing but the reference names no account', () => {
  const event = 'mono.events.account_updated';
  expect(read({ event, data: { meta: { ref: reference } } })).not.toHaveProperty('accountId');
});

test('data within data are no event without the name of one', () => {
  const event = 'direct_debit.payment_successful';
  expect(read({ event, data: { reference, data: { reference: 'ANOTHER' } } })).toMatchObject({ reference });
});

test('an event within another has the other’s id in either spelling', () => {
  const within = { event: 'direct_debit.payment_successful', data: { reference } };
  const [one, other] = [read({ event_id: 'evt_1', data: within }), read({ eventId: 'evt_1', data: within })];
  expect(one.dedupeKey).toBe('event:direct_debit.payment_successful::evt_1');
  expect(other).toEqual(one);
});

test('a share that was paid out is told with what is known of it, and nothing else', () => {
  const told = (data: object) =>
    read({ event: 'direct_debit.split_settlement_done', data: { reference: 'S1', status: 'paid', ...data } })
      .settlement;
  const least = told({});
  expect([least?.reference, least?.status]).toEqual(['S1', 'paid']);
  expect(Object.values(least ?? {})).not.toContain(undefined);
  expect(told({ split_fee: 0, amount_settled: 250_000, fee_bearer: 'business' })).toMatchObject({
    fee: 0,
    amountSettled: 250_000,
    feeBearer: 'business',
  });
  expect(told({ fee_bearer: 'sub_accounts' })?.feeBearer).toBe('sub_accounts');
  const odd = told({ split_fee: -1, amount_settled: '250000', fee_bearer: 'nobody' });
  for (const name of ['fee', 'amountSettled', 'feeBearer']) expect(odd).not.toHaveProperty(name);
  const bankOf = (institution: object) => told({ account: { institution } })?.nipCode;
  expect([bankOf({ nibss_code: '000058' }), bankOf({ nip_code: '000013' })]).toEqual(['000058', '000013']);
  expect([bankOf({ nibss_code: '00058' }), bankOf({ nibss_code: '00005x' })]).toEqual([undefined, undefined]);
});
