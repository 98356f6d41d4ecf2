import type { Checkout, MandateCheckout } from '../../src/contract/merchant-api.ts';

/** The checkout of a test about mandates. */
export function mandateOf(checkout: Checkout): MandateCheckout {
  if (checkout.kind !== 'mandate') throw new Error(`${checkout.id} is no mandate`);
  return checkout;
}
