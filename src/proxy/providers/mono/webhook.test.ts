import { expect, test } from 'vitest';
import { createWebhookReader } from './webhook.ts';

const secret = 'the-secret-in-the-dashboard';
const rotated = 'the-secret-that-comes-next';
const readWebhook = createWebhookReader([secret, rotated]);
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (body: unknown, given: string | undefined = secret) =>
  readWebhook({
    headers: new Headers(given === undefined ? {} : { 'mono-webhook-secret': given }),
    body: bytes(typeof body === 'string' ? body : JSON.stringify(body)),
  });

const successful = {
  event: 'direct_debit.payment_successful',
  event_id: 'evt_1',
  data: {
    type: 'onetime-debit',
    object: { _id: 'p1', status: 'successful', reference: 'K7Q2M9X4T1B8R5W3Z6VA' },
  },
};

test('a payment event names the payment to ask about', () => {
  expect(read(successful)).toEqual({
    accepted: true,
    dedupeKey: 'event:evt_1',
    type: 'direct_debit.payment_successful',
    reference: 'K7Q2M9X4T1B8R5W3Z6VA',
    quarantined: false,
  });
});

test('both secrets are taken while one is being replaced', () => {
  expect([read(successful, secret).accepted, read(successful, rotated).accepted]).toEqual([true, true]);
});

test.each([
  ['wrong', 'x'.repeat(secret.length)],
  ['empty', ''],
  ['longer', `${secret}x`],
  ['shorter', secret.slice(1)],
])('a %s secret is not accepted', (_, given) => {
  expect(read(successful, given)).toEqual({ accepted: false });
});

test('a missing secret is not accepted', () => {
  expect(readWebhook({ headers: new Headers(), body: bytes('{}') })).toEqual({ accepted: false });
});

test('an event wrapped twice is unwrapped once', () => {
  expect(read({ data: successful })).toEqual(read(successful));
});

test('an event without an id is told apart by its object and status', () => {
  const { event_id, ...old } = successful;
  const failed = { ...old, data: { object: { ...old.data.object, status: 'failed' } } };
  expect([read(old), read(failed)].map((webhook) => webhook.accepted && webhook.dedupeKey)).toEqual([
    'object:direct_debit.payment_successful:p1:successful',
    'object:direct_debit.payment_successful:p1:failed',
  ]);
});

test('an account event names no payment', () => {
  expect(read({ event: 'mono.events.account_connected', data: { id: 'acc_1' } })).toEqual({
    accepted: true,
    dedupeKey: 'object:mono.events.account_connected:acc_1:',
    type: 'mono.events.account_connected',
    quarantined: false,
  });
});

test.each([
  ['broken JSON', '{"event":'],
  ['bytes that are no text', '\u0000'],
  ['deep nesting', `{"event":"e","data":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ['a key that reaches a prototype', '{"event":"e","data":{"__proto__":{"reference":"x"}}}'],
  ['an event that is no text', '{"event":{"a":1},"data":{}}'],
  ['a reference that is no text', '{"event":"e","data":{"object":{"reference":{"a":1}}}}'],
  ['data that is no object', '{"event":"e","data":[1]}'],
  ['nothing', ''],
])('%s with the right secret is kept in quarantine', (_, body) => {
  expect(read(body)).toEqual({
    accepted: true,
    dedupeKey: expect.stringMatching(/^body:[0-9a-f]{64}$/),
    type: 'unreadable',
    quarantined: true,
  });
});
