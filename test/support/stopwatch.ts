import type { Store, StoreTransaction } from '../../src/proxy/store/store.ts';

/** Adds up time spent waiting for somebody else. */
export interface Stopwatch {
  /** Milliseconds so far. */
  readonly spent: number;
  time<T>(work: () => Promise<T>): Promise<T>;
  add(milliseconds: number): void;
}

export function createStopwatch(): Stopwatch {
  let spent = 0;
  return {
    get spent() {
      return spent;
    },
    async time(work) {
      const startedAt = performance.now();
      try {
        return await work();
      } finally {
        spent += performance.now() - startedAt;
      }
    },
    add(milliseconds) {
      spent += milliseconds;
    },
  };
}

type AnyFunction = (...args: unknown[]) => unknown;

/** The same object, with the time of everything that is awaited from it added to the watch. */
function timed<T extends object>(target: T, watch: Stopwatch): T {
  return new Proxy(target, {
    get(object, key) {
      const value: unknown = Reflect.get(object, key);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const result = (value as AnyFunction).apply(object, args);
        return result instanceof Promise ? watch.time(() => result) : result;
      };
    },
  });
}

/** A store whose database time is added to `watch`, and not the time of the rules that run inside a transaction. */
export function timedStore(store: Store, watch: Stopwatch): Store {
  const outside = timed(store, watch);
  return new Proxy(outside, {
    get(object, key) {
      if (key !== 'transaction') return Reflect.get(object, key) as unknown;
      return async <T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> => {
        const startedAt = performance.now();
        const inside = createStopwatch();
        const result = await store.transaction((tx) => inside.time(() => work(timed(tx, watch))));
        // Begin and commit: what is left when the work and its own calls are taken out.
        watch.add(performance.now() - startedAt - inside.spent);
        return result;
      };
    },
  });
}
