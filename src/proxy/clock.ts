/** Time, injected everywhere below the entry points. */
export interface Clock {
  /** Wall time, milliseconds since 1970 UTC. May jump; never used to measure a wait. */
  now(): number;
  /** Milliseconds that only rise, from an arbitrary start. */
  monotonic(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};
