import { expect, test } from 'vitest';
import { createWebhookReader } from '../../src/proxy/providers/mono/webhook.ts';
import type { ReadWebhook } from '../../src/proxy/providers/provider.ts';
import * as linking from './documented-linking.ts';
import { shareSettled } from './documented-one-time.ts';

const secret = 'webhook-secret-of-adire-lane';
const readWebhook = createWebhookReader([secret]);
const read = (body: unknown, given = secret): ReadWebhook =>
  readWebhook({
    headers: new Headers({ 'mono-webhook-secret': given }),
    body: new TextEncoder().encode(JSON.stringify(body)),
  });

const documented: readonly (readonly [string, unknown, object])[] = [
  [
    'the guide’s account_connected',
    linking.accountConnected,
    {
      type: 'mono.events.account_connected',
      dedupeKey: 'object:mono.events.account_connected::65fab3959a3e1f6ad2123456',
      accountId: '65fab3959a3e1f6ad2123456',
    },
  ],
  [
    'the newer account_connected',
    linking.accountConnectedNow,
    {
      type: 'mono.events.account_connected',
      dedupeKey: 'object:mono.events.account_connected::68c985839212c1cdb5d2c18:99008877TEST',
      accountId: '68c985839212c1cdb5d2c18',
      reference: '99008877TEST',
    },
  ],
  [
    'account_updated',
    linking.accountUpdated,
    {
      type: 'mono.events.account_updated',
      dedupeKey: expect.stringMatching(/^body:[0-9a-f]{64}$/),
      accountId: '5f171a530295e231abca1153',
    },
  ],
  [
    'a share that was settled',
    shareSettled,
    {
      type: 'direct_debit.split_settlement_successful',
      dedupeKey: expect.stringMatching(/^body:[0-9a-f]{64}$/),
      settlement: {
        reference: 'po_tr65CqSSomGEv785xQYvJ3P5',
        status: 'settled',
        amountSettled: 200,
        fee: 10,
        feeBearer: 'sub_accounts',
        currency: 'NGN',
        at: Date.parse('2024-12-08T23:00:00.000Z'),
        accountHolder: 'Samuel Olamide',
        accountLastFour: '6789',
        bankName: 'Access bank',
        nipCode: '000014',
      },
    },
  ],
];

test.each(documented)('%s is read as published, wrapped or not', (_, body, expected) => {
  expect(read(body)).toEqual({ accepted: true, quarantined: false, ...expected });
  expect(read({ data: body })).toMatchObject({ accepted: true, quarantined: false });
  expect(read(body, 'x'.repeat(secret.length))).toEqual({ accepted: false });
});

test('no number of an account and no balance is told of any of them', () => {
  const told = documented.map(([, body]) => JSON.stringify(read(body))).join();
  expect(told).not.toMatch(/0131883461|0123456789|22644|9422/);
});
