import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Keyring } from '../keys/keyring.ts';

/** A keyed hash of everything a merchant fixes, as `keyId:hex`: tells equal terms from others and reveals neither. */
export function hashTerms(terms: object, keyring: Keyring): string {
  const key = keyring.current('terms');
  return `${key.id}:${hmac(terms, key.key)}`;
}

/** Whether `hash` was made of the same terms. False where the key it was made with is no longer configured. */
export function sameTerms(terms: object, hash: string, keyring: Keyring): boolean {
  const [keyId = '', kept = ''] = hash.split(':');
  const key = keyring.byId('terms', keyId);
  if (!key) return false;
  return timingSafeEqual(Buffer.from(hmac(terms, key.key), 'hex'), Buffer.from(kept, 'hex'));
}

function hmac(terms: object, key: KeyObject): string {
  return createHmac('sha256', key).update(canonical(terms)).digest('hex');
}

/** The same text for the same value, whatever the order of its keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => `${JSON.stringify(name)}:${canonical(entry)}`);
  return `{${entries.join(',')}}`;
}
