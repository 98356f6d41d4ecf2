import { systemClock } from './clock.ts';
import { builtHere } from './config/built-here.ts';
import { ConfigError } from './config/config-error.ts';
import { checkNodeVersion } from './config/node-version.ts';
import { readBuild } from './config/read-build.ts';
import { checkSettings } from './config/settings.ts';
import { type CheckoutProxy, createProxy, type ProxyOptions } from './create-proxy.ts';
import { openProvider, openStore, type StorePlace } from './open-parts.ts';
import type { MonoOptions } from './providers/mono/settings.ts';

export { ConfigError } from './config/config-error.ts';
export { type Listening, listen } from './listen.ts';
export type { CheckoutProxy, MonoOptions };

export interface OpenProxyOptions extends Omit<ProxyOptions, 'provider' | 'store' | 'distDir'> {
  readonly mono: Omit<MonoOptions, 'searchWords' | 'clock'>;
  /**
   * A PostgreSQL server, with `restoresByHand` where it does not say which one it is and you tell of each restore; a folder of this process alone; or
   * `memory`, gone when the process ends. The last two are for test keys.
   */
  readonly store:
    | { readonly databaseUrl: string; readonly restoresByHand?: boolean }
    | { readonly dataDir: string }
    | 'memory';
  /** Takes live keys with `dataDir`. */
  readonly allowEmbeddedLive?: boolean;
  /** The built page, where it is not the one that came with this package. */
  readonly distDir?: string;
}

/** `stop` closes the store too. */
export type OpenedProxy = Omit<CheckoutProxy, 'start' | 'tick'>;

/**
 * The proxy inside a process of yours, running: the store is open, recovery and notifications have started. Serve `fetch` on an
 * origin of its own. Rejects with `ConfigError` where an option is wrong or this Node is too old, and where the
 * database cannot be used.
 */
export async function openProxy(options: OpenProxyOptions): Promise<OpenedProxy> {
  checkNodeVersion(process.versions.node);
  const { mono, store: asked, distDir = builtHere, allowEmbeddedLive = false, ...rest } = options;
  const { settings, mode } = checkSettings(rest);
  const place = placeOf(asked);
  if (mode === 'live' && place.kind === 'embedded' && !(allowEmbeddedLive && place.dir !== undefined)) {
    throw new ConfigError('store', 'is for test keys; give a databaseUrl, or allowEmbeddedLive knowingly');
  }
  readBuild(distDir);
  const clock = options.clock ?? systemClock;
  const provider = openProvider(mono, clock);
  const store = await openStore(place, settings.secretKeys, clock);
  try {
    const proxy = createProxy({ ...rest, provider, store, distDir });
    await proxy.start();
    const { start, tick, ...running } = proxy;
    return {
      ...running,
      async stop() {
        await proxy.stop();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function placeOf(store: OpenProxyOptions['store']): StorePlace {
  if (store === 'memory') return { kind: 'embedded', dir: undefined };
  return 'databaseUrl' in store
    ? { kind: 'server', url: store.databaseUrl, restoresByHand: store.restoresByHand ?? false }
    : { kind: 'embedded', dir: store.dataDir };
}
