import { describe, expect, test } from 'vitest';
import { StoreUnavailable } from '../../src/proxy/store/records.ts';
import { WEBHOOK_ID, webhook } from './fake-checkouts.ts';
import { asMerchant, codeOf, openApp, posting } from './open-app.ts';

const fromMono = { 'mono-webhook-secret': 'a-secret-that-mono-shares' };
const body = { event: 'direct_debit.payment_successful', data: { reference: 'R' } };

describe('the provider that rings', () => {
  test('is told 200 once its webhook is kept, and the proxy looks at once', async () => {
    const app = openApp();
    const response = await app.call('/webhooks/mono', posting(body, fromMono));
    expect([response.status, await response.text(), app.state.woken]).toEqual([200, '', 1]);
  });

  test('is told to come back, and never 200, while nothing can be kept', async () => {
    const app = openApp();
    app.answers.failure = new StoreUnavailable(new Error('gone'));
    const response = await app.call('/webhooks/mono', posting(body, fromMono));
    expect(response.headers.get('retry-after')).toBe('2');
    expect([await codeOf(response), app.state.woken]).toEqual(['503 store_unavailable', 0]);
  });

  test.each([
    ['a fault inside', new Error('broken'), '500 internal'],
    ['its secret is wrong', undefined, '401 webhook_rejected'],
  ])('is not told 200 where %s', async (_, failure, code) => {
    const app = openApp();
    app.answers.failure = failure;
    const headers = failure ? fromMono : { 'mono-webhook-secret': 'another' };
    expect(await codeOf(await app.call('/webhooks/mono', posting(body, headers)))).toBe(code);
    expect(app.state.woken).toBe(0);
  });

  test.each([
    ['more than 256 kB', `"${'x'.repeat(256 * 1024)}"`],
    ['ten thousand keys', `{${Array.from({ length: 10_000 }, (_, key) => `"k${key}":1`).join(',')}}`],
  ])('is refused with %s before anything is read', async (_, large) => {
    const app = openApp();
    expect(await codeOf(await app.call('/webhooks/mono', posting(large, fromMono)))).toBe('413 too_large');
    expect(app.asked).toEqual([]);
  });
});

describe('a merchant’s server', () => {
  test('lists the webhooks that nobody could make sense of', async () => {
    const app = openApp();
    const response = await app.call('/v1/provider-webhooks?quarantined=true&cursor=c1', {
      headers: asMerchant,
    });
    expect([response.status, await response.json()]).toEqual([200, { data: [webhook] }]);
    expect(app.asked).toEqual([
      { call: 'listWebhooks', checkoutId: '', query: { quarantined: 'true', cursor: 'c1' } },
    ]);
  });

  test('has one read again, and is told where its key had done so', async () => {
    const app = openApp();
    const path = `/v1/provider-webhooks/${WEBHOOK_ID}/replay`;
    const first = await app.call(path, posting({}, asMerchant));
    expect([first.status, first.headers.get('idempotent-replayed'), await first.json()]).toEqual([
      200,
      null,
      webhook,
    ]);
    app.answers.replayed = true;
    const second = await app.call(path, posting({}, asMerchant));
    expect([second.status, second.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
    expect(app.asked[0]).toEqual({
      call: 'replayWebhook',
      checkoutId: '',
      id: WEBHOOK_ID,
      idempotencyKey: 'key-1',
    });
  });

  test.each([
    '?quarantined=yes',
    '?quarantined=',
    '?reference=r',
    '?cursor=',
    '?quarantined=true&quarantined=false',
  ])('cannot ask with %s', async (query) => {
    const app = openApp();
    const response = await app.call(`/v1/provider-webhooks${query}`, { headers: asMerchant });
    expect([await codeOf(response), app.asked]).toEqual(['400 invalid_request', []]);
  });

  test('cannot look for what has been unsettled since no number of seconds', async () => {
    for (const seconds of ['-1', '1.5', 'x', '', '1e3', '1234567890']) {
      const app = openApp();
      const response = await app.call(`/v1/checkouts?unsettledForSeconds=${seconds}`, {
        headers: asMerchant,
      });
      expect([await codeOf(response), app.asked]).toEqual(['400 invalid_request', []]);
    }
  });
});
