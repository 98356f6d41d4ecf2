import { createTimerQueue } from './timer-queue.ts';

/** Time as the sandbox sees it. Everything that waits, waits on this. */
export interface SandboxClock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Runs once after the delay; the answer calls it off. */
  setTimer(run: () => void, delayMs: number): () => void;
  /** The same for waiting on somebody over the network, which a push forward does not shorten. `setTimer` where left out. */
  setPatience?(run: () => void, delayMs: number): () => void;
  /** Moves time on, running what falls due in the order of its time. Some clocks cannot. */
  advance?(byMs: number): void;
}

export interface ManualClock extends SandboxClock {
  advance(byMs: number): void;
}

/** Time that stands still until a test moves it. `startAt` is milliseconds since 1970 UTC. */
export function createManualClock(startAt: number): ManualClock {
  let now = startAt;
  const timers = createTimerQueue();
  return {
    now: () => now,
    setTimer: (run, delayMs) => timers.add({ at: now + delayMs, run }),
    advance(byMs) {
      const until = now + byMs;
      for (let due = timers.takeDue(until); due; due = timers.takeDue(until)) {
        now = Math.max(now, due.at);
        due.run();
      }
      now = until;
    },
  };
}
