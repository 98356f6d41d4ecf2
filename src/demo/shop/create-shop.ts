import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { transformWithOxc } from 'vite';
import type { Scenario } from '../../sandbox/scenarios/scenario.ts';
import { goodById } from './goods.ts';
import { createMerchantClient } from './merchant-client.ts';
import { orderPage } from './order-page.ts';
import { createOrders } from './orders.ts';
import { scenarioPage } from './scenario-page.ts';
import { shopPage } from './shop-page.ts';
import { createToldBook, type Told } from './told.ts';

export interface ShopOptions {
  readonly shopUrl: string;
  readonly proxyUrl: string;
  readonly sandboxUrl: string;
  readonly secretKey: string;
  /** `whsec_…` */
  readonly webhookSecret: string;
  readonly scenarios: readonly Scenario[];
}

export interface Shop {
  fetch(request: Request): Promise<Response>;
  told(): readonly Told[];
}

/** A merchant's server: it fixes prices, creates checkouts, believes signed webhooks and its own questions, nothing else. */
export async function createShop(options: ShopOptions): Promise<Shop> {
  const client = createMerchantClient(options.proxyUrl, options.secretKey);
  const orders = createOrders(client, options.shopUrl);
  const book = createToldBook(options.webhookSecret);
  const [shopStyle, scenarioStyle, shopScript, orderScript] = await Promise.all([
    readFile(new URL('./shop.css', import.meta.url), 'utf8'),
    readFile(new URL('./scenarios.css', import.meta.url), 'utf8'),
    browserScript('shop.ts'),
    browserScript('order.ts'),
  ]);
  const headers = pageHeaders(options.proxyUrl);

  const app = new Hono()
    .get('/', (context) => context.html(shopPage(options), 200, headers))
    .get('/scenarios', (context) => context.html(scenarioPage(options), 200, headers))
    .get('/shop.css', (context) =>
      context.body(shopStyle + scenarioStyle, 200, { 'content-type': 'text/css' }),
    )
    .get('/shop.js', (context) => context.body(shopScript, 200, { 'content-type': 'text/javascript' }))
    .get('/order.js', (context) => context.body(orderScript, 200, { 'content-type': 'text/javascript' }))
    .post('/orders', async (context) => {
      const wanted: { good?: unknown } | null = await context.req.json().catch(() => null);
      const good = goodById(wanted?.good);
      if (!good) return context.json({ error: 'There is no such thing in the shop' }, 400);
      const order = await orders.place(good);
      return context.json({ order: order.number, url: order.url }, 201);
    })
    .get('/orders/:number', async (context) => {
      const order = orders.find(context.req.param('number'));
      if (!order) return context.notFound();
      return context.html(orderPage(order, await orders.truth(order), options), 200, headers);
    })
    .get('/orders/:number/truth', async (context) => {
      const order = orders.find(context.req.param('number'));
      if (!order) return context.notFound();
      const { status, mayHavePaid } = await orders.truth(order);
      return context.json({ status, mayHavePaid });
    })
    // What the address says about the outcome is a hint that anyone can type; the order page asks.
    .get('/return', (context) => {
      const order = orders.find(context.req.query('reference') ?? '');
      return order ? context.redirect(`/orders/${order.number}`, 303) : context.redirect('/', 303);
    })
    .get('/told', (context) => context.json(book.all()))
    .post('/webhooks/directpay', async (context) => {
      const held = book.take({ headers: context.req.raw.headers, body: await context.req.text() });
      return context.body(null, held ? 204 : 401);
    });

  return { fetch: async (request) => app.fetch(request), told: book.all };
}

/** As strict as a page can be that embeds the checkout: its script and its frame, nothing inline. */
function pageHeaders(proxyUrl: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${proxyUrl}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${proxyUrl}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

async function browserScript(name: string): Promise<string> {
  const source = await readFile(new URL(`./browser/${name}`, import.meta.url), 'utf8');
  return (await transformWithOxc(source, name)).code;
}
