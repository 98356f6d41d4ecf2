import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { DestinationStream } from 'pino';
import { bankSearchWords } from '../proxy/banks/nicknames.ts';
import type { CheckoutTimes } from '../proxy/checkouts/settings.ts';
import type { Clock } from '../proxy/clock.ts';
import { type CheckoutProxy, createProxy } from '../proxy/create-proxy.ts';
import { createKeyring, type Keyring } from '../proxy/keys/keyring.ts';
import { listen } from '../proxy/listen.ts';
import type { LogLevel } from '../proxy/log/log-level.ts';
import { createMono } from '../proxy/providers/mono/create-mono.ts';
import type { MonoTimeouts } from '../proxy/providers/mono/settings.ts';
import { openEmbeddedStore, openServerStore } from '../proxy/store/open-store.ts';
import type { Store } from '../proxy/store/store.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox/create-sandbox.ts';
import { serveSandbox } from '../sandbox/serve-sandbox.ts';
import { freePort } from './free-port.ts';
import { createSharedTime } from './shared-time.ts';
import { createShop } from './shop/create-shop.ts';
import type { Told } from './shop/told.ts';

export interface StackOptions {
  /** `memory` unless told: gone when the stack stops. */
  readonly store?: { readonly dataDir: string } | { readonly databaseUrl: string } | 'memory';
  /** How long the provider may take. The capture is short by default, so that a lost answer shows within seconds. */
  readonly timeouts?: Partial<MonoTimeouts>;
  readonly times?: Partial<CheckoutTimes>;
  /** One time for proxy, shop and bank unless told, which the bank's control API pushes forward. */
  readonly clock?: Clock;
  readonly sandbox?: Pick<SandboxOptions, 'clock' | 'profile' | 'seed'>;
  readonly distDir?: string;
  readonly logLevel?: LogLevel;
  readonly logDestination?: DestinationStream;
  /** The proxy's outgoing webhooks. */
  readonly fetch?: typeof fetch;
}

export interface Stack {
  /** Another origin, and another site, than the proxy's. */
  readonly shopUrl: string;
  readonly proxyUrl: string;
  readonly sandboxUrl: string;
  /** Of the merchant API. */
  readonly secretKey: string;
  readonly sandbox: Sandbox;
  readonly proxy: CheckoutProxy;
  /** What the merchant's server was told and took, oldest first. */
  notifications(): readonly Told[];
  stop(): Promise<void>;
}

const builtHere = fileURLToPath(new URL('../../dist', import.meta.url));
const merchant = { name: 'Adire Lane', support: 'help@adirelane.example' };

/** Starts shop, proxy and sandbox bank on free loopback ports, with keys of their own. Needs a build. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const time = createSharedTime();
  const { clock = time.proxy } = options;
  const [shopPort, proxyPort, sandboxPort] = await threePorts();
  const shopUrl = `http://localhost:${shopPort}`;
  const proxyUrl = `http://127.0.0.1:${proxyPort}`;
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const secretKey = `sk_test_${randomBytes(24).toString('base64url')}`;
  const webhookSecret = `whsec_${randomBytes(32).toString('base64')}`;
  const mono = {
    secretKey: `test_sk_${randomBytes(12).toString('hex')}`,
    appId: 'adire-lane',
    webhookSecret: randomBytes(18).toString('base64url'),
  };

  const sandbox = createSandbox({
    secretKey: mono.secretKey,
    appId: mono.appId,
    webhook: { url: `${proxyUrl}/webhooks/mono`, secret: mono.webhookSecret },
    clock: time.bank,
    ...options.sandbox,
    profile: { takesSelfies: true, ...options.sandbox?.profile },
  });
  const shop = await createShop({
    proxyUrl,
    sandboxUrl,
    shopUrl,
    secretKey,
    webhookSecret,
    scenarios: sandbox.control.scenarios,
    now: clock.now,
  });
  const store = await openStore(options.store ?? 'memory', {
    clock,
    keyring: createKeyring([secretKey]),
  });
  const proxy = createProxy({
    secretKeys: [secretKey],
    publicUrl: proxyUrl,
    merchant,
    allowedOrigins: [shopUrl],
    returnUrls: [shopUrl],
    selfieMandates: true,
    webhook: {
      url: `http://127.0.0.1:${shopPort}/webhooks/directpay`,
      secret: webhookSecret,
      allowPrivate: true,
    },
    provider: createMono({
      baseUrl: sandboxUrl,
      secretKey: mono.secretKey,
      appId: mono.appId,
      webhookSecrets: [mono.webhookSecret],
      searchWords: bankSearchWords,
      pageHosts: [new URL(sandboxUrl).host],
      clock,
      timeouts: { charge: 8_000, capture: 8_000, ...options.timeouts },
    }),
    store,
    clock,
    distDir: options.distDir ?? builtHere,
    logLevel: options.logLevel ?? 'silent',
    ...(options.times && { times: options.times }),
    ...(options.logDestination && { logDestination: options.logDestination }),
    ...(options.fetch && { fetch: options.fetch }),
  });

  const host = '127.0.0.1';
  const servers = [
    await serveSandbox(sandbox, { host, port: sandboxPort }),
    await listen({ fetch: shop.fetch, host, port: shopPort }),
    await listen({ fetch: proxy.fetch, host, port: proxyPort }),
  ];
  await proxy.start();

  return {
    shopUrl,
    proxyUrl,
    sandboxUrl,
    secretKey,
    sandbox,
    proxy,
    notifications: shop.told,
    async stop() {
      await proxy.stop();
      await sandbox.stop();
      for (const server of servers) await server.close();
      await store.close();
    },
  };
}

function openStore(
  where: NonNullable<StackOptions['store']>,
  deps: { keyring: Keyring; clock: Clock },
): Promise<Store> {
  if (where === 'memory') return openEmbeddedStore({ ...deps, dataDir: undefined });
  return 'dataDir' in where
    ? openEmbeddedStore({ ...deps, dataDir: where.dataDir })
    : openServerStore({ ...deps, url: where.databaseUrl });
}

async function threePorts(): Promise<[number, number, number]> {
  const ports = new Set<number>();
  while (ports.size < 3) ports.add(await freePort());
  return [...ports] as [number, number, number];
}
