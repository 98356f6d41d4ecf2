import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Keyring } from '../../keys/keyring.ts';

/** How long a payer who has told the last four digits is not asked for them again, in milliseconds. */
export const MANDATE_PASS_LIFETIME_MS = 15 * 60_000;

/** What one form may do, once. */
export interface FormProof {
  readonly key: string;
  readonly proof: string;
}

/**
 * The pass of a payer to the page of one mandate, kept in a cookie. Stateless: key id, expiry and nonce, and an HMAC over them and the
 * page's own token, so that it opens no other page and none whose link was made anew. Forms carry a proof that is made from the pass, for
 * one action and one idempotency key.
 */
export interface MandatePasses {
  mint(token: string): string;
  isValid(token: string, pass: string): boolean;
  proofOf(pass: string, action: string): FormProof;
  isProven(pass: string, action: string, form: FormProof): boolean;
}

const shape = /^([0-9a-f]{8})\.(\d{13})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{43})$/;

export function createMandatePasses(
  keyring: Keyring,
  clock: Clock,
  random: (size: number) => Buffer = randomBytes,
): MandatePasses {
  const sign = (keyId: string, parts: readonly string[]): string => {
    const derived = keyring.byId('mandate-page', keyId);
    return derived ? createHmac('sha256', derived.key).update(parts.join('\n')).digest('base64url') : '';
  };
  const signPass = (keyId: string, expiry: string, nonce: string, token: string): string =>
    sign(keyId, ['pass', expiry, nonce, token]);
  const signForm = (pass: string, action: string, key: string): string =>
    sign(pass.slice(0, 8), ['form', pass, action, key]);
  return {
    mint(token) {
      const { id } = keyring.current('mandate-page');
      const expiry = String(clock.now() + MANDATE_PASS_LIFETIME_MS);
      const nonce = random(12).toString('base64url');
      return `${id}.${expiry}.${nonce}.${signPass(id, expiry, nonce, token)}`;
    },
    isValid(token, pass) {
      const [, keyId = '', expiry = '', nonce = '', signature = ''] = shape.exec(pass) ?? [];
      return areEqual(signature, signPass(keyId, expiry, nonce, token)) && clock.now() < Number(expiry);
    },
    proofOf(pass, action) {
      const key = random(18).toString('base64url');
      return { key, proof: signForm(pass, action, key) };
    },
    isProven: (pass, action, { key, proof }) => areEqual(proof, signForm(pass, action, key)),
  };
}

/** As texts, so that no other writing of the same bytes passes. Empty equals nothing. */
function areEqual(given: string, made: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(made)) && made !== '';
}
