/** How often somebody may guess the last four digits of an account before they have to wait. */
export const TRIES_PER_HOUR = 5;

const HOUR_MS = 3_600_000;
/** Beyond this many links with wrong tries, those whose hour is over are forgotten. */
const MANY = 10_000;

/** Wrong tries by link, of the last hour, counted in each process. */
export interface DigitTries {
  /** Seconds until the next try is let through; undefined where one is free. Takes it: a right one gives it back by `forgive`. */
  take(token: string): number | undefined;
  forgive(token: string): void;
}

export function createDigitTries(monotonic: () => number): DigitTries {
  const tries = new Map<string, number[]>();
  const recent = (times: readonly number[]): number[] => times.filter((time) => monotonic() - time < HOUR_MS);
  return {
    take(token) {
      const times = recent(tries.get(token) ?? []);
      const [first = 0] = times;
      if (times.length >= TRIES_PER_HOUR) return Math.ceil((first + HOUR_MS - monotonic()) / 1000);
      tries.set(token, [...times, monotonic()]);
      if (tries.size > MANY)
        for (const [other, old] of tries) if (recent(old).length === 0) tries.delete(other);
      return undefined;
    },
    forgive(token) {
      const left = (tries.get(token) ?? []).slice(0, -1);
      if (left.length > 0) tries.set(token, left);
      else tries.delete(token);
    },
  };
}
