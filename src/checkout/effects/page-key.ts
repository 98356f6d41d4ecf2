const STORED_AS = 'directpay.page-key';

export interface PageKey {
  readonly value: string;
  /** It was here before this opening of the page: the attempt may be ours. */
  readonly wasStored: boolean;
}

/**
 * Names this page to the server: 128 random bits, kept over a reload where the browser lets us store, else for as long as the page
 * lives. `storage` is asked for by a function, since merely looking at it throws in some browsers.
 */
export function pageKey(storage: () => Storage): PageKey {
  try {
    const stored = storage().getItem(STORED_AS);
    if (stored !== null && /^[0-9a-f]{32}$/.test(stored)) return { value: stored, wasStored: true };
  } catch {
    return { value: randomKey(), wasStored: false };
  }
  const value = randomKey();
  try {
    storage().setItem(STORED_AS, value);
  } catch {
    return { value, wasStored: false };
  }
  return { value, wasStored: false };
}

/** 128 random bits in hexadecimal digits. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
