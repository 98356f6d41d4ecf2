import { join } from 'node:path';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import { systemClock } from '../../src/proxy/clock.ts';
import { createProxy } from '../../src/proxy/create-proxy.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { listen } from '../../src/proxy/listen.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import { openServerStore } from '../../src/proxy/store/open-store.ts';
import type { WaitingOrder, WaitingReport } from './bench-waiting-orders.ts';

const EVERY_MS = 500;

/** One proxy process over a database in which everything waits already. */
process.once('message', (order: WaitingOrder) => void work(order));

async function work(order: WaitingOrder): Promise<void> {
  const { databaseUrl, sandboxUrl, secretKey, monoKey, webhookSecret, port } = order;
  const keyring = createKeyring([secretKey]);
  const store = await openServerStore({ url: databaseUrl, keyring, clock: systemClock });
  const origin = `http://127.0.0.1:${port}`;
  const proxy = createProxy({
    secretKeys: [secretKey],
    publicUrl: origin,
    merchant: { name: 'Adire Lane' },
    allowedOrigins: [],
    returnUrls: [],
    provider: createMono({
      baseUrl: sandboxUrl,
      secretKey: monoKey,
      appId: 'app_bench',
      webhookSecrets: [webhookSecret],
      searchWords: bankSearchWords,
      clock: systemClock,
    }),
    store,
    distDir: join(import.meta.dirname, '..', '..', 'dist'),
    onEvent: async () => undefined,
    logLevel: 'silent',
  });
  await proxy.start();
  await listen({ fetch: proxy.fetch, host: '127.0.0.1', port });
  let most = 0;
  setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, EVERY_MS);
  const began = process.cpuUsage();
  process.on('message', () => {
    const { user, system } = process.cpuUsage(began);
    report({ kind: 'used', cpu: user + system, most });
  });
  report({ kind: 'ready' });
}

function report(what: WaitingReport): void {
  process.send?.(what);
}
