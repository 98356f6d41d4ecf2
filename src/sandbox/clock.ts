/** Time as the sandbox sees it. Everything that waits, waits on this. */
export interface SandboxClock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Runs once after the delay; the answer calls it off. */
  setTimer(run: () => void, delayMs: number): () => void;
}

/** Real time. Its timers never keep a process alive. */
export const systemClock: SandboxClock = {
  now: () => Date.now(),
  setTimer(run, delayMs) {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export interface ManualClock extends SandboxClock {
  /** Moves time on, running what falls due in the order of its time. */
  advance(byMs: number): void;
}

/** Time that stands still until a test moves it. `startAt` is milliseconds since 1970 UTC. */
export function createManualClock(startAt: number): ManualClock {
  let now = startAt;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    setTimer(run, delayMs) {
      const timer = { at: now + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(byMs) {
      const until = now + byMs;
      for (;;) {
        const due = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((timer) => timer !== due);
        now = Math.max(now, due.at);
        due.run();
      }
      now = until;
    },
  };
}
