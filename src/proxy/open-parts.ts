import { bankSearchWords } from './banks/nicknames.ts';
import type { Clock } from './clock.ts';
import { ConfigError } from './config/config-error.ts';
import { createKeyring } from './keys/keyring.ts';
import { createMono } from './providers/mono/create-mono.ts';
import type { MonoOptions } from './providers/mono/settings.ts';
import type { Provider } from './providers/provider.ts';
import { openEmbeddedStore, openServerStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

/** A PostgreSQL server; or the embedded database, in memory where `dir` is undefined. */
export type StorePlace =
  | { readonly kind: 'server'; readonly url: string; readonly restoresByHand: boolean }
  | { readonly kind: 'embedded'; readonly dir: string | undefined };

/** The provider as configured. Throws `ConfigError`. */
export function openProvider(mono: Omit<MonoOptions, 'searchWords' | 'clock'>, clock: Clock): Provider {
  try {
    return createMono({ ...mono, searchWords: bankSearchWords, clock });
  } catch (error) {
    throw new ConfigError('MONO', error instanceof Error ? error.message : 'cannot be used');
  }
}

/** The store as configured. Throws `StoreRefused`, also where another process holds the embedded one. */
export function openStore(place: StorePlace, secretKeys: readonly string[], clock: Clock): Promise<Store> {
  const keyring = createKeyring(secretKeys as [string, ...string[]]);
  return place.kind === 'server'
    ? openServerStore({ ...place, keyring, clock })
    : openEmbeddedStore({ dataDir: place.dir, keyring, clock });
}
