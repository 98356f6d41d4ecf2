import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Listening, listen } from '../../proxy/listen.ts';
import { scenarios } from '../../sandbox/scenarios.ts';
import { freePort } from '../free-port.ts';
import { createShop, type Shop } from './create-shop.ts';

let proxy: Listening;
let shop: Shop;
let asked: { path: string; key: string | null; idempotencyKey: string | null; body: unknown }[];

beforeEach(async () => {
  asked = [];
  const port = await freePort();
  const proxyUrl = `http://127.0.0.1:${port}`;
  proxy = await listen({
    host: '127.0.0.1',
    port,
    fetch: async (request) => {
      asked.push({
        path: new URL(request.url).pathname,
        key: request.headers.get('authorization'),
        idempotencyKey: request.headers.get('idempotency-key'),
        body: request.method === 'POST' ? await request.json() : undefined,
      });
      return Response.json({ id: 'co_1', url: `${proxyUrl}/c/abc`, status: 'open', mayHavePaid: false });
    },
  });
  shop = await createShop({
    proxyUrl,
    shopUrl: 'http://localhost:1234',
    sandboxUrl: 'http://127.0.0.1:1235',
    secretKey: 'sk_test_of_the_shop',
    webhookSecret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    scenarios,
  });
});
afterEach(() => proxy.close());

const order = (body: unknown) =>
  shop.fetch(new Request('http://localhost:1234/orders', { method: 'POST', body: JSON.stringify(body) }));

test('a shopper who sends a price of their own is asked for the shop’s price', async () => {
  const answer = await order({ good: 'bracelet', priceMinor: 1, amountMinor: 1 });
  expect(answer.status).toBe(201);
  expect(asked).toEqual([
    {
      path: '/v1/checkouts',
      key: 'Bearer sk_test_of_the_shop',
      idempotencyKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
      body: expect.objectContaining({ amountMinor: 500_000, currency: 'NGN', kind: 'payment' }),
    },
  ]);
});

test('what the shop does not sell makes no checkout', async () => {
  expect((await order({ good: 'bridge' })).status).toBe(400);
  expect((await order(null)).status).toBe(400);
  expect(asked).toEqual([]);
});

test('a return address that says paid is not believed: the shop asks the proxy', async () => {
  const { number } = (await (await order({ good: 'wrapper' })).json()) as { number: string };
  const back = await shop.fetch(
    new Request(`http://localhost:1234/return?checkoutId=co_1&reference=${number}&status=succeeded`),
  );
  expect(back.headers.get('location')).toBe(`/orders/${number}`);
  const truth = await shop.fetch(new Request(`http://localhost:1234/orders/${number}/truth`));
  expect(await truth.json()).toEqual({ status: 'open', mayHavePaid: false });
  expect(asked.at(-1)?.path).toBe('/v1/checkouts/co_1');
});

test('a forged webhook is refused and not shown', async () => {
  const answer = await shop.fetch(
    new Request('http://localhost:1234/webhooks/directpay', {
      method: 'POST',
      body: '{"type":"checkout.succeeded"}',
    }),
  );
  expect(answer.status).toBe(401);
  expect(shop.told()).toEqual([]);
});

test('whoever looks behind the counter finds every scenario, with what to type and what happens', async () => {
  for (const path of ['/', '/scenarios']) {
    const text = await (await shop.fetch(new Request(`http://localhost:1234${path}`))).text();
    const shown = [...text.matchAll(/data-scenario="([^"]+)"/g)].map(([, id]) => id);
    expect(shown).toEqual(scenarios.map(({ id }) => id));
    for (const { user } of scenarios) expect(text).toContain(`<code>${user}</code>`);
  }
});
