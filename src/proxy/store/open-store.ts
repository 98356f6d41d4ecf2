import type { Clock } from '../clock.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { SqlDriver, StatementHook } from './driver.ts';
import { openEmbeddedDriver } from './embedded-driver.ts';
import { migrate } from './migrate.ts';
import { openServerDriver, requireKeptCommits } from './server-driver.ts';
import { createSqlStore } from './sql-store.ts';
import type { Store } from './store.ts';

interface OpenOptions {
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly afterStatement?: StatementHook;
}

/** Opens PGlite in `dataDir`, in memory where it is undefined. Throws `StoreRefused`, also where another process holds the folder. */
export async function openEmbeddedStore(
  options: OpenOptions & { readonly dataDir: string | undefined },
): Promise<Store> {
  return ready(
    await openEmbeddedDriver({ dataDir: options.dataDir, afterStatement: options.afterStatement }),
    options,
  );
}

/** Opens a PostgreSQL server. Throws `StoreRefused`, also where it does not keep commits. */
export async function openServerStore(
  options: OpenOptions & { readonly url: string; readonly connections?: number },
): Promise<Store> {
  const driver = await openServerDriver({
    url: options.url,
    connections: options.connections,
    afterStatement: options.afterStatement,
  });
  return ready(driver, options, requireKeptCommits);
}

async function ready(
  driver: SqlDriver,
  { keyring, clock }: OpenOptions,
  check: (driver: SqlDriver) => Promise<void> = async () => {},
): Promise<Store> {
  try {
    await check(driver);
    await migrate(driver);
    return await createSqlStore({ driver, keyring, clock });
  } catch (error) {
    await driver.close().catch(() => {});
    throw error;
  }
}
