import type { Log } from './log/log.ts';

export interface Loop {
  start(): void;
  /** Runs the next round without waiting for its time. */
  wake(): void;
  /** Resolves when the round that is under way has ended; none follows. */
  stop(): Promise<void>;
}

/** Waits, but not beyond the abort of `signal`. Never rejects. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

const SOON_MS = 50;
const AFTER_FAILURE_MS = 2_000;

/**
 * Does `round` again and again, one at a time: soon when it found work, else after `everyMs`. A round that throws is logged
 * and tried again later; it never ends the loop.
 */
export function createLoop(options: {
  name: string;
  everyMs: number;
  round: () => Promise<number>;
  log: Log;
  wait?: Wait;
}): Loop {
  const { name, everyMs, round, log, wait = waitFor } = options;
  let running: Promise<void> | undefined;
  let stopped = false;
  let woken = false;
  let pause = new AbortController();

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false;
      const ms = await pauseAfterRound();
      pause = new AbortController();
      if (!stopped && !woken) await wait(ms, pause.signal);
    }
  }

  async function pauseAfterRound(): Promise<number> {
    try {
      return (await round()) > 0 ? Math.min(SOON_MS, everyMs) : everyMs;
    } catch (error) {
      log.failure(`${name}_failed`, error);
      return Math.max(AFTER_FAILURE_MS, everyMs);
    }
  }

  return {
    start() {
      running ??= run();
    },
    wake() {
      woken = true;
      // With a reason of our own: without one, an exception with its stack is made.
      pause.abort('woken');
    },
    async stop() {
      stopped = true;
      pause.abort();
      await running;
    },
  };
}

export function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
