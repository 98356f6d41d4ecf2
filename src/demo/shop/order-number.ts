import { randomInt } from 'node:crypto';

/** A number that nobody has yet. */
export function newNumber(prefix: string, isTaken: (number: string) => boolean): string {
  for (;;) {
    const number = `${prefix}-${randomInt(100_000, 1_000_000)}`;
    if (!isTaken(number)) return number;
  }
}
