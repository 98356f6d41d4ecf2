import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { ProblemError } from '../../contract/problem.ts';
import type { Clock } from '../clock.ts';
import type { Keyring } from '../keys/keyring.ts';

/** How long a page token opens the session API after it was given out, in milliseconds. */
export const PAGE_TOKEN_LIFETIME_MS = 15 * 60_000;

export interface PageTokens {
  /** A token for one checkout. `expiresAt` is ISO 8601. */
  mint(checkoutId: string): { pageToken: string; expiresAt: string };
  /** The checkout that a token opens. Throws `unauthenticated` for anything not made here, `token_expired` after its time. */
  open(token: string): string;
}

const shape = /^([0-9a-f]{8})\.([A-Za-z0-9_-]{16,300})\.([A-Za-z0-9_-]{43})$/;
const content = /^(\d+):[^:]+:(.+)$/;

/** Stateless tokens: key id, then expiry, nonce and checkout id, then an HMAC over both. Nothing about them is stored. */
export function createPageTokens(
  keyring: Keyring,
  clock: Clock,
  random: (size: number) => Buffer = randomBytes,
): PageTokens {
  const sign = (key: KeyObject, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return {
    mint(checkoutId) {
      const expiry = clock.now() + PAGE_TOKEN_LIFETIME_MS;
      const { id, key } = keyring.current('page-token');
      const text = `${expiry}:${random(12).toString('base64url')}:${checkoutId}`;
      const signed = `${id}.${Buffer.from(text).toString('base64url')}`;
      const pageToken = `${signed}.${sign(key, signed).toString('base64url')}`;
      return { pageToken, expiresAt: new Date(expiry).toISOString() };
    },
    open(token) {
      const parts = shape.exec(token);
      const derived = keyring.byId('page-token', parts?.[1] ?? '');
      if (!parts || !derived) throw new ProblemError('unauthenticated');
      const given = Buffer.from(parts[3] as string, 'base64url');
      const made = sign(derived.key, `${parts[1]}.${parts[2]}`);
      // A last character that decodes to the same bytes is another token, and not one of ours.
      const altered = given.toString('base64url') !== parts[3];
      if (given.length !== made.length || !timingSafeEqual(given, made) || altered) {
        throw new ProblemError('unauthenticated');
      }
      const read = content.exec(Buffer.from(parts[2] as string, 'base64url').toString());
      if (!read) throw new ProblemError('unauthenticated');
      if (clock.now() >= Number(read[1])) throw new ProblemError('token_expired');
      return read[2] as string;
    },
  };
}
