const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Ids that look like the provider's and repeat exactly with the same seed. */
export interface Ids {
  /** 24 hexadecimal digits. */
  objectId(): string;
  /** Letters and digits after the prefix. */
  named(prefix: string, length: number): string;
}

/** A 32-bit hash of a text (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}

/** Numbers in [0, 1), the same for the same seed (a Weyl sequence through a 32-bit mixer). */
function createDice(seed: string): () => number {
  let state = hashOf(seed);
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  };
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
