import { abandonAttempt, type Draft } from './draft.ts';

/** Ends the checkout unpaid. Not to be called while money may have moved. */
export function cancelCheckout(draft: Draft, by: 'payer' | 'merchant'): void {
  abandonAttempt(draft);
  draft.checkout.status = 'cancelled';
  draft.checkout.step = 'cancelled';
  draft.record('checkout.cancelled', { by });
  draft.notify('checkout.cancelled');
}

/** Ends the checkout because its time is over. Not to be called while money may have moved. */
export function expireCheckout(draft: Draft): void {
  abandonAttempt(draft);
  draft.checkout.status = 'expired';
  draft.checkout.step = 'expired';
  draft.record('checkout.expired');
  draft.notify('checkout.expired');
}
