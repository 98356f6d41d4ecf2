import { systemClock } from './clock.ts';
import type { EnvironmentConfig } from './config/environment.ts';
import { openStore } from './open-parts.ts';
import { erase, readErasure } from './retention/erase.ts';

/**
 * Erases personal data and prints which checkouts it was of to `out`. Answers the exit code: 0 where all of it is gone, 1 where something is not over or
 * nothing was found. Throws `ConfigError` and `StoreRefused`.
 */
export async function runErase(
  config: EnvironmentConfig,
  args: readonly string[],
  out: { write(text: string): unknown },
): Promise<number> {
  const wish = readErasure(args);
  const store = await openStore(config.store, config.settings.secretKeys, systemClock);
  try {
    const { erased, notOver, unknown } = await erase(store, wish);
    for (const id of erased) out.write(`${id} is erased\n`);
    for (const id of notOver) {
      out.write(`${id} is not over: cancel it, or wait until its payment, debits and mandate have ended\n`);
    }
    for (const id of unknown) out.write(`${id} is no checkout of this database\n`);
    if (erased.length + notOver.length + unknown.length === 0)
      out.write('nothing is kept of this customer\n');
    return erased.length > 0 && notOver.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}
