/** How many pages may watch one checkout at a time. */
export const WATCHERS_PER_CHECKOUT = 4;

export interface Watchers {
  /**
   * Counts a watcher in. Its signal is aborted when it leaves or `caller` is, when it is the oldest of too many, or when the proxy stops. `isLate`: it
   * came to a proxy that stops already. It is not sent home at once, since it would come again and again.
   */
  enter(checkoutId: string, caller: AbortSignal): { signal: AbortSignal; isLate: boolean; leave(): void };
  count(): number;
  /** Lets every watcher go; those that come from now on are late. */
  release(): void;
}

/** Keeps waiting calls few: one more than allowed for a checkout sends the oldest home with an answer. */
export function createWatchers(): Watchers {
  const waiting = new Map<string, Set<AbortController>>();
  let released = false;
  return {
    enter(checkoutId, caller) {
      const own = new AbortController();
      // With a reason of our own: without one, an exception with its stack is made for each of thousands.
      const end = (): void => own.abort('the caller is gone');
      if (caller.aborted) end();
      else caller.addEventListener('abort', end);
      const others = waiting.get(checkoutId) ?? new Set();
      const [oldest] = others;
      if (oldest && others.size >= WATCHERS_PER_CHECKOUT) {
        others.delete(oldest);
        oldest.abort('one of too many');
      }
      waiting.set(checkoutId, others.add(own));
      return {
        signal: own.signal,
        isLate: released,
        leave() {
          own.abort('it has left');
          caller.removeEventListener('abort', end);
          others.delete(own);
          if (others.size === 0 && waiting.get(checkoutId) === others) waiting.delete(checkoutId);
        },
      };
    },
    count: () => [...waiting.values()].reduce((sum, set) => sum + set.size, 0),
    release() {
      released = true;
      for (const set of waiting.values()) for (const one of set) one.abort('the proxy stops');
    },
  };
}
