import type { Draft } from './draft.ts';

/** Ends the checkout unpaid, once what went on has been ended. Not to be called while money may have moved. */
export function cancelCheckout(draft: Draft, by: 'payer' | 'merchant'): void {
  draft.checkout.status = 'cancelled';
  draft.checkout.step = 'cancelled';
  draft.record('checkout.cancelled', { by });
  draft.notify('checkout.cancelled');
}

/** Ends the checkout because its time is over, once what went on has been ended. Not to be called while money may have moved. */
export function expireCheckout(draft: Draft): void {
  draft.checkout.status = 'expired';
  draft.checkout.step = 'expired';
  draft.record('checkout.expired');
  draft.notify('checkout.expired');
}
