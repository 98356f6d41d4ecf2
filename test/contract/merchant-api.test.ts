import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/contract/problem.ts';
import { StoreUnavailable } from '../../src/proxy/store/records.ts';
import { checkout } from './fake-checkouts.ts';
import { asMerchant, codeOf, openApp, posting, ROTATING_KEY } from './open-app.ts';

const terms = {
  kind: 'payment',
  amountMinor: 500_000,
  currency: 'NGN',
  description: 'Two yards of adire',
  reference: 'order-1',
};

const mutating = [
  ['/v1/checkouts', terms],
  ['/v1/checkouts/chk_1/cancel', undefined],
  ['/v1/checkouts/chk_1/resolve', { as: 'paid', note: 'seen on the bank statement' }],
  ['/v1/checkouts/chk_1/refund', { source: 'wallet' }],
] as const;

describe('a merchant’s server', () => {
  test('creates a checkout and is told where it is', async () => {
    const app = openApp();
    const response = await app.call('/v1/checkouts', posting(terms, asMerchant));
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe('/v1/checkouts/chk_1');
    expect(response.headers.has('idempotent-replayed')).toBe(false);
    expect(await response.json()).toEqual(checkout);
    expect(app.asked).toEqual([{ call: 'create', checkoutId: '', input: terms, idempotencyKey: 'key-1' }]);
  });

  test('is told 200 and "replayed" where the checkout was already there', async () => {
    const app = openApp();
    app.answers.created = false;
    const response = await app.call('/v1/checkouts', posting(terms, asMerchant));
    expect(response.status).toBe(200);
    expect(response.headers.get('idempotent-replayed')).toBe('true');
  });

  test.each(mutating.slice(1))('is told that %s was done before by the same key', async (path, body) => {
    const app = openApp();
    const ask = () => app.call(path, posting(body ?? {}, asMerchant));
    expect((await ask()).headers.get('idempotent-replayed')).toBe(null);
    app.answers.replayed = true;
    const again = await ask();
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
  });

  test('may use either key while one is rotating out', async () => {
    const response = await openApp().call('/v1/checkouts/chk_1', {
      headers: { authorization: `Bearer ${ROTATING_KEY}` },
    });
    expect(response.status).toBe(200);
  });

  test('finds checkouts by what its support knows', async () => {
    const app = openApp();
    const response = await app.call('/v1/checkouts?reference=order-1&supportCode=7K2-Q9D', {
      headers: asMerchant,
    });
    expect(await response.json()).toEqual({ data: [checkout] });
    expect(app.asked).toEqual([
      { call: 'list', checkoutId: '', query: { reference: 'order-1', supportCode: '7K2-Q9D' } },
    ]);
  });

  test('reads what happened, cancels, resolves and pays back', async () => {
    const app = openApp();
    const events = await app.call('/v1/checkouts/chk_1/events', { headers: asMerchant });
    expect(await events.json()).toEqual({
      data: [{ seq: 1, type: 'checkout.created', at: checkout.createdAt, data: {} }],
    });
    for (const [path, body] of mutating.slice(1)) {
      const response = await app.call(path, posting(body ?? {}, asMerchant));
      expect([path, response.status]).toEqual([path, 200]);
    }
    expect(app.asked).toEqual([
      { call: 'events', checkoutId: 'chk_1' },
      { call: 'cancel', checkoutId: 'chk_1', idempotencyKey: 'key-1' },
      { call: 'resolve', checkoutId: 'chk_1', resolution: mutating[2][1], idempotencyKey: 'key-1' },
      { call: 'refund', checkoutId: 'chk_1', wish: mutating[3][1], idempotencyKey: 'key-1' },
    ]);
  });

  test.each(mutating)('does nothing at %s without an Idempotency-Key', async (path, body) => {
    const app = openApp();
    const { 'idempotency-key': _, ...headers } = posting(body).headers as Record<string, string>;
    const response = await app.call(path, { ...posting(body ?? {}), headers: { ...headers, ...asMerchant } });
    expect(await codeOf(response)).toBe('400 idempotency_key_required');
    expect(app.asked).toEqual([]);
  });

  test.each(['two keys', 'a, b', 'key\u00e9', 'k'.repeat(256)])('is refused with the key %j', async (key) => {
    const app = openApp();
    const response = await app.call(
      '/v1/checkouts',
      posting(terms, { ...asMerchant, 'idempotency-key': key }),
    );
    expect(await codeOf(response)).toBe('400 invalid_request');
    expect(app.asked).toEqual([]);
  });

  test.each(['0', '-1', '1.5', '1e400', '"100"', '9007199254740993', '20000000001', 'null', '[1]', 'true'])(
    'cannot ask for the amount %s',
    async (amount) => {
      const app = openApp();
      const body = JSON.stringify(terms).replace('500000', amount);
      expect(await codeOf(await app.call('/v1/checkouts', posting(body, asMerchant)))).toBe(
        '422 amount_invalid',
      );
      expect(app.asked).toEqual([]);
    },
  );

  test.each([
    { status: 'succeeded' },
    { id: 'chk_1' },
    { mode: 'live' },
    { merchant: { name: 'Another shop' } },
    { merchant_id: 'm_1' },
    { metadata: { note: 1 } },
    { customer: { name: 'Ada', admin: true } },
    { amountMinor: 0, state: 'success' },
    { ways: [] },
    { expiresInSeconds: 59 },
    { reference: '../../etc/passwd' },
    { currency: 'USD' },
    ...['red', 'red;}body{display:none', 'url(https://evil.example/a.png)', 'var(--x)', '#abc'].map(
      (accent) => ({
        appearance: { accent },
      }),
    ),
    ...['#0b5cff;', ' #0b5cff', '#0b5cff\n', '#0b5cff80', '', null, ['#0b5cff']].map((accent) => ({
      appearance: { accent },
    })),
    { appearance: { theme: 'dark;' } },
    { appearance: { logo: 'javascript:alert(1)' } },
    { appearance: 'dark' },
    { appearance: null },
  ])('cannot set %j', async (extra) => {
    const app = openApp();
    const response = await app.call('/v1/checkouts', posting({ ...terms, ...extra }, asMerchant));
    expect(await codeOf(response)).toBe('400 invalid_request');
    expect(app.asked).toEqual([]);
  });

  test.each(['#0b5cff', '#0B5CFF', '#777777'])('may set the accent %s', async (accent) => {
    const app = openApp();
    const response = await app.call(
      '/v1/checkouts',
      posting({ ...terms, appearance: { accent } }, asMerchant),
    );
    expect(response.status).toBe(201);
    expect(JSON.stringify(app.asked)).toContain(accent);
  });

  test.each([
    '?reference=a&reference=b',
    '?nobody=1',
    '?status=won',
    '?reference=%00',
    '?reference=%ff',
    '?__proto__=1',
  ])('cannot search with %s', async (query) => {
    const app = openApp();
    const response = await app.call(`/v1/checkouts${query}`, { headers: asMerchant });
    expect(await codeOf(response)).toBe('400 invalid_request');
    expect(app.asked).toEqual([]);
  });

  test('is told to come back when the store does not answer', async () => {
    const app = openApp();
    app.answers.failure = new StoreUnavailable(new Error('password of the database'));
    const response = await app.call('/v1/checkouts', posting(terms, asMerchant));
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.json()).toEqual({
      type: 'urn:directpay:problem:store_unavailable',
      title: 'The store cannot be reached',
      status: 503,
      code: 'store_unavailable',
      retryable: true,
      requestId: 'req-1',
      retryAfter: 2,
    });
  });

  test('learns nothing of a fault inside, and neither does the log', async () => {
    const app = openApp();
    app.answers.failure = new Error('select * from checkouts where token = canary-1234');
    const response = await app.call('/v1/checkouts', posting(terms, asMerchant));
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({
      type: 'urn:directpay:problem:internal',
      title: 'Something went wrong here',
      status: 500,
      code: 'internal',
      retryable: true,
      requestId: 'req-1',
    });
    expect(app.lines.join('')).not.toContain('canary');
    expect(app.lines.join('')).toContain('"errorName":"Error"');
  });

  test('is told which field was refused, and why where that tells nothing of others', async () => {
    const app = openApp();
    const field = 'mandate.linkedAccountId';
    app.answers.failure = new ProblemError('invalid_request', { field });
    const unsaid = await app.call('/v1/checkouts', posting(terms, asMerchant));
    expect(await unsaid.json()).toEqual({
      type: 'urn:directpay:problem:invalid_request',
      title: 'The request is not what this call takes',
      status: 400,
      code: 'invalid_request',
      retryable: false,
      requestId: expect.any(String),
      field,
    });
    app.answers.failure = new ProblemError('invalid_request', {
      field,
      reason: 'account_chosen_on_provider_page',
    });
    const said = await app.call('/v1/checkouts', posting(terms, asMerchant));
    expect(await said.json()).toMatchObject({ field, reason: 'account_chosen_on_provider_page' });
  });

  test('gets what the rules of money say, with the wait as a header', async () => {
    const app = openApp();
    app.answers.failure = new ProblemError('step_in_progress', { retryAfter: 1 });
    const response = await app.call('/v1/checkouts/chk_1/cancel', posting({}, asMerchant));
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await codeOf(response)).toBe('409 step_in_progress');
  });

  test('begins nothing new while the proxy stops, and can still read', async () => {
    const app = openApp();
    app.state.stopping = true;
    expect(await codeOf(await app.call('/v1/checkouts', posting(terms, asMerchant)))).toBe('503 overloaded');
    const read = await app.call('/v1/checkouts/chk_1', { headers: asMerchant });
    expect([read.status, read.headers.get('connection')]).toEqual([200, 'close']);
    expect(app.asked.map(({ call }) => call)).toEqual(['get']);
  });
});
