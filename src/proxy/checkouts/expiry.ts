import type { Draft } from './draft.ts';
import { expireCheckout } from './ending.ts';

/** Ends a checkout whose time is over; never while money may have moved or a call is under way. */
export function expireIfDue(draft: Draft): boolean {
  const { checkout, now } = draft;
  if (checkout.status !== 'open' || checkout.lease || now < checkout.expiresAt) return false;
  expireCheckout(draft);
  return true;
}
