import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'vitest';
import type {
  CheckoutStatus,
  CreateMandate,
  CreatePayment,
  MandateCheckout,
  Notification,
  NotificationType,
  PaymentCheckout,
} from '../../src/contract/merchant-api.ts';
import { freePort } from '../../src/demo/free-port.ts';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import { dayIn } from '../../src/proxy/checkouts/mandate-order.ts';
import type { CheckoutTimes } from '../../src/proxy/checkouts/settings.ts';
import { createProxy } from '../../src/proxy/create-proxy.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { listen } from '../../src/proxy/listen.ts';
import { listenMetrics } from '../../src/proxy/metrics/listen-metrics.ts';
import type { MandateCall } from '../../src/proxy/providers/mandate-provider.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import { openEmbeddedStore, openServerStore } from '../../src/proxy/store/open-store.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/create-sandbox.ts';
import { type MerchantPage, serveMerchantPage } from './merchant-page.ts';
import { createPassingClock } from './passing-clock.ts';

const secretKey = `sk_test_${'journey'.padEnd(32, 'x')}`;
const monoKey = 'test_sk_sandbox000000000';
const webhookSecret = 'mono-webhook-secret-of-journeys';
const ownWebhookSecret = Buffer.from('journeys'.repeat(4)).toString('base64');
const dayMs = 86_400_000;
const yearMs = 365 * dayMs;
const dist = join(import.meta.dirname, '..', '..', 'dist');

export interface WorldOptions {
  /** Stands between the adapter and the sandbox. */
  readonly onTheWay?: (request: Request) => Promise<Request>;
  /** Hears what the sandbox answers. */
  readonly onTheWayBack?: (response: Response) => Promise<void>;
  /** What the adapter gets in place of the sandbox's answer. */
  readonly twist?: (response: Response) => Promise<Response>;
  /** Pages that may embed, besides the merchant's. */
  readonly moreOrigins?: readonly string[];
  /** Hears what a browser, or whoever speaks like one, asks the proxy. */
  readonly fromBrowser?: (request: Request) => void;
  /** Changes what the proxy answers a browser. */
  readonly toBrowser?: (response: Response) => Response;
  /** The embedded database's folder; in memory where left out. */
  readonly dataDir?: string;
  readonly times?: Partial<CheckoutTimes>;
  /** Longest times of calls about mandates, milliseconds. */
  readonly mandateTimeouts?: Partial<Record<MandateCall, number>>;
  /** The database's server; PGlite where left out. */
  readonly databaseUrl?: string;
}

/** Proxy, sandbox and a merchant: everything a story needs, and what it is checked against. */
export interface World {
  readonly proxyUrl: string;
  readonly sandbox: Sandbox;
  readonly merchantPage: MerchantPage;
  /** What opens something: keys and secrets of merchant and bank. Nobody but the two proves anything with them. */
  readonly keys: readonly string[];
  /** Every line that the proxy logged, at its most talkative. */
  readonly log: readonly string[];
  /** Bodies of all notifications, as they were sent. */
  readonly notifications: readonly string[];
  create(terms?: Partial<CreatePayment>): Promise<PaymentCheckout>;
  /** For a year from tomorrow: one that starts today is agreed to anew where midnight comes in between. */
  createMandate(terms?: Partial<CreateMandate>): Promise<MandateCheckout>;
  checkout(id: string): Promise<PaymentCheckout>;
  /** Waits until the checkout has this status. */
  becomes(id: string, status: CheckoutStatus): Promise<void>;
  /** The answer of a merchant API call, as text. */
  merchantReads(path: string): Promise<string>;
  /** Posts nothing but the wish itself, once. The answer, as text. */
  merchantAsks(path: string): Promise<string>;
  /** What an operator's monitoring reads on its own port. */
  metrics(): Promise<string>;
  /** Lets time pass for proxy and bank, and what is due by then be done. */
  passTime(ms: number): Promise<void>;
  /** What the merchant's server was told about a checkout, in the order in which it happened, repeats left out. */
  told(id: string): NotificationType[];
  /** How often the merchant's server was called about a checkout, repeats counted. */
  calls(id: string): number;
  /** Every debit so far, in kobo. */
  debits(): readonly number[];
  stop(): Promise<void>;
}

