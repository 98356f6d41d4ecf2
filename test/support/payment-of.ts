import type { Checkout, PaymentCheckout } from '../../src/contract/merchant-api.ts';

/** The checkout of a test about payments. */
export function paymentOf(checkout: Checkout): PaymentCheckout {
  if (checkout.kind !== 'payment') throw new Error(`${checkout.id} is no payment`);
  return checkout;
}
