import type { Clock } from '../clock.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { Store } from '../store/store.ts';
import type { ReadMandate } from './read-mandate.ts';
import { currentTry } from './try-of.ts';

/** Readings that are under way at once. What does not fit waits its turn. */
const AT_ONCE = 8;

/** Reads the mandates whose page is in front and waits for the transfer, each at most every `everyMs`, whoever was read longest ago first. */
export function createWatchedReads(options: {
  store: Store;
  clock: Clock;
  read: ReadMandate;
  everyMs: number;
  /** Checkouts that a page in front watches at this process. */
  watched(): readonly string[];
}): () => Promise<void> {
  const { store, clock, read, everyMs, watched } = options;
  let readAt = new Map<string, number>();

  async function readOne(checkoutId: string): Promise<void> {
    readAt.set(checkoutId, clock.monotonic());
    const rows = await store.read(checkoutId);
    const mandate = rows && currentTry(rows);
    if (rows?.checkout.status === 'open' && isReadable(mandate)) await read.watched(mandate);
  }

  return async () => {
    const inFront = watched();
    const last = (checkoutId: string) => readAt.get(checkoutId) ?? Number.NEGATIVE_INFINITY;
    readAt = new Map(inFront.map((checkoutId) => [checkoutId, last(checkoutId)]));
    const due = inFront
      .filter((checkoutId) => clock.monotonic() - last(checkoutId) >= everyMs)
      .sort((one, other) => last(one) - last(other));
    const workers = Array.from({ length: Math.min(AT_ONCE, due.length) }, async () => {
      for (let next = due.shift(); next !== undefined; next = due.shift()) await readOne(next);
    });
    await Promise.all(workers);
  };
}

function isReadable(mandate: MandateRecord | undefined): mandate is MandateRecord {
  return mandate?.state === 'awaiting_transfer' && mandate.providerId !== undefined;
}
