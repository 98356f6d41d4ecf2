import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { createToldBook } from './told.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const otherSecret = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
const notification = { id: 'ev_1', type: 'checkout.succeeded', checkout: { reference: 'AL-100200' } };

function signed(body: string, by = secret, at = new Date()) {
  const headers = new Headers({
    'webhook-id': notification.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(by).sign(notification.id, at, body),
  });
  return { headers, body };
}

test('the merchant’s server takes what is signed with its secret', () => {
  const book = createToldBook(secret);
  expect(book.take(signed(JSON.stringify(notification)))).toBe(true);
  expect(book.all()).toEqual([{ at: expect.any(String), notification }]);
});

test('a notification that is sent again is taken again and kept once', () => {
  const book = createToldBook(secret);
  const message = signed(JSON.stringify(notification));
  expect([book.take(message), book.take(message)]).toEqual([true, true]);
  expect(book.all()).toHaveLength(1);
});

test.each([
  ['another secret', signed(JSON.stringify(notification), otherSecret)],
  ['an old time', signed(JSON.stringify(notification), secret, new Date(Date.now() - 3_600_000))],
  ['a changed body', { ...signed('{}'), body: JSON.stringify(notification) }],
  ['no signature', { headers: new Headers(), body: JSON.stringify(notification) }],
])('the merchant’s server believes nothing with %s', (_, message) => {
  const book = createToldBook(secret);
  expect(book.take(message)).toBe(false);
  expect(book.all()).toEqual([]);
});

test('the merchant’s server goes by the demo’s own time', () => {
  const tomorrow = Date.now() + 86_400_000;
  const book = createToldBook(secret, () => tomorrow);
  const body = JSON.stringify(notification);
  expect(book.take(signed(body))).toBe(false);
  expect(book.take(signed(body, secret, new Date(tomorrow)))).toBe(true);
  expect(book.all()).toEqual([{ at: new Date(tomorrow).toISOString(), notification }]);
});
