import type { CheckoutTimes } from '../checkouts/settings.ts';
import { broken } from '../checkouts/unanswered.ts';
import type { ProviderDebit } from '../providers/mandate-provider.ts';
import type { DebitRecord, MandateRecord } from '../store/mandate-records.ts';
import { importDebit } from './debit-import.ts';
import { findStrangers } from './debit-strangers.ts';
import { isUnsettled } from './debit-times.ts';
import { mandateIn } from './mandate-command.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { writtenOff } from './written-off.ts';

/** Debits of one list that are taken in one go; what is left is read again at once. */
const MOST = 100;

type Named = Pick<MandateRecord, 'id' | 'checkoutId' | 'providerId'>;

/** `more`: some of what is news was left. `silent`: the provider does not answer. */
type Imported = 'done' | 'more' | 'silent';

/** Reads the list of debits that the provider made of a fixed mandate, and takes what is news. */
export function createImportDebits(tools: MandateTools): (mandate: Named) => Promise<Imported> {
  const { store, change, times, random } = tools;

  /**
   * Those that are not kept yet, oldest first, or cannot be kept and were not noted yet, and those that say more than is kept. The former come first: each is
   * news but once, so that there is an end to them.
   */
  async function newsOf({ id, checkoutId }: Named, listed: readonly ProviderDebit[]) {
    const kept = await store.ownDebitReferences(
      id,
      listed.map(({ reference }) => reference),
    );
    const fresh = listed.filter(({ reference }) => !kept.has(reference));
    const strange = fresh.filter((told) => !canBeKept(told));
    const noted = strange.length > 0 ? await findStrangers(store, { id, checkoutId }, strange) : [];
    const unkept = [...noted, ...inOrder(fresh.filter(canBeKept))];
    const news = [...unkept, ...(await moreOf({ id, checkoutId }, listed))];
    return { news: news.slice(0, MOST), isMore: unkept.length > MOST };
  }

  /** The list is a reading like any other: it ends what is open, and tells a success that came late. */
  async function moreOf(
    { id, checkoutId }: Pick<MandateRecord, 'id' | 'checkoutId'>,
    listed: readonly ProviderDebit[],
  ) {
    const lately = await store.listDebits({ mandateId: id, limit: MOST });
    const byReference = new Map(lately.map((debit) => [debit.reference, debit]));
    const more = listed.filter((told) => saysMore(told, byReference.get(told.reference)));
    if (more.length === 0) return [];
    const ended = await writtenOff(store, checkoutId);
    return more.filter(({ reference }) => !ended.has(byReference.get(reference)?.id));
  }

  return async (named) => {
    const answer = await mandateCalls(tools)
      .listDebits(named.providerId ?? '')
      .catch(() => broken);
    if (answer.kind !== 'ok') return answer.kind === 'refused' ? 'done' : 'silent';
    const { news, isMore } = await newsOf(named, answer.value);
    if (news.length === 0) return 'done';
    await change(named.checkoutId, async (draft, tx) => {
      const mandate = mandateIn(draft, named.id);
      const { fixed } = mandate;
      if (!fixed) return;
      for (const told of news) await importDebit({ draft, tx, mandate, fixed, times, random }, told);
    });
    return isMore ? 'more' : 'done';
  };
}

/** In how many milliseconds the list is to be read once more because of it; undefined where it need not be. */
export function readAgainIn(imported: Imported, { sweepMs }: CheckoutTimes): number | undefined {
  return { done: undefined, more: 0, silent: sweepMs }[imported];
}

const inOrder = (debits: readonly ProviderDebit[]): readonly ProviderDebit[] =>
  debits.toSorted((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0));

/** A debit whose outcome is told by a word that we do not know is kept too: it is asked about until it is known. */
const canBeKept = ({ reference, amountMinor }: ProviderDebit): boolean => reference !== '' && !!amountMinor;

function saysMore(told: ProviderDebit, debit: DebitRecord | undefined): boolean {
  if (!debit || debit.lease) return false;
  if (told.status === 'successful') return isUnsettled(debit) || debit.state === 'failed';
  if (told.status === 'processing') return isUnsettled(debit) && debit.failedReadAt !== undefined;
  return told.status === 'failed' && isUnsettled(debit) && debit.state !== 'needs_review';
}
