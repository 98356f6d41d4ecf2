import { createDice } from './dice.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Ids that look like the provider's and repeat exactly with the same seed. */
export interface Ids {
  /** 24 hexadecimal digits. */
  objectId(): string;
  /** Letters and digits after the prefix. */
  named(prefix: string, length: number): string;
}

export function createIds(seed: string): Ids {
  const roll = createDice(seed);
  const draw = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[Math.floor(roll() * alphabet.length)]).join('');
  return {
    objectId: () => draw('0123456789abcdef', 24),
    named: (prefix, length) => prefix + draw(letters, length),
  };
}
