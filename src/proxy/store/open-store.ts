import type { Clock } from '../clock.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { SqlDriver, StatementHook } from './driver.ts';
import { migrate } from './migrate.ts';
import { openServerDriver, requireKeptCommits } from './server-driver.ts';
import { requireNoticedRestores } from './server-restores.ts';
import { createSqlStore } from './sql-store.ts';
import type { Store } from './store.ts';

interface OpenOptions {
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly afterStatement?: StatementHook;
  /** An operator tells of each restore: the database need not say which one it is. */
  readonly restoresByHand?: boolean | undefined;
}

/** Opens PGlite in `dataDir`, in memory where it is undefined; it is loaded here, since most have a server. Throws `StoreRefused`, also where another process holds the folder. */
export async function openEmbeddedStore(
  options: OpenOptions & { readonly dataDir: string | undefined },
): Promise<Store> {
  const { openEmbeddedDriver } = await import('./embedded-driver.ts');
  const { dataDir, afterStatement } = options;
  return ready(await openEmbeddedDriver({ dataDir, afterStatement }), options);
}

/** Opens a PostgreSQL server. Throws `StoreRefused`, also where it does not keep commits or does not say which one it is. */
export async function openServerStore(
  options: OpenOptions & { readonly url: string; readonly connections?: number },
): Promise<Store> {
  const driver = await openServerDriver({
    url: options.url,
    connections: options.connections,
    afterStatement: options.afterStatement,
  });
  return ready(driver, options, async () => {
    await requireKeptCommits(driver);
    if (!options.restoresByHand) await requireNoticedRestores(driver);
  });
}

async function ready(
  driver: SqlDriver,
  { keyring, clock, restoresByHand }: OpenOptions,
  check: () => Promise<void> = async () => {},
): Promise<Store> {
  try {
    await check();
    await migrate(driver);
    return await createSqlStore({ driver, keyring, clock, restoresByHand });
  } catch (error) {
    await driver.close().catch(() => {});
    throw error;
  }
}
