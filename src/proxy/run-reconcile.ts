import { randomBytes } from 'node:crypto';
import { systemClock } from './clock.ts';
import type { EnvironmentConfig } from './config/environment.ts';
import { openProvider, openStore } from './open-parts.ts';
import { createBreakBook } from './reconcile/break-book.ts';
import { breakTable } from './reconcile/break-table.ts';
import { ListUnread, reconcile } from './reconcile/reconcile.ts';
import { readDays } from './reconcile/reconcile-days.ts';

/** `EX_TEMPFAIL` of sysexits: nothing can be said now, a later run may. */
const EXIT_LATER = 75;

/**
 * One run over the days given, printed to `out`. Answers the exit code: 0 where nothing is open, 1 where something is, 75 where the provider's list could not be read, or not
 * to its end. Throws
 * `ConfigError` and `StoreRefused`.
 */
export async function runReconcile(
  config: EnvironmentConfig,
  args: readonly string[],
  out: { write(text: string): unknown },
): Promise<number> {
  const days = readDays(args);
  const clock = systemClock;
  const provider = openProvider(config.mono, clock);
  const store = await openStore(config.store, config.settings.secretKeys, clock);
  try {
    const book = createBreakBook({ store, provider, clock, random: randomBytes });
    const done = await reconcile({ store, provider, book, ...days });
    out.write(breakTable(done));
    if (done.open.length > 0) return 1;
    return done.isCut ? EXIT_LATER : 0;
  } catch (error) {
    if (!(error instanceof ListUnread)) throw error;
    out.write(`${error.message}\n`);
    return EXIT_LATER;
  } finally {
    await store.close();
  }
}
