import { systemClock } from './clock.ts';
import type { EnvironmentConfig } from './config/environment.ts';
import { openStore } from './open-parts.ts';

/**
 * Has the merchant's server told again what was given up, by the processes that run, and prints the ids. Answers the exit code. Throws `ConfigError` and
 * `StoreRefused`.
 */
export async function runRetell(
  config: EnvironmentConfig,
  out: { write(text: string): unknown },
): Promise<number> {
  const store = await openStore(config.store, config.settings.secretKeys, systemClock);
  try {
    const ids = await store.tellGivenUpAgain();
    for (const id of ids) out.write(`${id} is told again\n`);
    if (ids.length === 0) out.write('nothing was given up\n');
    return 0;
  } finally {
    await store.close();
  }
}
