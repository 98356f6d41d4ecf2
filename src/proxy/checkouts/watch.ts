import type { Kind } from '../../contract/steps.ts';
import type { Clock } from '../clock.ts';
import type { CheckoutRows, Store } from '../store/store.ts';
import type { IsServed } from './served.ts';

/** A page asks anew within a moment, also where its network is slow. */
const KEPT_MS = 5_000;
/** Nobody is believed to have missed nothing for longer than this. */
const BELIEVED_MS = 60_000;

/** The rows that were waited for, undefined in them where no such checkout is served here; undefined where nothing came in time. */
export type Watch = (
  checkoutId: string,
  options: { after: number | undefined; waitMs: number; signal: AbortSignal },
) => Promise<{ readonly rows: CheckoutRows | undefined } | undefined>;

/** Checkouts of a kind that a page in front watches at this process, as far as the provider is asked about them meanwhile. */
export type Watched = (kind: Kind) => ReadonlySet<string>;

/** What was read of a checkout, and stands until somebody tells of a change. */
interface Seen {
  readonly version: number;
  readonly kind: Kind;
  readonly isReadWhileWatched: boolean;
  readonly at: number;
}

/** A checkout that is watched here, or was a moment ago. */
interface Post {
  watchers: number;
  seen: Seen | undefined;
  /** How often a change was told of. */
  told: number;
  readonly wakers: Set<() => void>;
  stopHearing(): void;
}

/**
 * Waits until a checkout's version is above `after`, the time is over, or `signal` is aborted, which its caller does when it no longer waits. Without
 * `after`, or with one above the version, the rows come at once. Changes are listened for before the first read, so nothing is missed in between, and for a
 * moment after a page was answered: a page that asks anew meanwhile has the checkout read again only where something was told of it, or every minute.
 */
export function createWatch(options: {
  store: Pick<Store, 'read' | 'subscribe'>;
  clock: Clock;
  isServed: IsServed;
  isReadWhileWatched(rows: CheckoutRows): boolean;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}): { watch: Watch; watched: Watched } {
  const { store, clock, isServed, isReadWhileWatched, sleep } = options;
  const posts = new Map<string, Post>();
  /** Since when nobody watches, whoever was left first at first. */
  const left = new Map<string, number>();
  const inFront: Readonly<Record<Kind, Set<string>>> = {
    payment: new Set(),
    mandate: new Set(),
    link: new Set(),
  };

  return { watch, watched: (kind) => inFront[kind] };

  function enter(checkoutId: string): Post {
    forget();
    left.delete(checkoutId);
    const post = posts.get(checkoutId) ?? listen(checkoutId);
    post.watchers += 1;
    return post;
  }

  function listen(checkoutId: string): Post {
    const wakers = new Set<() => void>();
    const stopHearing = store.subscribe(checkoutId, () => {
      post.told += 1;
      post.seen = undefined;
      for (const wake of [...wakers]) wake();
    });
    const post: Post = { watchers: 0, seen: undefined, told: 0, wakers, stopHearing };
    posts.set(checkoutId, post);
    return post;
  }

  function leave(checkoutId: string, post: Post): void {
    post.watchers -= 1;
    if (post.watchers > 0) return;
    for (const ids of Object.values(inFront)) ids.delete(checkoutId);
    left.set(checkoutId, clock.monotonic());
    forget();
  }

  function forget(): void {
    for (const [checkoutId, since] of left) {
      if (clock.monotonic() - since < KEPT_MS) return;
      left.delete(checkoutId);
      posts.get(checkoutId)?.stopHearing();
      posts.delete(checkoutId);
    }
  }

  function putInFront(checkoutId: string, seen: Seen): void {
    if (seen.isReadWhileWatched) inFront[seen.kind].add(checkoutId);
    else inFront[seen.kind].delete(checkoutId);
  }

  async function read(checkoutId: string, post: Post): Promise<CheckoutRows | undefined> {
    const [at, { told }] = [clock.monotonic(), post];
    const rows = await store.read(checkoutId);
    if (!rows || !isServed(rows.checkout)) return undefined;
    const { version, kind } = rows.checkout;
    const seen = { version, kind, isReadWhileWatched: isReadWhileWatched(rows), at };
    putInFront(checkoutId, seen);
    if (post.told === told) post.seen = seen;
    return rows;
  }

  function stands(seen: Seen, after: number | undefined): boolean {
    return seen.version === after && clock.monotonic() - seen.at < BELIEVED_MS;
  }

  async function watch(
    checkoutId: string,
    { after, waitMs, signal }: Parameters<Watch>[1],
  ): ReturnType<Watch> {
    const post = enter(checkoutId);
    let wake = () => {};
    const heard = () =>
      new Promise<'news'>((resolve) => {
        wake = () => resolve('news');
      });
    const onNews = () => wake();
    post.wakers.add(onNews);
    let news = heard();
    const over = sleep(waitMs, signal).then(() => 'over' as const);
    try {
      const known = post.seen && stands(post.seen, after) ? post.seen : undefined;
      if (known) putInFront(checkoutId, known);
      for (let isDue = !known; ; isDue = true) {
        if (isDue) {
          const rows = await read(checkoutId, post);
          if (!rows || rows.checkout.version !== after) return { rows };
        }
        if ((await Promise.race([over, news])) === 'over') return undefined;
        news = heard();
      }
    } finally {
      post.wakers.delete(onNews);
      leave(checkoutId, post);
    }
  }
}
