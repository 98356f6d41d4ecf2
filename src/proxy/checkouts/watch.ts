import type { Kind } from '../../contract/steps.ts';
import type { CheckoutRows, Store } from '../store/store.ts';

/** Watchers of one checkout beyond these end the oldest one. */
const WATCHERS = 4;

/** The rows as they were read last, undefined where there is no such checkout; whether they are what was waited for. */
interface Watching {
  readonly rows: CheckoutRows | undefined;
  readonly isNews: boolean;
}

export type Watch = (
  checkoutId: string,
  options: { after: number | undefined; waitMs: number; signal: AbortSignal },
) => Promise<Watching>;

/** Checkouts of a kind that a page in front watches at this process, as far as the provider is asked about them meanwhile. */
export type Watched = (kind: Kind) => ReadonlySet<string>;

/**
 * Waits until a checkout's version is above `after`, or the time is over. Without `after`, or with one above the
 * version, the rows come at once. The subscription stands before the first read, so nothing is missed in between.
 */
export function createWatch(options: {
  store: Store;
  isReadWhileWatched(rows: CheckoutRows): boolean;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}): { watch: Watch; watched: Watched } {
  const { store, isReadWhileWatched, sleep } = options;
  const waiting = new Map<string, Set<AbortController>>();

  const inFront: Readonly<Record<Kind, Set<string>>> = {
    payment: new Set(),
    mandate: new Set(),
    link: new Set(),
  };

  return { watch, watched: (kind) => inFront[kind] };

  async function watch(
    checkoutId: string,
    { after, waitMs, signal }: Parameters<Watch>[1],
  ): Promise<Watching> {
    const stop = new AbortController();
    const stopped = AbortSignal.any([signal, stop.signal]);
    let woken = () => {};
    let news = new Promise<void>((resolve) => {
      woken = resolve;
    });
    const unsubscribe = store.subscribe(checkoutId, () => woken());
    const mates = waiting.get(checkoutId) ?? new Set();
    waiting.set(checkoutId, mates);
    mates.add(stop);
    if (mates.size > WATCHERS) [...mates][0]?.abort();
    const over = sleep(waitMs, stopped).then(() => 'over' as const);
    try {
      for (;;) {
        const rows = await store.read(checkoutId);
        if (!rows || after === undefined) return { rows, isNews: true };
        const { version, kind } = rows.checkout;
        if (isReadWhileWatched(rows)) inFront[kind].add(checkoutId);
        else inFront[kind].delete(checkoutId);
        if (version > after || after > version) return { rows, isNews: true };
        const ended = await Promise.race([over, news.then(() => 'news' as const)]);
        if (ended === 'over') return { rows, isNews: false };
        news = new Promise<void>((resolve) => {
          woken = resolve;
        });
      }
    } finally {
      stop.abort();
      unsubscribe();
      mates.delete(stop);
      if (mates.size === 0 && waiting.get(checkoutId) === mates) {
        waiting.delete(checkoutId);
        for (const ids of Object.values(inFront)) ids.delete(checkoutId);
      }
    }
  }
}
