import type { Clock } from '../clock.ts';
import type { ProviderMandate } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { SweptMandate } from '../store/mandate-store.ts';
import { applyTold } from './apply-told.ts';
import { isOver } from './end-mandate.ts';
import { isPassed, readList } from './list-reader.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { changesAnything } from './settle-mandate.ts';
import { createStrangerSearch } from './stranger-search.ts';
import { tryById } from './try-of.ts';

/** What ended here longer ago is not looked for in the list any more: it was cancelled there, or never came to be. */
const LATE_TRUTHS_MS = 72 * 3_600_000;

type Known = Omit<SweptMandate, 'providerId' | 'totalCapMinor' | 'fixed'>;

/**
 * Holds what we know against the provider's list. `waiting`: newest first, as far as the oldest one that waits. `all`: the whole list,
 * with what is ready or paused, what ended of late (an approval may come after it), and the debits that are listed of the former.
 * Only what differs is locked and changed.
 */
export interface Sweep {
  waiting(): Promise<void>;
  all(): Promise<void>;
}

export function createSweep(tools: MandateTools, clock: Clock): Sweep {
  const { store, change, provider, times } = tools;
  const searchStrangers = createStrangerSearch(tools, clock);

  /** Answers what may still be taken of each, by the mandate's reference, as far as it was told. */
  async function sweep(
    known: ReadonlyMap<string, Known>,
    oldest: number,
  ): Promise<ReadonlyMap<string, number>> {
    const balances = new Map<string, number>();
    await readList(mandateCalls(tools), async (page) => {
      for (const told of page) {
        const mandate = known.get(told.reference);
        if (mandate && told.balanceMinor !== undefined) balances.set(mandate.reference, told.balanceMinor);
        if (mandate && (changesAnything(mandate, told) || tellsUntold(mandate, told)))
          await settle(mandate, told);
      }
      return !isPassed(page, oldest);
    });
    return balances;
  }

  async function waitingOnes(): Promise<readonly Known[]> {
    const all = await store.waitingMandates(provider.mode, provider.name);
    return all
      .filter(({ state }) => state !== 'starting')
      .map((mandate) => ({ ...mandate, pausedBy: undefined, alsoPausedBy: [], owed: undefined }));
  }

  /** The list may be older than what was done since: what speaks against an approval is read by itself. */
  async function settle({ id, checkoutId }: Known, told: ProviderMandate): Promise<void> {
    await change(checkoutId, async (draft, tx) => {
      const mandate = tryById(draft, id);
      if (speaksAgainst(mandate, told)) mandate.nextAt = draft.now;
      else await applyTold(tools, draft, tx, mandate, told, 'list-mandates');
    });
  }

  return {
    async waiting() {
      const waiting = await waitingOnes();
      const oldest = waiting.at(-1);
      if (!oldest) return;
      await sweep(byReference(waiting), oldest.createdAt - times.clockToleranceMs);
    },
    async all() {
      const endedSince = clock.now() - LATE_TRUTHS_MS;
      const others = await store.sweptMandates(provider.mode, provider.name, endedSince);
      const known = byReference([...(await waitingOnes()), ...others]);
      if (known.size === 0) return;
      const balances = await sweep(known, 0);
      const setUp = others.filter((mandate) => !isOver(mandate));
      await searchStrangers(
        setUp.map((mandate) => ({ mandate, balanceMinor: balances.get(mandate.reference) })),
      );
    },
  };
}

function byReference(all: readonly Known[]): ReadonlyMap<string, Known> {
  return new Map(all.map((one) => [one.reference, one]));
}

/**
 * The account of one by the provider's page. While it waits, its payer has done there what they went for; it may be ready and still not be told. Its bank
 * is kept once it has agreed.
 */
function tellsUntold({ state, isBankTold, isAccountTold }: Known, told: ProviderMandate): boolean {
  const isNews =
    (!isBankTold && told.bank !== undefined && state !== 'awaiting_transfer') ||
    (!isAccountTold && told.accountNumber !== undefined);
  return isNews && !isOver({ state });
}

function speaksAgainst(mandate: MandateRecord, { status }: ProviderMandate): boolean {
  return (
    mandate.approvedAt !== undefined && !isOver(mandate) && (status === 'suspended' || status === 'rejected')
  );
}
