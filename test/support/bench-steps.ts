import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { PAGE_KEY_HEADER, type PageBoot } from '../../src/contract/page-boot.ts';
import type { SessionView } from '../../src/contract/session.ts';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import { systemClock } from '../../src/proxy/clock.ts';
import { createProxy } from '../../src/proxy/create-proxy.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import { openEmbeddedStore, openServerStore } from '../../src/proxy/store/open-store.ts';
import { createSandbox } from '../../src/sandbox/create-sandbox.ts';
import { createStopwatch, timedStore } from './stopwatch.ts';

const secretKey = `sk_test_${'bench'.padEnd(32, 'x')}`;
const monoKey = 'test_sk_sandbox000000000';
const origin = 'http://127.0.0.1:1';
const dist = join(import.meta.dirname, '..', '..', 'dist');

/**
 * Milliseconds of the proxy's own work per step, waiting for provider and database left out, for each of `rounds` checkouts. Over the
 * embedded database in memory where no `databaseUrl` is given.
 */
export async function measureSteps(
  rounds: number,
  databaseUrl?: string,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const away = createStopwatch();
  const sandbox = createSandbox({ secretKey: monoKey, appId: 'app_bench' });
  const opening = { keyring: createKeyring([secretKey]), clock: systemClock };
  const kept = await (databaseUrl === undefined
    ? openEmbeddedStore({ ...opening, dataDir: undefined })
    : openServerStore({ ...opening, url: databaseUrl }));
  const proxy = createProxy({
    secretKeys: [secretKey],
    publicUrl: origin,
    merchant: { name: 'Adire Lane' },
    allowedOrigins: [],
    returnUrls: [],
    provider: createMono({
      baseUrl: origin,
      secretKey: monoKey,
      appId: 'app_bench',
      webhookSecrets: ['mono-webhook-secret-bench'],
      searchWords: bankSearchWords,
      clock: systemClock,
      fetch: (input, init) => away.time(() => sandbox.fetch(new Request(input, init))),
    }),
    store: timedStore(kept, away),
    distDir: dist,
    onEvent: async () => undefined,
    logLevel: 'silent',
  });
  await proxy.start();
  const samples = new Map<string, number[]>();
  const measure = async (step: string, request: Request): Promise<Response> => {
    const before = away.spent;
    const startedAt = performance.now();
    const response = await proxy.fetch(request);
    const own = performance.now() - startedAt - (away.spent - before);
    samples.set(step, [...(samples.get(step) ?? []), own]);
    return response;
  };
  for (let round = 0; round < rounds; round += 1) await payOnce(measure);
  await proxy.stop();
  await kept.close();
  await sandbox.stop();
  return samples;
}

type Measure = (step: string, request: Request) => Promise<Response>;

async function payOnce(measure: Measure): Promise<void> {
  const checkout = await createCheckout(measure);
  const page = await (await measure('open page', new Request(checkout.url))).text();
  const boot = JSON.parse(/id="boot">(.*?)<\/script>/s.exec(page)?.[1] ?? '') as PageBoot;
  const pageKey = randomUUID();
  const step = async (command: string, body: object): Promise<SessionView> => {
    const response = await measure(
      command,
      new Request(`${origin}/v1/session/steps/${command}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${boot.pageToken}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          [PAGE_KEY_HEADER]: pageKey,
        },
        body: JSON.stringify(body),
      }),
    );
    const view = (await response.json()) as SessionView;
    if (!response.ok) throw new Error(`${command}: ${response.status} ${JSON.stringify(view)}`);
    return view;
  };
  if (boot.view.step !== 'choose-bank') throw new Error(`The page opened at ${boot.view.step}`);
  const bank = boot.view.banks.find(({ name }) => name === 'Fidelity Bank');
  const atLogin = await step('choose-bank', { version: boot.view.version, bankId: bank?.id });
  const atConfirm = await step('log-in', {
    version: atLogin.version,
    fields: { username: 'user_good', password: '123456' },
  });
  const end = await step('pay', { version: atConfirm.version });
  if (end.step !== 'paid') throw new Error(`The payment ended at ${end.step}`);
}

async function createCheckout(measure: Measure): Promise<{ url: string }> {
  const response = await measure(
    'create checkout',
    new Request(`${origin}/v1/checkouts`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secretKey}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({
        kind: 'payment',
        amountMinor: 4_850_000,
        currency: 'NGN',
        description: 'Indigo wrap dress',
        reference: `order-${randomUUID()}`,
      }),
    }),
  );
  return (await response.json()) as { url: string };
}
