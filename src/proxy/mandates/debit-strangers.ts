import type { Draft } from '../checkouts/draft.ts';
import type { ProviderDebit } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { Store } from '../store/store.ts';

const ENOUGH = 1_000;
const LONGEST_REFERENCE = 64;

/**
 * Debits of a mandate that nobody ordered here and that were not written down yet: made at the provider by its own page, by another
 * program with the same key, or by mistake. They are not taken for ours.
 */
export async function findStrangers(
  store: Store,
  mandate: Pick<MandateRecord, 'id' | 'checkoutId'>,
  listed: readonly ProviderDebit[],
): Promise<readonly ProviderDebit[]> {
  const ours = await store.listDebits({ mandateId: mandate.id, limit: ENOUGH });
  const events = (await store.events(mandate.checkoutId)) ?? [];
  const known = new Set([
    ...ours.map(({ reference }) => reference),
    ...events.filter(({ type }) => type === 'debit.not_ours').map(({ data }) => data['reference']),
  ]);
  return listed.filter(({ reference, status }) => !known.has(named(reference)) && status !== 'failed');
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
