import { createHash } from 'node:crypto';

export type Random = (size: number) => Uint8Array;

/** Without letters and digits that are read for one another. */
const SPOKEN = '23456789ABCDEFGHJKMNPQRTUVWXYZ';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** `length` characters of `alphabet`, each equally likely. */
function text(random: Random, alphabet: string, length: number): string {
  const limit = 256 - (256 % alphabet.length);
  let made = '';
  while (made.length < length) {
    for (const byte of random(length)) {
      if (byte < limit && made.length < length) made += alphabet[byte % alphabet.length];
    }
  }
  return made;
}

export const newCheckoutId = (random: Random): string => `co_${text(random, LOWER, 24)}`;
export const newAttemptId = (random: Random): string => `at_${text(random, LOWER, 24)}`;
export const newBreakId = (random: Random): string => `br_${text(random, LOWER, 24)}`;
export const newDebitId = (random: Random): string => `db_${text(random, LOWER, 24)}`;
/** Of one try to link an account, and of the account that is linked by it. */
export const newLinkId = (random: Random): string => `la_${text(random, LOWER, 24)}`;
export const newMandateId = (random: Random): string => `md_${text(random, LOWER, 24)}`;
export const newNotificationId = (random: Random): string => `ev_${text(random, LOWER, 24)}`;
export const newWebhookId = (random: Random): string => `wh_${text(random, LOWER, 24)}`;

/** What a payer reads to a support person: `7K2-Q9D`. Unique, and opens nothing. */
export function newSupportCode(random: Random): string {
  const code = text(random, SPOKEN, 6);
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}

/** A support code as it is stored, however somebody spells it: only S is taken for the 5 it looks like. Null for what is none. */
export function readSupportCode(spelled: string): string | null {
  const code = spelled.toUpperCase().replace(/[\s-]/g, '').replaceAll('S', '5');
  return code.length === 6 ? `${code.slice(0, 3)}-${code.slice(3)}` : null;
}

/** What the provider knows a payment by: 20 characters A–Z 0–9, never derived from the merchant's reference. */
export const newProviderReference = (random: Random): string => text(random, UPPER, 20);

/** Opens the page of one checkout: 192 random bits. */
export const newClientToken = (random: Random): string => Buffer.from(random(24)).toString('base64url');

/** Opens the payer's own page of one mandate: 192 random bits. */
export const newMandateToken = (random: Random): string => newClientToken(random);

/** How a token or page key is looked up: 192 or more random bits need no salt. */
export const digest = (value: string): string => createHash('sha256').update(value).digest('hex');
