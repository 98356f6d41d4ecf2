import { broken } from '../checkouts/unanswered.ts';
import type { Clock } from '../clock.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { findStrangers, noteStrangers } from './debit-strangers.ts';
import { createImportDebits } from './import-debits.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { tryById } from './try-of.ts';

/** Lists of debits that one search reads of either kind: each is a call. */
export const LISTS_A_SEARCH = 100;

/** A mandate that is set up, and what the provider's list of mandates told that may still be taken of it. */
interface Searched {
  readonly mandate: Pick<MandateRecord, 'id' | 'checkoutId' | 'providerId' | 'totalCapMinor' | 'fixed'>;
  readonly balanceMinor: number | undefined;
}

/**
 * Looks for debits that nobody ordered here, also where none of ours is open; those of a fixed mandate are the provider's, and are taken as such. Of mandates of which more was taken than we know, and of the
 * others, so many are looked at in each search that it stays bounded; all have their turn, search by search.
 */
export function createStrangerSearch(tools: MandateTools, clock: Clock) {
  const { store, change, times } = tools;
  const importDebits = createImportDebits(tools);

  async function isShort({ mandate, balanceMinor }: Searched): Promise<boolean> {
    const { id, totalCapMinor } = mandate;
    if (balanceMinor === undefined || balanceMinor >= totalCapMinor) return false;
    const { succeededMinor, pendingMinor } = await store.debitSums(id);
    return balanceMinor < totalCapMinor - succeededMinor - pendingMinor;
  }

  /** Answers whether the provider still answers. */
  async function look(mandate: Searched['mandate']): Promise<boolean> {
    const { id, checkoutId, providerId = '' } = mandate;
    if (mandate.fixed) {
      const imported = await importDebits(mandate);
      if (imported === 'more') {
        await change(checkoutId, (draft) => {
          tryById(draft, id).nextAt = draft.now;
        });
      }
      return imported !== 'silent';
    }
    const answer = await mandateCalls(tools)
      .listDebits(providerId)
      .catch(() => broken);
    if (answer.kind !== 'ok') return answer.kind === 'refused';
    const strangers = await findStrangers(store, { id, checkoutId }, answer.value);
    if (strangers.length > 0) await change(checkoutId, (draft) => noteStrangers(draft, id, strangers));
    return true;
  }

  return async (all: readonly Searched[]): Promise<void> => {
    const short: Searched['mandate'][] = [];
    const others: Searched['mandate'][] = [];
    for (const one of all) {
      if (one.mandate.providerId !== undefined) ((await isShort(one)) ? short : others).push(one.mandate);
    }
    const turn = Math.floor(clock.now() / times.fullSweepMs);
    for (const mandate of [...inTurn(short, turn), ...inTurn(others, turn)]) {
      if (!(await look(mandate))) return;
    }
  };
}

/** Those whose turn it is, newest last, so that new ones change nobody's turn: every so many turns everybody's comes. */
export function inTurn<T>(newestFirst: readonly T[], turn: number): readonly T[] {
  const turns = Math.ceil(newestFirst.length / LISTS_A_SEARCH);
  return newestFirst.toReversed().filter((_, place) => place % turns === turn % turns);
}
