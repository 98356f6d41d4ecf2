import { MARGIN_MS } from '../checkouts/keep-answer.ts';
import type { CheckoutTimes } from '../checkouts/settings.ts';
import type { Provider } from '../providers/provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';

const FIRST_LOOKUP_MS = 3_000;

/** A create whose answer was lost is mostly there: it is looked for soon. */
export function firstLookupAt(now: number): number {
  return now + FIRST_LOOKUP_MS;
}

/**
 * From when on the list must have a mandate that was made: nothing can still be on its way. Not sooner, since no document says how long the
 * provider goes on with a create whose caller has hung up; until our own call is over it may even still be sent.
 */
export function settledFrom({ sentAt, way }: MandateRecord, provider: Provider): number {
  const patienceMs =
    way === 'provider-page'
      ? provider.mandatePages?.patienceMs('open-mandate-page')
      : provider.mandates?.patienceMs('create-mandate');
  return (sentAt ?? 0) + (patienceMs ?? 0) + MARGIN_MS;
}

/** When the list is to be read again after it did not have the mandate. */
export function nextLookupAt(
  mandate: MandateRecord,
  provider: Provider,
  times: CheckoutTimes,
  now: number,
): number {
  const from = settledFrom(mandate, provider);
  return now < from ? from : now + times.lookupsApartMs;
}