/** Everything real but the bank: the checkout page as built, the proxy on a port, the embedded database. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const port = await freePort();
  const proxyUrl = `http://127.0.0.1:${port}`;
  const merchantPage = await serveMerchantPage();
  merchantPage.useLoader(`${proxyUrl}/v1/directpay.js`);
  const log: string[] = [];
  const notifications: string[] = [];
  const clock = createPassingClock();
  const sandbox = createSandbox({
    clock,
    secretKey: monoKey,
    appId: 'app_journeys',
    webhook: { url: `${proxyUrl}/webhooks/mono`, secret: webhookSecret },
    profile: { lateSuccessMs: 3_000, webhookDelayMs: 200 },
  });
  const toSandbox: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await sandbox.fetch(await (options.onTheWay?.(request) ?? request));
    await options.onTheWayBack?.(response);
    return options.twist?.(response) ?? response;
  };
  const keyring = createKeyring([secretKey]);
  const store = options.databaseUrl
    ? await openServerStore({ keyring, clock, url: options.databaseUrl })
    : await openEmbeddedStore({ keyring, clock, dataDir: options.dataDir });
  const proxy = createProxy({
    secretKeys: [secretKey],
    publicUrl: proxyUrl,
    merchant: { name: 'Adire Lane', support: 'help@adirelane.example' },
    allowedOrigins: [merchantPage.origin, ...(options.moreOrigins ?? [])],
    returnUrls: [merchantPage.origin],
    webhook: {
      url: 'http://127.0.0.1:9/hooks',
      secret: `whsec_${ownWebhookSecret}`,
      allowPrivate: true,
    },
    provider: createMono({
      baseUrl: 'http://127.0.0.1:9',
      secretKey: monoKey,
      appId: 'app_journeys',
      webhookSecrets: [webhookSecret],
      searchWords: bankSearchWords,
      clock,
      fetch: toSandbox,
      timeouts: { charge: 2_000, capture: 2_000 },
      mandates: { timeouts: options.mandateTimeouts ?? {} },
    }),
    store,
    distDir: dist,
    clock,
    fetch: async (_, init) => {
      notifications.push(String(init?.body));
      return new Response(null, { status: 204 });
    },
    logLevel: 'debug',
    logDestination: { write: (line: string) => void log.push(line) },
    ...(options.times && { times: options.times }),
  });
  await proxy.start();
  const metricsPort = await freePort();
  const metrics = await listenMetrics(proxy.metrics, metricsPort);
  const listening = await listen({
    fetch: async (request) => {
      options.fromBrowser?.(request);
      const response = await proxy.fetch(request);
      return options.toBrowser?.(response) ?? response;
    },
    host: '127.0.0.1',
    port,
  });

  const merchantCalls = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${proxyUrl}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json', ...init.headers },
    });

  const checkout = async (id: string): Promise<PaymentCheckout> =>
    (await (await merchantCalls(`/v1/checkouts/${id}`)).json()) as PaymentCheckout;

  const order = async <Made>(body: CreatePayment | CreateMandate): Promise<Made> => {
    const response = await merchantCalls('/v1/checkouts', {
      method: 'POST',
      headers: { 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
    if (response.status !== 201) throw new Error(`create: ${response.status} ${await response.text()}`);
    return (await response.json()) as Made;
  };

  /** What is on its way to the merchant's server would go there again where its lease ran out at once. */
  const isToldOut = async (): Promise<void> => {
    await expect.poll(() => store.outboxLag(), { interval: 10 }).toMatchObject({ waiting: 0 });
  };

  return {
    proxyUrl,
    sandbox,
    merchantPage,
    keys: [secretKey, monoKey, webhookSecret, ownWebhookSecret],
    log,
    notifications,
    create: (terms) =>
      order<PaymentCheckout>({
        kind: 'payment',
        amountMinor: 4_850_000,
        currency: 'NGN',
        description: 'Indigo wrap dress',
        reference: `order-${randomUUID()}`,
        ...terms,
      }),
    createMandate: (terms) =>
      order<MandateCheckout>({
        kind: 'mandate',
        mandate: {
          type: 'emandate',
          debitType: 'variable',
          totalCapMinor: 18_000_000,
          startDate: dayIn(clock.now() + dayMs),
          endDate: dayIn(clock.now() + dayMs + yearMs),
        },
        currency: 'NGN',
        description: 'Cloth of the month',
        reference: `club-${randomUUID()}`,
        ...terms,
      }),
    checkout,
    async becomes(id, status) {
      await expect.poll(async () => (await checkout(id)).status, { timeout: 20_000 }).toBe(status);
    },
    merchantReads: async (path) => (await merchantCalls(path)).text(),
    merchantAsks: async (path) =>
      (await merchantCalls(path, { method: 'POST', headers: { 'idempotency-key': randomUUID() } })).text(),
    metrics: async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text(),
    async passTime(ms) {
      await isToldOut();
      clock.pass(ms);
      await proxy.tick();
    },
    told(id) {
      const seen = new Map<string, Notification>();
      for (const body of notifications) {
        const notification = JSON.parse(body) as Notification;
        if (notification.checkout.id === id) seen.set(notification.id, notification);
      }
      return [...seen.values()]
        .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))
        .map(({ type }) => type);
    },
    calls: (id) =>
      notifications.filter((body) => (JSON.parse(body) as Notification).checkout.id === id).length,
    debits: () => sandbox.ledger.debits().map((debit) => debit.amountMinor),
    async stop() {
      await sandbox.stop();
      await proxy.stop();
      await listening.close();
      metrics.close();
      await store.close();
      await merchantPage.stop();
    },
  };
}
