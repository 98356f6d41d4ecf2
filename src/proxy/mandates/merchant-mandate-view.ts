import type { Mandate } from '../../contract/mandate-api.ts';
import { mandateFacts } from '../checkouts/mandate-facts.ts';
import { given } from '../checkouts/view.ts';
import type { DebitSums, MandateRecord } from '../store/mandate-records.ts';
import type { CheckoutRecord } from '../store/records.ts';

/** The payer's own page of a mandate. It opens to whoever has the address and the last four digits of the account. */
export function payerUrlOf({ pageToken }: Pick<MandateRecord, 'pageToken'>, publicUrl: string): string {
  return `${publicUrl.replace(/\/$/, '')}/m/${pageToken.open()}`;
}

/** A mandate as the merchant's server sees it when it asks. */
export function merchantMandateView(
  mandate: MandateRecord,
  checkout: Pick<CheckoutRecord, 'description' | 'customer'>,
  sums: DebitSums,
  publicUrl: string,
): Mandate {
  return {
    ...mandateFacts(mandate, checkout, sums),
    payerUrl: payerUrlOf(mandate, publicUrl),
    ...given({ customer: checkout.customer?.open(), accountHolder: mandate.accountHolder?.open() }),
  };
}
