import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { transformWithOxc } from 'vite';
import type { Scenario } from '../../sandbox/scenarios/scenario.ts';
import { createAccountRoutes } from './account-routes.ts';
import { createAccounts } from './accounts.ts';
import { createBankHand } from './bank-hand.ts';
import { createMerchantClient } from './merchant-client.ts';
import { createOrderRoutes } from './order-routes.ts';
import { createOrders } from './orders.ts';
import { scenarioPage } from './scenario-page.ts';
import { shopPage } from './shop-page.ts';
import { createSubscriptionRoutes } from './subscription-routes.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createToldBook, type Told } from './told.ts';

export interface ShopOptions {
  readonly shopUrl: string;
  readonly proxyUrl: string;
  readonly sandboxUrl: string;
  readonly secretKey: string;
  /** `whsec_…` */
  readonly webhookSecret: string;
  readonly scenarios: readonly Scenario[];
  /** Epoch milliseconds; the machine's clock where left out. */
  readonly now?: () => number;
}

export interface Shop {
  fetch(request: Request): Promise<Response>;
  told(): readonly Told[];
}

/** A merchant's server: it fixes prices, creates checkouts, believes signed webhooks and its own questions, nothing else. */
export async function createShop(options: ShopOptions): Promise<Shop> {
  const client = createMerchantClient(options.proxyUrl, options.secretKey);
  const orders = createOrders(client, options.shopUrl);
  const bank = createBankHand(options.sandboxUrl);
  const subscriptions = createSubscriptions(client, bank, options.shopUrl);
  const accounts = createAccounts(client, options.shopUrl);
  const book = createToldBook(options.webhookSecret, options.now);
  const styles = await Promise.all(
    ['shop.css', 'scenarios.css', 'subscription.css'].map((file) =>
      readFile(new URL(file, import.meta.url), 'utf8'),
    ),
  );
  const scripts = new Map<string, string>();
  for (const name of ['shop', 'order', 'subscription'])
    scripts.set(`/${name}.js`, await browserScript(`${name}.ts`));
  const headers = pageHeaders(options.proxyUrl);

  const app = new Hono()
    .get('/', (context) => context.html(shopPage(options), 200, headers))
    .get('/scenarios', (context) => context.html(scenarioPage(options), 200, headers))
    .get('/shop.css', (context) => context.body(styles.join(''), 200, { 'content-type': 'text/css' }))
    .get('/:script{[a-z]+\\.js}', (context) => {
      const script = scripts.get(context.req.path);
      if (script === undefined) return context.notFound();
      return context.body(script, 200, { 'content-type': 'text/javascript' });
    })
    .route(
      '/subscriptions',
      createSubscriptionRoutes({
        subscriptions,
        linkedAccount: accounts.linkedId,
        bank,
        sandboxUrl: options.sandboxUrl,
        headers,
      }),
    )
    .route('/accounts', createAccountRoutes(accounts, options.sandboxUrl, headers))
    .route('/orders', createOrderRoutes(orders, options, headers))
    // What the address says about the outcome is a hint that anyone can type; the order page asks.
    .get('/return', (context) => {
      const number = context.req.query('reference') ?? '';
      if (accounts.find(number)) return context.redirect(`/accounts/${number}`, 303);
      if (subscriptions.find(number)) return context.redirect(`/subscriptions/${number}`, 303);
      return context.redirect(orders.find(number) ? `/orders/${number}` : '/', 303);
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
