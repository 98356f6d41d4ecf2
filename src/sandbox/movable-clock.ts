import type { ManualClock } from './clock.ts';
import { createTimerQueue } from './timer-queue.ts';

/** The most that a timer of the platform can wait, milliseconds. */
const longestWaitMs = 2 ** 31 - 1;

/** Real time that can be pushed forward, so that days pass in seconds. Its timers never keep a process alive. */
export function createMovableClock(realNow: () => number = Date.now): Required<ManualClock> {
  const timers = createTimerQueue();
  let pushedMs = 0;
  /** While time is being pushed it stands where the timer that runs falls due. */
  let standsAt: number | undefined;
  let alarm: NodeJS.Timeout | undefined;
  const now = (): number => standsAt ?? realNow() + pushedMs;

  const arm = (): void => {
    clearTimeout(alarm);
    const next = timers.next();
    if (next === undefined) return;
    const delayMs = Math.min(Math.max(0, next - now()), longestWaitMs);
    alarm = setTimeout(runDue, delayMs);
    alarm.unref();
  };
  const runDue = (): void => {
    try {
      for (let due = timers.takeDue(now()); due; due = timers.takeDue(now())) due.run();
    } finally {
      arm();
    }
  };

  return {
    now,
    setTimer(run, delayMs) {
      const before = timers.next();
      const callOff = timers.add({ at: now() + delayMs, run });
      if (timers.next() !== before) arm();
      return callOff;
    },
    setPatience(run, delayMs) {
      const timer = setTimeout(run, delayMs);
      timer.unref();
      return () => clearTimeout(timer);
    },
    advance(byMs) {
      const from = now();
      try {
        for (let due = timers.takeDue(from + byMs); due; due = timers.takeDue(from + byMs)) {
          standsAt = Math.max(from, due.at);
          due.run();
        }
      } finally {
        standsAt = undefined;
        pushedMs += byMs;
        arm();
      }
    },
  };
}
