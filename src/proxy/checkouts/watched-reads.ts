import type { Clock } from '../clock.ts';

/** Readings that are under way at once. What does not fit waits its turn. */
const AT_ONCE = 8;

/**
 * Has the provider asked about what pages in front wait for, each at most every `everyMs`, whoever was asked about longest ago first. One for each kind, so that no kind waits
 * for another's provider, and each over the checkouts of its kind alone, so that none is read more than once.
 */
export function createWatchedReads(options: {
  clock: Clock;
  everyMs: number;
  /** Checkouts that a page in front watches at this process, and that there may be something to ask about. */
  watched(): ReadonlySet<string>;
  /** Asks, where there still is anything to ask about this one. */
  readOne(checkoutId: string): Promise<void>;
}): () => Promise<void> {
  const { clock, everyMs, watched, readOne } = options;
  const readAt = new Map<string, number>();

  return async () => {
    const inFront = watched();
    const last = (checkoutId: string) => readAt.get(checkoutId) ?? Number.NEGATIVE_INFINITY;
    for (const checkoutId of readAt.keys()) if (!inFront.has(checkoutId)) readAt.delete(checkoutId);
    const due = [...inFront]
      .filter((checkoutId) => clock.monotonic() - last(checkoutId) >= everyMs)
      .sort((one, other) => last(one) - last(other));
    const workers = Array.from({ length: Math.min(AT_ONCE, due.length) }, async () => {
      for (let next = due.shift(); next !== undefined; next = due.shift()) {
        readAt.set(next, clock.monotonic());
        await readOne(next);
      }
    });
    await Promise.all(workers);
  };
}
