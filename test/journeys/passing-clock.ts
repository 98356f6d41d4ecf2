import { type Clock, systemClock } from '../../src/proxy/clock.ts';
import type { SandboxClock } from '../../src/sandbox/clock.ts';

/** Real time, which a test may push on. Proxy and bank read the same one, so that none of them lives in the other's past. */
export interface PassingClock extends Clock, SandboxClock {
  /** So many milliseconds are over at once. The bank's timers that fall due run at once. */
  pass(ms: number): void;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
  handle?: NodeJS.Timeout;
}

/** The most that `setTimeout` can wait: 24 days. A mandate ends in a year. */
const longestWaitMs = 2 ** 31 - 1;

export function createPassingClock(): PassingClock {
  let passed = 0;
  const timers = new Set<Timer>();
  const monotonic = (): number => systemClock.monotonic() + passed;

  function stop(timer: Timer): void {
    clearTimeout(timer.handle);
    timers.delete(timer);
  }

  function start(timer: Timer): void {
    const fall = (): void => {
      stop(timer);
      if (timer.at - monotonic() >= 1) start(timer);
      else timer.run();
    };
    const wait = Math.min(longestWaitMs, Math.max(0, timer.at - monotonic()));
    timer.handle = setTimeout(fall, wait).unref();
    timers.add(timer);
  }

  return {
    now: () => systemClock.now() + passed,
    monotonic,
    setTimer(run, delayMs) {
      const timer = { run, at: monotonic() + delayMs };
      start(timer);
      return () => stop(timer);
    },
    pass(ms) {
      passed += ms;
      for (const timer of [...timers]) {
        stop(timer);
        start(timer);
      }
    },
  };
}
