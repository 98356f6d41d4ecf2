import type { Provider } from '../providers/provider.ts';
import type { CheckoutRecord } from '../store/records.ts';

/**
 * Whether a checkout belongs to this provider and the mode of its key. After keys were changed, the ones that were made with the other
 * mode rest: no payer opens them, and nothing is sent or asked for them.
 */
export type IsServed = (checkout: CheckoutRecord) => boolean;

export function servedBy({ name, mode }: Provider): IsServed {
  return (checkout) => checkout.provider === name && checkout.mode === mode;
}
