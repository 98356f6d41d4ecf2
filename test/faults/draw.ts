/** Chance from one seed: the same seed draws the same. */
export interface Draw {
  /** From 0 up to, but not, 1. */
  next(): number;
  chance(odds: number): boolean;
  upTo(most: number): number;
  pick<T>(from: readonly T[]): T;
}

export function drawFrom(seed: number): Draw {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    chance: (odds) => next() < odds,
    upTo: (most) => Math.floor(next() * (most + 1)),
    pick<T>(from: readonly T[]): T {
      const picked = from[Math.floor(next() * from.length)];
      if (picked === undefined) throw new Error('Nothing to pick from');
      return picked;
    },
  };
}
