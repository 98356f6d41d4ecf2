import { syncBuiltinESMExports } from 'node:module';
import timersPromises, { setImmediate as nextTurn } from 'node:timers/promises';
import { vi } from 'vitest';

const START = Date.UTC(2026, 0, 5, 9);
/** Turns of the loop without a sign of life after which nothing will happen before time passes. */
const SILENT_TURNS = 6;

/** What goes on between two moments of a time that stands still. */
export interface Activity {
  /** Counts a piece of work from its start to its end. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Resolves once nothing moves any more without time passing. */
  quiet(): Promise<void>;
}

/** Waits by the time that stands still; called off, it rejects as Node's own does. */
function stoppedDelay<T>(
  ms = 0,
  value?: T,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(value as T), ms);
    const callOff = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    if (signal?.aborted) callOff();
    signal?.addEventListener('abort', callOff, { once: true });
  });
}

/** From here on time stands still for everything in this process, and moves when `advance` says so. Ids stay real. */
export function stopTime(): { advance(ms: number): void; restart(): void } {
  vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  const realDelay = timersPromises.setTimeout;
  timersPromises.setTimeout = stoppedDelay;
  syncBuiltinESMExports();
  return {
    advance: (ms) => {
      vi.advanceTimersByTime(ms);
    },
    restart() {
      vi.useRealTimers();
      timersPromises.setTimeout = realDelay;
      syncBuiltinESMExports();
    },
  };
}

export function watchActivity(): Activity {
  let open = 0;
  let signs = 0;
  return {
    async during(work) {
      open += 1;
      signs += 1;
      try {
        return await work;
      } finally {
        open -= 1;
        signs += 1;
      }
    },
    async quiet() {
      let seen = -1;
      for (let silent = 0; silent < SILENT_TURNS; silent += 1) {
        if (open > 0 || signs !== seen) silent = 0;
        seen = signs;
        await nextTurn();
      }
    },
  };
}
