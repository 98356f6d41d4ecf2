import type { Draft } from '../checkouts/draft.ts';
import { digest } from '../checkouts/ids.ts';
import { given, iso } from '../checkouts/view.ts';
import type { ProviderDebit } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { Store } from '../store/store.ts';

/** No more of one mandate are written down at a time: the alarm is the same for a hundred and for a thousand. */
const MOST = 100;
const LONGEST_REFERENCE = 64;
const DIGEST = 16;

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
    events.filter(({ type }) => type === 'debit.not_ours').map(({ data }) => keyOf(data)),
  );
  return others.filter((told) => !noted.has(keyOf(noteOf(told)))).slice(0, MOST);
}

/** Writes each down and raises it, once. */
export function noteStrangers(draft: Draft, mandate: string, strangers: readonly ProviderDebit[]): void {
  for (const told of strangers) {
    const { status } = told;
    draft.record('debit.not_ours', { mandate, status, ...noteOf(told) });
    draft.alarm('debit_not_ours', { checkout: draft.checkout.id, status });
  }
}

/** What tells it from every other one. One without a reference is known by all else that does not change. */
function noteOf({ reference, amountMinor, createdAt, sessionId }: ProviderDebit) {
  const madeAt = createdAt === undefined ? undefined : iso(createdAt);
  const name = reference === '' ? given({ createdAt: madeAt, sessionId }) : {};
  return { reference: named(reference), ...name, ...given({ amountMinor }) };
}

function keyOf(note: Readonly<Record<string, unknown>>): string {
  const { reference, createdAt, sessionId, amountMinor } = note;
  return reference === '' ? JSON.stringify([createdAt, sessionId, amountMinor]) : String(reference);
}

/** A long one is told from others that begin alike by what it comes to as a whole. */
const named = (reference: string): string =>
  reference.length <= LONGEST_REFERENCE
    ? reference
    : `${reference.slice(0, LONGEST_REFERENCE - DIGEST - 1)}-${digest(reference).slice(0, DIGEST)}`;
