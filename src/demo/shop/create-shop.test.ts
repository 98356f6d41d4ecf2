import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Listening, listen } from '../../proxy/listen.ts';
import { scenarios } from '../../sandbox/scenarios.ts';
import { freePort } from '../free-port.ts';
import { createShop, type Shop } from './create-shop.ts';

let proxy: Listening;
let shop: Shop;
/** How the checkout stands at the proxy. */
let truth: object;
let linked: object[];
let asked: { path: string; key: string | null; idempotencyKey: string | null; body: unknown }[];

beforeEach(async () => {
  asked = [];
  truth = { status: 'open' };
  linked = [];
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
      if (request.url.includes('/v1/linked-accounts?checkoutId=co_1')) return Response.json({ data: linked });
      return Response.json({
        id: 'co_1',
        kind: 'payment',
        url: `${proxyUrl}/c/abc`,
        currency: 'NGN',
        supportCode: '7K2-Q9D',
        mayHavePaid: false,
        duplicateDebit: false,
        ...truth,
      });
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

const at = (path: string, init: RequestInit = {}) =>
  shop.fetch(new Request(`http://localhost:1234${path}`, init));

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

test('a shopper who wants more ways to pay is offered the bank login and Mono’s page with all that it can do', async () => {
  await order({ good: 'bracelet', choice: 'every-way' });
  await order({ good: 'bracelet' });
  expect(asked.map(({ body }) => body)).toEqual([
    expect.objectContaining({
      ways: ['bank', 'provider-page'],
      pageMethods: ['account', 'transfer', 'whatsapp'],
      customer: { name: 'Ngozi Bello', email: 'ngozi@mail.example' },
    }),
    expect.not.objectContaining({ ways: expect.anything() }),
  ]);
});

test('what the shop does not sell makes no checkout', async () => {
  expect((await order({ good: 'bridge' })).status).toBe(400);
  expect((await order(null)).status).toBe(400);
  expect((await order({ good: 'bracelet', choice: 'constructor' })).status).toBe(400);
  expect(asked).toEqual([]);
});

test('a return address that says paid is not believed: the shop asks the proxy', async () => {
  const { number } = (await (await order({ good: 'wrapper' })).json()) as { number: string };
  const back = await shop.fetch(
    new Request(`http://localhost:1234/return?checkoutId=co_1&reference=${number}&status=succeeded`),
  );
  expect(back.headers.get('location')).toBe(`/orders/${number}`);
  const said = await shop.fetch(new Request(`http://localhost:1234/orders/${number}/truth`));
  expect(await said.json()).toEqual({ mark: 'open,false,false,,' });
  expect(asked.at(-1)?.path).toBe('/v1/checkouts/co_1');
});

test('a shopper who links an account is asked to share it for the shop’s reason, and its page says how that stands', async () => {
  const answer = await shop.fetch(new Request('http://localhost:1234/accounts', { method: 'POST' }));
  const { number } = (await answer.json()) as { number: string };
  expect(asked.map(({ body }) => body)).toEqual([
    expect.objectContaining({
      kind: 'link',
      reference: number,
      customer: { id: 'ngozi-bello', name: 'Ngozi Bello', email: 'ngozi@mail.example' },
    }),
  ]);
  expect(await (await at(`/accounts/${number}`)).text()).toContain('No account is linked');
  linked = [{ id: 'la_1', bank: 'GTBank', accountLastFour: '5174', dataStatus: 'processing', isGone: false }];
  const text = await (await at(`/accounts/${number}`)).text();
  expect(text).toContain('GTBank ···· 5174');
  expect(await (await at(`/accounts/${number}/truth`)).json()).toEqual({
    mark: 'open,la_1,processing,false',
  });
  const back = await at(`/return?reference=${number}&status=succeeded`);
  expect(back.headers.get('location')).toBe(`/accounts/${number}`);
});

test('a paid order is paid back once, however often the button is tapped, and again only where that has failed', async () => {
  const { number } = (await (await order({ good: 'wrapper' })).json()) as { number: string };
  const payBack = () => at(`/orders/${number}/refund`, { method: 'POST' });
  expect(await (await at(`/orders/${number}`)).text()).not.toContain('data-refund');
  truth = { status: 'succeeded' };
  expect(await (await at(`/orders/${number}`)).text()).toContain('Pay ₦48,500.00 back');
  const answers = await Promise.all([payBack(), payBack()]);
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  truth = {
    status: 'succeeded',
    refund: { status: 'failed', failure: 'too_little', requestedAt: '2026-11-27T09:00:00.000Z' },
  };
  expect(await (await at(`/orders/${number}`)).text()).toMatch(/not paid back.*too_little[\s\S]*data-refund/);
  await payBack();
  const refunds = asked.filter(({ path }) => path === '/v1/checkouts/co_1/refund');
  expect(refunds.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
    `${number}-refund-first`,
    `${number}-refund-first`,
    `${number}-refund-2026-11-27T09:00:00.000Z`,
  ]);
});

test.each([
  ['processing', 'Your money is on its way back.'],
  ['refunded', 'Paid back.'],
])('an order whose refund is %s says so, and offers no other one', async (status, words) => {
  const { number } = (await (await order({ good: 'wrapper' })).json()) as { number: string };
  truth = { status: 'succeeded', refund: { status, requestedAt: '2026-11-27T09:00:00.000Z' } };
  const text = await (await at(`/orders/${number}`)).text();
  expect(text).toContain(words);
  expect(text).not.toContain('data-refund');
});

test('an order that was debited twice says so to the shop’s people', async () => {
  const { number } = (await (await order({ good: 'wrapper' })).json()) as { number: string };
  truth = { status: 'succeeded' };
  expect(await (await at(`/orders/${number}`)).text()).not.toContain('Debited twice');
  truth = {
    status: 'succeeded',
    duplicateDebit: true,
    payment: { providerReference: 'ABCDEFGHIJ0123456789' },
  };
  expect(await (await at(`/orders/${number}`)).text()).toContain('Debited twice');
  await at(`/orders/${number}/refund`, { method: 'POST' });
  expect(asked.at(-1)?.body).toEqual({ providerReference: 'ABCDEFGHIJ0123456789' });
  truth = { ...truth, refund: { status: 'refunded', requestedAt: '2026-11-27T09:00:00.000Z' } };
  expect(await (await at(`/orders/${number}`)).text()).toContain('Paid. We are packing it.');
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
