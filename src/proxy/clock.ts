/** Time, injected everywhere below the entry points. */
export interface Clock {
  /** Wall time, milliseconds since 1970 UTC. May jump; never used to measure a wait. */
  now(): number;
  /** Milliseconds that only rise, from an arbitrary start. */
  monotonic(): number;
}

/** By no more than this a clock is corrected while all is well. */
const CORRECTION_MS = 1_000;
const BELIEVED_AFTER_MS = 5 * 60_000;

/**
 * The wall time of `machine`, but for steps: whoever believed one at once would end every checkout where the clock is days ahead for a moment, and write down
 * times that nobody sees again where it goes back. A step that has lasted for five minutes is believed: the machine slept, or was put right.
 */
export function steadyClock(machine: Clock): Clock {
  let ahead = machine.now() - machine.monotonic();
  let differsSince: number | undefined;
  return {
    monotonic: machine.monotonic,
    now() {
      const at = machine.monotonic();
      const seen = machine.now() - at;
      const isCorrection = Math.abs(seen - ahead) < CORRECTION_MS;
      if (!isCorrection) differsSince ??= at;
      if (isCorrection || at - (differsSince ?? at) >= BELIEVED_AFTER_MS) {
        ahead = seen;
        differsSince = undefined;
      }
      return Math.round(ahead + at);
    },
  };
}

/** The machine's time as it is, steps and all. */
export const machineClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

export const systemClock: Clock = steadyClock(machineClock);
