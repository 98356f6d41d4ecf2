import { flushCompileCache } from 'node:module';
import { steadyClock } from '../../../src/proxy/clock.ts';
import { listen, openProxy } from '../../../src/proxy/open-proxy.ts';
import { keys, MERCHANT_NAME } from './keys.ts';
import { loseNames } from './names.ts';
import type { ChildReport, ProxyOrder } from './orders.ts';
import { shorterTimeouts, shorterTimes } from './shorter-times.ts';

/** One proxy process as a merchant would run it, but for shorter waits and a time that can be pushed. */
let pushedMs = 0;
let offMs = 0;
const clock = steadyClock({
  now: () => Date.now() + pushedMs + offMs,
  monotonic: () => performance.now() + pushedMs,
});
const report = (what: ChildReport): void => void process.send?.(what);

process.on('message', (order: ProxyOrder) => {
  if (order.kind === 'stall') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, order.ms);
  else if (order.kind === 'clock') offMs = order.offMs;
  else if (order.kind === 'names') loseNames(order.areLost);
  else pushedMs = order.pushedMs;
  if (order.kind === 'serve') void serve(order);
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit(1));
flushCompileCache();
report({ kind: 'loaded' });

async function serve(order: Extract<ProxyOrder, { kind: 'serve' }>): Promise<void> {
  const proxy = await openProxy({
    secretKeys: [keys.secretKey],
    publicUrl: order.publicUrl,
    merchant: { name: MERCHANT_NAME },
    allowedOrigins: ['https://shop.adirelane.example'],
    returnUrls: ['https://shop.adirelane.example'],
    webhook: { url: order.merchantUrl, secret: keys.merchantSecret, allowPrivate: true },
    mono: {
      baseUrl: order.providerUrl,
      secretKey: keys.mono.secretKey,
      appId: keys.mono.appId,
      webhookSecrets: [keys.mono.webhookSecret],
      pageHosts: [new URL(order.providerUrl).host],
      timeouts: shorterTimeouts,
    },
    store: { databaseUrl: order.databaseUrl },
    times: shorterTimes,
    distDir: order.distDir,
    logLevel: 'debug',
    clock,
  });
  const listening = await listen({ fetch: proxy.fetch, host: '127.0.0.1', port: order.port });
  process.once('SIGTERM', async () => {
    await proxy.stop();
    await listening.close();
    process.exit(0);
  });
  report({ kind: 'ready' });
}
