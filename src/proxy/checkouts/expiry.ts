import type { Draft } from './draft.ts';
import { expireCheckout } from './ending.ts';
import type { KindRules } from './kind.ts';

/** Ends a checkout whose time is over; never while money may have moved or a call is under way. */
export function expireIfDue(draft: Draft, kind: Pick<KindRules, 'expiresAt' | 'endSetup'>): boolean {
  const { checkout, now } = draft;
  if (checkout.status !== 'open' || checkout.lease || now < kind.expiresAt(draft)) return false;
  kind.endSetup(draft, 'time');
  expireCheckout(draft);
  return true;
}
