import { MARGIN_MS } from '../checkouts/keep-answer.ts';
import type { CheckoutTimes } from '../checkouts/settings.ts';
import type { MandateProvider } from '../providers/mandate-provider.ts';
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
export function settledFrom({ sentAt }: MandateRecord, calls: MandateProvider): number {
  return (sentAt ?? 0) + calls.patienceMs('create-mandate') + MARGIN_MS;
}

/** When the list is to be read again after it did not have the mandate. */
export function nextLookupAt(
  mandate: MandateRecord,
  calls: MandateProvider,
  times: CheckoutTimes,
  now: number,
): number {
  const from = settledFrom(mandate, calls);
  return now < from ? from : now + times.lookupsApartMs;
}
