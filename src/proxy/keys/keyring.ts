import { createHash, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** What a derived key is for. One purpose never opens what another has closed. */
export type KeyPurpose =
  | 'field-encryption'
  | 'page-token'
  | 'mandate-page'
  | 'terms'
  | 'row-hash'
  | 'bank-user';

export interface DerivedKey {
  /** Stored beside whatever the key made, so that a rotation finds the right one. Tells nothing about the key. */
  readonly id: string;
  readonly key: KeyObject;
}

export interface Keyring {
  /** The key that new values are made with. */
  current(purpose: KeyPurpose): DerivedKey;
  /** The key with this id, if one of the configured secret keys still gives it. */
  byId(purpose: KeyPurpose, id: string): DerivedKey | undefined;
  /** Every key, current first, for values that carry no id. */
  all(purpose: KeyPurpose): readonly DerivedKey[];
}

/** Derives all keys from the merchant's secret keys by HKDF-SHA-256. The first secret key is the current one, the others are rotating out. */
export function createKeyring(secretKeys: readonly [string, ...string[]]): Keyring {
  const derive = (secret: string, purpose: KeyPurpose): DerivedKey => {
    const bytes = Buffer.from(hkdfSync('sha256', secret, 'directpay-widget', purpose, 32));
    return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), key: createSecretKey(bytes) };
  };
  const keys = new Map<KeyPurpose, readonly DerivedKey[]>();
  const all = (purpose: KeyPurpose): readonly DerivedKey[] => {
    let derived = keys.get(purpose);
    if (!derived) {
      derived = secretKeys.map((secret) => derive(secret, purpose));
      keys.set(purpose, derived);
    }
    return derived;
  };
  return {
    all,
    current: (purpose) => all(purpose)[0] as DerivedKey,
    byId: (purpose, id) => all(purpose).find((key) => key.id === id),
  };
}
