import { systemClock } from './clock.ts';
import { builtHere } from './config/built-here.ts';
import type { EnvironmentConfig } from './config/environment.ts';
import { readBuild } from './config/read-build.ts';
import { type CheckoutProxy, createProxy } from './create-proxy.ts';
import { type Listening, listen } from './listen.ts';
import type { Log } from './log/log.ts';
import { waitFor } from './loop.ts';
import { listenMetrics } from './metrics/listen-metrics.ts';
import { openProvider, openStore } from './open-parts.ts';

export interface RunningProxy {
  readonly port: number;
  /** Ends in order: no new work, what is under way is finished, connections and store are closed. */
  stop(): Promise<void>;
  /** Ends after a failure that nobody expected: gives back folder and leases, so that another process may go on. Never rejects. */
  abandon(): Promise<void>;
}

/** How long a store may take to close after a failure. */
const ABANDON_WITHIN_MS = 5_000;

/** The standalone process: store, provider, proxy and ports, as configured. Throws before a port is opened where it cannot run. */
export async function runProxy(config: EnvironmentConfig, log: Log): Promise<RunningProxy> {
  const clock = systemClock;
  const distDir = config.distDir ?? builtHere;
  readBuild(distDir);
  const provider = openProvider(config.mono, clock);
  const store = await openStore(config.store, config.settings.secretKeys, clock);
  let proxy: CheckoutProxy;
  try {
    proxy = createProxy({
      ...config.settings,
      provider,
      store,
      clock,
      distDir,
      loadersDir: config.loadersDir,
      liftTrialLimit: config.liftTrialLimit,
      selfieMandates: config.selfieMandates,
      limits: config.limits,
      trustedProxyHops: config.trustedProxyHops,
      shedAboveMs: config.shedAboveMs,
      logLevel: config.logLevel,
      eraseAfterDays: config.eraseAfterDays,
    });
    await proxy.start();
  } catch (error) {
    await store.close();
    throw error;
  }
  const listening = await openPorts(config, proxy).catch(async (error: unknown) => {
    await proxy.stop();
    await store.close();
    throw error;
  });
  log.info('listening', {
    url: `http://${config.host}:${listening.port}`,
    mode: config.mode,
    store: config.store.kind,
  });
  return {
    port: listening.port,
    async stop() {
      log.info('stopping');
      await proxy.stop();
      await listening.close();
      await store.close();
      log.info('stopped');
    },
    async abandon() {
      const closed = store.close().catch(() => {});
      await Promise.race([closed, waitFor(ABANDON_WITHIN_MS, new AbortController().signal)]);
    },
  };
}

async function openPorts(config: EnvironmentConfig, proxy: CheckoutProxy): Promise<Listening> {
  const metrics =
    config.metricsPort === undefined ? undefined : await listenMetrics(proxy.metrics, config.metricsPort);
  try {
    const server = await listen({
      fetch: proxy.fetch,
      host: config.host,
      port: config.port,
      https: config.settings.publicUrl.startsWith('https:'),
    });
    return {
      port: server.port,
      async close() {
        metrics?.close();
        await server.close();
      },
    };
  } catch (error) {
    metrics?.close();
    throw error;
  }
}
