import { expect, test } from 'vitest';
import { readWebhookBody } from './webhook.ts';

const read = (body: unknown) => readWebhookBody(new TextEncoder().encode(JSON.stringify(body)));
const connected = 'mono.events.account_connected';
const updated = 'mono.events.account_updated';

test('an account that was linked is named, and no payment', () => {
  expect(read({ event: connected, data: { id: 'acc_1' } })).toEqual({
    accepted: true,
    dedupeKey: `object:${connected}::acc_1`,
    type: connected,
    accountId: 'acc_1',
    quarantined: false,
  });
});

test('the reference by which it was linked is told where the event repeats it', () => {
  const data = { id: 'acc_1', customer: 'cus_1', meta: { ref: 'K7Q2M9X4T1B8R5W3Z6VA' } };
  expect(read({ event: connected, data })).toEqual({
    accepted: true,
    dedupeKey: `object:${connected}::acc_1:K7Q2M9X4T1B8R5W3Z6VA`,
    type: connected,
    accountId: 'acc_1',
    reference: 'K7Q2M9X4T1B8R5W3Z6VA',
    quarantined: false,
  });
});

test('an account that is linked once more, by another reference, is no repeat', () => {
  const keyOf = (ref: string) => read({ event: connected, data: { id: 'acc_1', meta: { ref } } }).dedupeKey;
  expect(keyOf('FIRSTREFERENCE000001')).not.toBe(keyOf('NEXTREFERENCE0000001'));
  expect(keyOf('FIRSTREFERENCE000001')).toBe(keyOf('FIRSTREFERENCE000001'));
});

test.each([
  ['within an account', { account: { _id: 'acc_1' } }],
  ['within an account in the other spelling', { account: { id: 'acc_1' } }],
  ['as the account', { account: 'acc_1' }],
  ['at the top', { id: 'acc_1' }],
  ['at the top in the other spelling', { _id: 'acc_1' }],
])('an account is named %s', (_, data) => {
  expect(read({ event: updated, data })).toMatchObject({ accountId: 'acc_1', quarantined: false });
});

test.each([
  ['mono.events.account_reauthorized', 'acc_1'],
  ['mono.events.account_unlinked', 'acc_1'],
  ['mono.accounts.jobs_update', undefined],
])('%s is about the account %s', (event, accountId) => {
  expect(read({ event, data: { account: { _id: 'acc_1' } } }).accountId).toBe(accountId);
});

test('an event with nothing but the reference is about the link that has it', () => {
  const data = { meta: { ref: 'K7Q2M9X4T1B8R5W3Z6VA' } };
  expect(read({ event: updated, data })).toMatchObject({
    reference: 'K7Q2M9X4T1B8R5W3Z6VA',
    quarantined: false,
  });
});

test('a reference that cannot be read does not hide the account', () => {
  const webhook = read({ event: connected, data: { id: 'acc_1', meta: { ref: { a: 1 } } } });
  expect(webhook).toMatchObject({ accountId: 'acc_1', quarantined: false });
  expect(webhook).not.toHaveProperty('reference');
});

test('data that have come and data that are fetched again are two events', () => {
  const keyOf = (data_status: string, updated_at: string) =>
    read({ event: updated, data: { meta: { data_status }, account: { _id: 'acc_1', updated_at } } })
      .dedupeKey;
  const keys = [keyOf('PROCESSING', '1'), keyOf('AVAILABLE', '1'), keyOf('AVAILABLE', '2')];
  expect(new Set(keys).size).toBe(3);
});

const settled = {
  reference: 'po_tr65CqSSomGEv785xQYvJ3P5',
  status: 'settled',
  date: '2026-11-22T23:00:00.000Z',
  currency: 'NGN',
  split_fee: 10,
  amount_settled: 200.5,
  fee_bearer: 'sub_accounts',
  account: {
    account_name: 'AMARA EZE',
    account_number: '0123456789',
    institution: { name: 'Access bank', code: '044', nibss_code: '000014' },
  },
};
const event = 'direct_debit.split_settlement_successful';

test('a share that was paid out is told as it is, and names no payment', () => {
  expect(read({ event, data: settled })).toEqual({
    accepted: true,
    dedupeKey: expect.stringMatching(/^body:[0-9a-f]{64}$/),
    type: event,
    settlement: {
      reference: 'po_tr65CqSSomGEv785xQYvJ3P5',
      status: 'settled',
      amountSettled: 200.5,
      fee: 10,
      feeBearer: 'sub_accounts',
      currency: 'NGN',
      at: Date.UTC(2026, 10, 22, 23),
      accountHolder: 'AMARA EZE',
      accountLastFour: '6789',
      bankName: 'Access bank',
      nipCode: '000014',
    },
    quarantined: false,
  });
});

test('what does not read well of a share is left out', () => {
  const data = {
    ...settled,
    date: '22-11-2026',
    currency: 'NAIRA',
    split_fee: '10',
    amount_settled: -1,
    fee_bearer: 'nobody',
    account: { account_name: ' ', account_number: 123_456_789, institution: { nibss_code: '14' } },
  };
  expect(read({ event, data }).settlement).toEqual({
    reference: 'po_tr65CqSSomGEv785xQYvJ3P5',
    status: 'settled',
  });
});

test('two shares of one payout are two events', () => {
  const other = { ...settled, account: { ...settled.account, account_number: '0123450000' } };
  expect(read({ event, data: settled }).dedupeKey).not.toBe(read({ event, data: other }).dedupeKey);
  expect(read({ event, data: settled }).dedupeKey).toBe(read({ event, data: settled }).dedupeKey);
});
