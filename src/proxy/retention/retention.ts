import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';

const HOUR_MS = 3_600_000;
const BANK_LOGINS_EVERY_MS = 5 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** How long keys of commands, page bindings, webhooks and delivered notifications are kept. */
const FORGOTTEN_AFTER_DAYS = 30;
const AT_ONCE = 200;
/** A large table is worked off over several hours: this goes on beside payers. */
const BATCHES_AN_HOUR = 100;

/**
 * Forgets what is kept for a time only: by one process an hour; logins at banks, which count for an hour, more often. With `eraseAfterDays` the personal data of checkouts that have been over for so long goes
 * too; without it they are kept until somebody has them erased.
 */
export function createRetention(options: {
  store: Pick<Store, 'takeTurn' | 'forgetBefore' | 'forgetBankLogins' | 'erasable' | 'erase'>;
  clock: Pick<Clock, 'now'>;
  eraseAfterDays: number | undefined;
}): () => Promise<void> {
  const { store, clock, eraseAfterDays } = options;

  async function inBatches(work: () => Promise<number>): Promise<void> {
    for (let batch = 0; batch < BATCHES_AN_HOUR; batch += 1) if ((await work()) === 0) return;
  }

  return async () => {
    if (await store.takeTurn('bank-logins', BANK_LOGINS_EVERY_MS)) {
      await inBatches(() => store.forgetBankLogins(clock.now() - HOUR_MS, AT_ONCE));
    }
    if (!(await store.takeTurn('retention', HOUR_MS))) return;
    const forgotten = clock.now() - FORGOTTEN_AFTER_DAYS * DAY_MS;
    await inBatches(() => store.forgetBefore(forgotten, AT_ONCE));
    if (eraseAfterDays === undefined) return;
    const erased = clock.now() - eraseAfterDays * DAY_MS;
    await inBatches(async () => {
      const due = await store.erasable(erased, AT_ONCE);
      for (const checkoutId of due) await store.erase(checkoutId);
      return due.length;
    });
  };
}
