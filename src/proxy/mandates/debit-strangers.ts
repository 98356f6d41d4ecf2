import type { Draft } from '../checkouts/draft.ts';
import type { ProviderDebit } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { Store } from '../store/store.ts';

/** No more of one mandate are written down at a time: the alarm is the same for a hundred and for a thousand. */
const MOST = 100;
const LONGEST_REFERENCE = 64;

/**
 * Debits of a mandate that nobody ordered here and that were not written down yet: made at the provider by its own page, by another
 * program with the same key, or by mistake. They are not taken for ours.
 */
export async function findStrangers(
  store: Store,
  { id, checkoutId }: Pick<MandateRecord, 'id' | 'checkoutId'>,
  listed: readonly ProviderDebit[],
): Promise<readonly ProviderDebit[]> {
  const made = listed.filter(({ status }) => status !== 'failed');
  const ours = await store.ownDebitReferences(
    id,
    made.map(({ reference }) => reference),
  );
  const others = made.filter(({ reference }) => !ours.has(reference));
  if (others.length === 0) return [];
  const events = (await store.events(checkoutId)) ?? [];
  const noted = new Set(
    events.filter(({ type }) => type === 'debit.not_ours').map(({ data }) => data['reference']),
  );
  return others.filter(({ reference }) => !noted.has(named(reference))).slice(0, MOST);
}

/** Writes each down and raises it, once. */
export function noteStrangers(draft: Draft, mandate: string, strangers: readonly ProviderDebit[]): void {
  for (const { reference, amountMinor, status } of strangers) {
    draft.record('debit.not_ours', {
      mandate,
      reference: named(reference),
      status,
      ...(amountMinor !== undefined && { amountMinor }),
    });
    draft.alarm('debit_not_ours', { checkout: draft.checkout.id, status });
  }
}

const named = (reference: string): string => reference.slice(0, LONGEST_REFERENCE);
