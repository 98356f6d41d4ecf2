import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/demo/free-port.ts';
import { startPostgres } from '../support/postgres.ts';
import { type ProviderProcess, type ProxyProcess, startProvider, startProxy } from './processes.ts';

const HOST = '127.0.0.1';
/** How long the provider takes for every answer, milliseconds. */
export const PROVIDER_MS = 5;

/** A PostgreSQL server, provider, merchant and proxies: each a process of its own, all on this machine. */
export interface Lab {
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly databaseUrl: string;
  readonly provider: ProviderProcess;
  /** Starts one more proxy and resolves once it is ready. `extra` are environment variables. */
  openProxy(extra?: Readonly<Record<string, string>>): Promise<RunningProxy>;
  close(): Promise<void>;
}

export interface RunningProxy extends ProxyProcess {
  readonly port: number;
  readonly metricsPort: number;
  /** From the start of the process until it was ready, milliseconds. */
  readonly readyMs: number;
}

export async function openLab(): Promise<Lab> {
  const folder = mkdtempSync(join(tmpdir(), 'directpay-load-'));
  const server = await startPostgres();
  const databaseUrl = await server.createDatabase();
  const [firstPort, providerPort, merchantPort] = [await freePort(), await freePort(), await freePort()];
  const secretKey = `sk_test_${randomBytes(24).toString('base64url')}`;
  const mono = { secretKey: `test_sk_${randomBytes(12).toString('hex')}`, appId: 'app-load' };
  const webhookSecret = randomBytes(18).toString('base64url');
  const provider = await startProvider({
    ...mono,
    port: providerPort,
    merchantPort,
    latencyMs: PROVIDER_MS,
    webhook: { url: `http://${HOST}:${firstPort}/webhooks/mono`, secret: webhookSecret },
  });
  const environment = {
    DATABASE_URL: databaseUrl,
    DIRECTPAY_SECRET_KEY: secretKey,
    DIRECTPAY_WEBHOOK_URL: `http://${HOST}:${merchantPort}/told`,
    DIRECTPAY_WEBHOOK_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
    DIRECTPAY_ALLOW_PRIVATE_WEBHOOK: 'true',
    // All callers have one address here.
    DIRECTPAY_PAGE_OPENS_PER_MINUTE: '99999',
    MERCHANT_NAME: 'Adire Lane',
    MONO_BASE_URL: `http://${HOST}:${providerPort}`,
    MONO_SECRET_KEY: mono.secretKey,
    MONO_APP_ID: mono.appId,
    MONO_WEBHOOK_SECRET: webhookSecret,
  };
  const running: ProxyProcess[] = [];
  let isFirst = true;
  return {
    secretKey,
    webhookSecret,
    databaseUrl,
    provider,
    async openProxy(extra = {}) {
      const [port, metricsPort] = [isFirst ? firstPort : await freePort(), await freePort()];
      isFirst = false;
      const own = { PORT: String(port), METRICS_PORT: String(metricsPort) };
      const startedAt = performance.now();
      const started = startProxy(
        { PUBLIC_URL: `http://${HOST}:${firstPort}`, ...environment, ...own, ...extra },
        join(folder, 'proxy.log'),
      );
      running.push(started);
      await untilReady(port, started);
      return { ...started, port, metricsPort, readyMs: performance.now() - startedAt };
    },
    async close() {
      for (const { child } of running) child.kill('SIGTERM');
      await Promise.all(running.map(({ ended }) => ended));
      provider.stop();
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

async function untilReady(port: number, { child }: ProxyProcess): Promise<void> {
  for (;;) {
    const ready = await fetch(`http://${HOST}:${port}/readyz`).catch(() => undefined);
    if (ready?.status === 200) return;
    if (child.exitCode !== null) throw new Error(`The proxy ended with code ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
