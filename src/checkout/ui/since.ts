interface Reading {
  readonly wall: number;
  readonly steady: number;
}

/** How long ago something was first seen. `sure` is false where the phone's clocks disagree by more than any sleep explains. */
export interface Since {
  readonly seconds: number;
  readonly sure: boolean;
}

const LONGEST_SLEEP_MS = 24 * 3_600_000;

const firstSeen = new WeakMap<object, Reading>();

/**
 * Counts from the first call for `thing`, across redraws. The steady clock of many phones stands still while they sleep, and the wall
 * clock may be put right meanwhile: the larger of the two is taken, unless the wall clock jumped.
 */
export function since(thing: object): Since {
  const now: Reading = { wall: Date.now(), steady: performance.now() };
  const seen = firstSeen.get(thing) ?? now;
  firstSeen.set(thing, seen);
  const steady = now.steady - seen.steady;
  const wall = now.wall - seen.wall;
  const sure = wall - steady <= LONGEST_SLEEP_MS;
  return { seconds: (sure ? Math.max(steady, wall) : steady) / 1_000, sure };
}
