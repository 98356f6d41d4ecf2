import { randomBytes } from 'node:crypto';
import { systemClock } from './clock.ts';
import type { EnvironmentConfig } from './config/environment.ts';
import { openProvider, openStore } from './open-parts.ts';
import { createBreakBook } from './reconcile/break-book.ts';
import { breakTable } from './reconcile/break-table.ts';
import { ListUnread } from './reconcile/read-list.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { readDays } from './reconcile/reconcile-days.ts';
import { holdComplete, tellRestored } from './restored/restored-gate.ts';

/** `EX_TEMPFAIL` of sysexits: nothing can be said now, a later run may. */
const EXIT_LATER = 75;

/**
 * One run over the days given, or one word about the database itself (`--restored`, `--complete`), printed to `out`. Answers the exit code: 0 where nothing is open, 1 where something is, 75 where the provider's list could not be read, or not
 * to its end. Throws
 * `ConfigError` and `StoreRefused`.
 */
export async function runReconcile(
  config: EnvironmentConfig,
  args: readonly string[],
  out: { write(text: string): unknown },
): Promise<number> {
  if (args.length === 1 && (args[0] === '--restored' || args[0] === '--complete')) {
    return tellOfDatabase(config, args[0], out);
  }
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

/** What only an operator knows: that these are copied files, or that nothing is missing in them though the provider's list cannot say so. */
async function tellOfDatabase(
  config: EnvironmentConfig,
  what: '--restored' | '--complete',
  out: { write(text: string): unknown },
): Promise<number> {
  const store = await openStore(config.store, config.settings.secretKeys, systemClock);
  try {
    if (what === '--restored') await tellRestored(store);
    else await holdComplete(store);
    out.write(
      what === '--restored'
        ? "taken as restored: no step is taken until it was compared with the provider's list\n"
        : 'taken as complete: steps are taken again\n',
    );
    return 0;
  } finally {
    await store.close();
  }
}
