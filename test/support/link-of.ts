import type { Checkout, LinkCheckout } from '../../src/contract/merchant-api.ts';

/** The checkout of a test about linking. */
export function linkOf(checkout: Checkout): LinkCheckout {
  if (checkout.kind !== 'link') throw new Error(`${checkout.id} links no account`);
  return checkout;
}
