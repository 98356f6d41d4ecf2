import type { ProviderDebitOrder } from '../mandate-provider.ts';
import type { WireSplit } from './mandate-wire.ts';

/** How a payment or a debit is divided, in Mono's words. A fixed value and `max` are kobo. */
export function toWireSplit({
  type,
  feeBearer,
  distribution,
}: NonNullable<ProviderDebitOrder['split']>): WireSplit {
  const shares = distribution.map(({ account, value, maxMinor }) => ({
    account,
    value,
    ...(maxMinor === undefined ? {} : { max: maxMinor }),
  }));
  return { type, fee_bearer: feeBearer, distribution: shares };
}
