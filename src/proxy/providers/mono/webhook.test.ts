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
    dedupeKey: 'event:direct_debit.payment_successful:successful:evt_1',
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

test.each([
  ['inside another data', { data: successful }],
  ['with its id outside', { event_id: 'evt_1', data: { event: successful.event, data: successful.data } }],
  ['with an event outside as well', { event: 'direct_debit', event_id: 'evt_0', data: successful }],
  ['with its object unwrapped', { ...successful, data: successful.data.object }],
  ['with its id in the other spelling', { ...successful, event_id: undefined, eventId: 'evt_1' }],
])('an event is the same event %s', (_, wrapped) => {
  expect(read(wrapped)).toEqual(read(successful));
});

test('an event wrapped three times is beyond what was ever published', () => {
  expect(read({ data: { data: successful } })).toMatchObject({ accepted: true, quarantined: true });
});

const keyOf = (body: unknown) => {
  const webhook = read(body);
  return webhook.accepted && webhook.dedupeKey;
};

test('a repeat of an event is known by its id, whatever else of it has changed', () => {
  expect(keyOf({ ...successful, timestamp: '2026-11-21T09:00:00.000Z' })).toBe(keyOf(successful));
});

test('an event that says otherwise under the same id is no repeat', () => {
  const failed = { ...successful, event: 'direct_debit.payment_failed' };
  const other = { ...successful, data: { object: { ...successful.data.object, status: 'failed' } } };
  expect(new Set([keyOf(successful), keyOf(failed), keyOf(other)]).size).toBe(3);
});

test('an event without any id is a repeat where it is the same to the byte', () => {
  const bare = { event: 'direct_debit.payment_successful', data: { reference: 'K7Q2M9X4T1B8R5W3Z6VA' } };
  expect(keyOf(bare)).toBe(keyOf({ ...bare }));
  expect(keyOf(bare)).not.toBe(keyOf({ ...bare, timestamp: 1 }));
});

test('an event of a kind that nobody documents still names its payment', () => {
  expect(read({ ...successful, event: 'direct_debit.payment_canceled' })).toMatchObject({
    type: 'direct_debit.payment_canceled',
    reference: 'K7Q2M9X4T1B8R5W3Z6VA',
    quarantined: false,
  });
});

const headersWith = (...pairs: [string, string][]) =>
  readWebhook({ headers: new Headers(pairs), body: bytes('{}') });

test.each([
  ['its name in other letters', [['Mono-Webhook-Secret', secret]], true],
  ['white space around it', [['mono-webhook-secret', `  ${secret}\t`]], true],
  [
    'itself twice',
    [
      ['mono-webhook-secret', secret],
      ['mono-webhook-secret', secret],
    ],
    false,
  ],
  [
    'a wrong one beside it',
    [
      ['mono-webhook-secret', secret],
      ['mono-webhook-secret', 'x'],
    ],
    false,
  ],
  ['other letters', [['mono-webhook-secret', secret.toUpperCase()]], false],
  ['the secret of another scheme', [['authorization', `Bearer ${secret}`]], false],
  ['a name with underscores', [['mono_webhook_secret', secret]], false],
] as [string, [string, string][], boolean][])('the secret with %s', (_, pairs, accepted) => {
  expect(headersWith(...pairs).accepted).toBe(accepted);
});

test('an event without an id is told apart by its object and status', () => {
  const { event_id, ...old } = successful;
  const failed = { ...old, data: { object: { ...old.data.object, status: 'failed' } } };
  expect([read(old), read(failed)].map((webhook) => webhook.accepted && webhook.dedupeKey)).toEqual([
    'object:direct_debit.payment_successful:successful:p1:K7Q2M9X4T1B8R5W3Z6VA',
    'object:direct_debit.payment_successful:failed:p1:K7Q2M9X4T1B8R5W3Z6VA',
  ]);
});

test('an event without an id that names another payment is no repeat: that one is to be asked about as well', () => {
  const { event_id, ...old } = successful;
  const other = { ...old, data: { object: { ...old.data.object, reference: 'M4T7K2Q9X1B8R5W3Z6VB' } } };
  expect(keyOf(other)).not.toBe(keyOf(old));
});

test.each([
  ['broken JSON', '{"event":'],
  ['bytes that are no text', '\u0000'],
  ['deep nesting', `{"event":"e","data":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ['a key that reaches a prototype', '{"event":"e","data":{"__proto__":{"reference":"x"}}}'],
  ['an event that is no text', '{"event":{"a":1},"data":{}}'],
  ['a reference that is no text', '{"event":"e","data":{"object":{"reference":{"a":1}}}}'],
  ['a reference of no letters', '{"event":"e","data":{"object":{"reference":""}}}'],
  ['a payment event without a reference', '{"event":"direct_debit.payment_failed","data":{"object":{}}}'],
  ['an account event about nothing', '{"event":"mono.events.account_updated","data":{"meta":{}}}'],
  [
    'a share paid out of nothing',
    '{"event":"direct_debit.split_settlement_successful","data":{"status":"settled"}}',
  ],
  [
    'a share without a status',
    '{"event":"direct_debit.split_settlement_successful","data":{"reference":"po_1"}}',
  ],
  ['a payment event about nothing', '{"event":"direct_debit.payment_failed","data":{}}'],
  ['an event as its own key', '{"data":{"event":{"data":{}},"data":{}}}'],
  ['a constructor for an object', '{"event":"e","data":{"constructor":{"prototype":{"__proto__":1}}}}'],
  ['nesting of 13 levels', `{"event":"e","data":${'{"a":'.repeat(13)}1${'}'.repeat(13)}}`],
  ['a list', '[]'],
  ['null', 'null'],
  ['a number', '7'],
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
