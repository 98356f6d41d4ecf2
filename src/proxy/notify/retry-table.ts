const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits between tries, as the Standard Webhooks specification proposes: ten tries over about 76 hours. */
const waitsMs = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
] as const;

/** How much a wait is stretched at most, so that what failed together does not come back together. */
const JITTER = 0.1;

/** The first try and one after each wait. */
export const MAX_TRIES = waitsMs.length + 1;

/**
 * How long to wait after the `tries`th try has failed, in milliseconds; undefined where the table ends. `random` is between
 * 0 and 1.
 */
export function waitAfter(tries: number, random: number): number | undefined {
  const wait = waitsMs[tries - 1];
  return wait === undefined ? undefined : Math.round(wait * (1 + JITTER * random));
}

/** The longest wait of the table, for what is never given up. */
export const LAST_WAIT_MS = 24 * hour;
