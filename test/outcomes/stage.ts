import { rm } from 'node:fs/promises';
import type { Notification, PaymentCheckout } from '../../src/contract/merchant-api.ts';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import { defaultTimes } from '../../src/proxy/checkouts/settings.ts';
import { machineClock as clock } from '../../src/proxy/clock.ts';
import { createProxy } from '../../src/proxy/create-proxy.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import { openEmbeddedDriver } from '../../src/proxy/store/embedded-driver.ts';
import { migrate } from '../../src/proxy/store/migrate.ts';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/create-sandbox.ts';
import { ORIGIN, SECRET_KEY } from '../contract/open-app.ts';
import { MERCHANT_HOOK, MERCHANT_SECRET, MONO_WEBHOOK_SECRET, makeBuild } from '../contract/open-proxy.ts';
import { emptyTables } from '../support/empty-tables.ts';
import { paymentOf } from '../support/payment-of.ts';
import { callOf, type Network, noteRow, plainNetwork } from './network.ts';
import { type Activity, stopTime, watchActivity } from './virtual-time.ts';

const minute = 60_000;
/** What answers within the hop in which a wait for it ends comes too late, so hops are short while somebody waits. */
const HOP_MS = 1_000;
const IN_HOPS_MS = 30_000;
const hour = 60 * minute;
const mono = { secretKey: `test_sk_${'m'.repeat(20)}`, appId: 'app-of-adire-lane' };

export const AMOUNT_MINOR = 500_000;

/** A merchant's proxy, a payer's network and a bank, in a time of their own: one that the product's own clock would take for a step of the machine's. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly activity: Activity;
  readonly checkout: PaymentCheckout;
  /** The payer's network: to the proxy and nowhere else. */
  readonly fetch: typeof globalThis.fetch;
  /** What the merchant's server was told, in order. */
  readonly told: readonly Notification[];
  /** Ids of the rows of the outcome table that decided, as answers came. */
  readonly decided: readonly string[];
  /** The checkout as the merchant API tells it. */
  read(): Promise<PaymentCheckout>;
  /** Time passes, and what is due is done. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

export interface Theatre {
  /** A new stage: empty tables, a new process, a bank that knows nobody, a checkout just made. */
  open(network?: Network): Promise<Stage>;
  close(): Promise<void>;
}

/** The database stands once for all stages; one stage at a time. */
export async function openTheatre(): Promise<Theatre> {
  const distDir = await makeBuild();
  // First of all: a database that has seen a later time than this one never comes to rest.
  const time = stopTime();
  const driver = await openEmbeddedDriver({ dataDir: undefined });
  await migrate(driver);
  let references = 0;

  async function open(network: Network = plainNetwork): Promise<Stage> {
    await emptyTables(driver);
    const activity = watchActivity();
    const keyring = createKeyring([SECRET_KEY]);
    const store = await createSqlStore({
      driver: { ...driver, withConnection: (work) => activity.during(driver.withConnection(work)) },
      keyring,
      clock,
    });
    const told: Notification[] = [];
    const decided: string[] = [];
    const sandbox = createSandbox({
      ...mono,
      seed: 'outcomes',
      webhook: {
        url: `${ORIGIN}/webhooks/mono`,
        secret: MONO_WEBHOOK_SECRET,
        fetch: (request) => activity.during(proxy.fetch(request)),
      },
    });
    const proxy = createProxy({
      secretKeys: [SECRET_KEY],
      publicUrl: ORIGIN,
      merchant: { name: 'Adire Lane' },
      allowedOrigins: ['https://adirelane.example'],
      returnUrls: ['https://adirelane.example'],
      webhook: { url: MERCHANT_HOOK, secret: MERCHANT_SECRET },
      provider: createMono({
        ...mono,
        baseUrl: 'https://mono.example',
        webhookSecrets: [MONO_WEBHOOK_SECRET],
        searchWords: bankSearchWords,
        clock: { ...clock, now: () => clock.now() + network.aheadMs() },
        fetch: async (input, init) => {
          const request = new Request(input, init);
          const call = callOf(request);
          if (call === undefined) return sandbox.fetch(request);
          const response = await network.carry(call, request, () => sandbox.fetch(request));
          await noteRow(call, response.clone(), decided);
          return response;
        },
      }),
      store,
      clock,
      distDir,
      // The first minutes are asked through as always, the days by the hour.
      times: { verifyWaitsMs: [...defaultTimes.verifyWaitsMs.slice(0, 24), minute, hour] },
      fetch: async (_, init) => {
        told.push(JSON.parse(String(init?.body)) as Notification);
        return new Response();
      },
      logDestination: { write: () => {} },
    });
    references += 1;
    const { checkout } = await proxy.checkouts.create(
      {
        kind: 'payment',
        amountMinor: AMOUNT_MINOR,
        currency: 'NGN',
        description: 'Two yards of adire',
        reference: `order-${references}`,
      },
      { idempotencyKey: `creating-order-${references}` },
    );
    let round: Promise<unknown> | undefined;
    const doWhatIsDue = async (): Promise<void> => {
      round ??= proxy.tick().finally(() => {
        round = undefined;
      });
      await activity.quiet();
    };

    return {
      sandbox,
      activity,
      checkout: paymentOf(checkout),
      told,
      decided,
      fetch: (input, init) => {
        const request = new Request(input, init);
        const given = new Promise<never>((_, reject) => {
          request.signal.addEventListener('abort', () => reject(request.signal.reason), { once: true });
        });
        return Promise.race([proxy.fetch(request), given]);
      },
      read: async () => paymentOf(await proxy.checkouts.get(checkout.id)),
      async pass(ms) {
        const hop = ms <= IN_HOPS_MS ? HOP_MS : ms;
        for (let left = ms; left > 0; left -= hop) {
          time.advance(Math.min(hop, left));
          await activity.quiet();
        }
        await doWhatIsDue();
      },
      async close() {
        await round;
        await sandbox.stop();
        await proxy.stop();
      },
    };
  }

  return {
    open,
    async close() {
      time.restart();
      await driver.close();
      await rm(distDir, { recursive: true });
    },
  };
}
