import type { Store } from '../store/store.ts';

/** Debits, by id, that were found to have been taken and that the merchant has ended all the same: that one of them is found again is no news. */
export async function writtenOff(store: Store, checkoutId: string): Promise<ReadonlySet<unknown>> {
  const events = (await store.events(checkoutId)) ?? [];
  const ended = events.filter(({ type, data }) => type === 'debit.resolved' && data['found'] === true);
  return new Set(ended.map(({ data }) => data['debit']));
}
