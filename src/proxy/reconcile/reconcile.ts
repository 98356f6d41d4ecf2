import type { Break } from '../../contract/breaks.ts';
import type { Provider } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';
import type { BreakBook } from './break-book.ts';
import { compare } from './compare.ts';
import { readList } from './read-list.ts';
import { recordedOf } from './recorded-of.ts';

const DAY_MS = 86_400_000;
/** Read beyond the last day: what was begun shortly before midnight is in the provider's book a little later. */
const LATER_MS = DAY_MS;

export interface Reconciled {
  readonly ours: number;
  readonly theirs: number;
  /** There is more at the provider than could be read: nothing is said of what is missing there. */
  readonly isCut: boolean;
  /** Open after this run, those of earlier runs among them. */
  readonly open: readonly Break[];
}

/**
 * Holds the provider's list of payments against what is kept here, from `from` on and before `to` (epoch milliseconds). Charges nothing and changes no checkout: what
 * differs is written down, and the provider is asked about it as it would be after a webhook.
 */
export async function reconcile(options: {
  store: Pick<Store, 'recordedPayments' | 'ringReference'>;
  provider: Provider;
  book: BreakBook;
  from: number;
  to: number;
}): Promise<Reconciled> {
  const { store, provider, book, from, to } = options;
  const { mode, name } = provider;
  const begun = await store.recordedPayments({ mode, provider: name, from, to, references: [] });
  const ours = new Map(begun.map((one) => [one.reference, one]));
  const booked = begun.filter(({ outcome, at }) => outcome === 'paid' && at >= from && at < to);
  const until = booked.reduce((latest, { bookedBy = 0 }) => Math.max(latest, bookedBy), to + LATER_MS);
  const { payments: theirs, isCut } = await readList(provider, from - DAY_MS, until + DAY_MS);
  const references = theirs.map(({ reference }) => reference).filter((reference) => !ours.has(reference));
  for (const one of await recordedOf(store, provider, references)) ours.set(one.reference, one);
  const found = compare({ ours: [...ours.values()], theirs, isCut, mode, from, to });
  for (const { kind, reference, debitId } of found) {
    const maySettle = kind === 'status' || (kind === 'refund' && debitId === undefined);
    if (maySettle) await store.ringReference(reference);
  }
  const isWithin = (at: number): boolean => !isCut && at >= from && at < to;
  const within = [...ours.values()].filter(({ at }) => isWithin(at));
  const covered = new Set([...within, ...theirs].map(({ reference }) => reference));
  const open = await book.record(
    found,
    ({ reference, begunAt, foundAt }) => covered.has(reference) || isWithin(begunAt ?? foundAt),
  );
  return { ours: ours.size, theirs: theirs.length, isCut, open };
}
