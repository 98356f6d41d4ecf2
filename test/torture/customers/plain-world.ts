import { rm } from 'node:fs/promises';
import { freePort } from '../../../src/demo/free-port.ts';
import { systemClock } from '../../../src/proxy/clock.ts';
import { listen, openProxy } from '../../../src/proxy/open-proxy.ts';
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import { SECRET_KEY } from '../../contract/open-app.ts';
import { MERCHANT_SECRET, makeBuild } from '../../contract/open-proxy.ts';
import { openMerchant } from '../merchant/merchant.ts';
import { planRun } from '../plan.ts';
import type { Entry } from '../record.ts';
import { createCrowd } from './crowd.ts';

const ofMono = { secretKey: `test_sk_${'m'.repeat(20)}`, appId: 'app-1' };
const monoSecret = 'w'.repeat(24);
const second = 1_000;

/** Customers, merchant, one proxy and the sandbox in one process, with nothing that fails between them. Waits are shortened, rules are not. */
export async function openPlainWorld(options: { seed: number; customers: number; comeWithinMs: number }) {
  const { seed, customers, comeWithinMs } = options;
  const { draw } = planRun({ seed, checkouts: customers, kills: 0, profile: 'kind', comeWithinMs });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const entries: Entry[] = [];
  const record = { note: (entry: Entry) => void entries.push(entry) };
  const over = new AbortController();
  const merchant = await openMerchant({
    origin,
    secretKey: SECRET_KEY,
    webhookSecret: MERCHANT_SECRET,
    record,
    now: Date.now,
    draw,
    over: over.signal,
  });
  const sandbox = await startSandbox({
    ...ofMono,
    port: await freePort(),
    seed: String(seed),
    webhook: { url: `${origin}/webhooks/mono`, secret: monoSecret },
    profile: { approvalMs: 300, readyMs: second, lateSuccessMs: 2 * second, webhookDelayMs: 300 },
  });
  const distDir = await makeBuild();
  const proxy = await openProxy({
    secretKeys: [SECRET_KEY],
    publicUrl: origin,
    merchant: { name: 'Adire Lane' },
    allowedOrigins: [],
    returnUrls: [],
    webhook: { url: merchant.webhookUrl, secret: MERCHANT_SECRET, allowPrivate: true },
    store: 'memory',
    distDir,
    mono: {
      ...ofMono,
      baseUrl: sandbox.url,
      webhookSecrets: [monoSecret],
      pageHosts: [new URL(sandbox.url).host],
      timeouts: { openPayment: 3 * second, charge: 3 * second, capture: 3 * second },
    },
    times: { failedReadsApartMs: 2 * second, verifyWaitsMs: [second], lookupsApartMs: 2 * second },
    clock: systemClock,
    logDestination: { write: () => {} },
  });
  const served = await listen({ fetch: proxy.fetch, host: '127.0.0.1', port });
  const crowd = createCrowd({
    customers,
    comeWithinMs,
    mostPatienceMs: 8 * second,
    browser: { origin, record },
    merchant,
    sandboxUrl: sandbox.url,
    draw,
    over: over.signal,
  });
  return {
    crowd,
    merchant,
    sandbox,
    proxy,
    entries,
    async close() {
      over.abort();
      await merchant.close();
      await served.close();
      await proxy.stop();
      await sandbox.stop();
      await rm(distDir, { recursive: true });
    },
  };
}
