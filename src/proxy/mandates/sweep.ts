import type { Change } from '../checkouts/change.ts';
import type { Clock } from '../clock.ts';
import type { ProviderMandate } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { WaitingMandate } from '../store/mandate-store.ts';
import type { Store } from '../store/store.ts';
import { applyTold } from './apply-told.ts';
import { isPassed, readList } from './list-reader.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { changesAnything } from './settle-mandate.ts';
import { createStrangerSearch } from './stranger-search.ts';
import { tryById } from './try-of.ts';

/** Rows of mandates that are set up, read at a time by the full sweep. */
const ROWS = 500;

interface Known {
  readonly id: string;
  readonly checkoutId: string;
  readonly reference: string;
  differs(told: ProviderMandate): boolean;
}

/**
 * Holds what we know against the provider's list. `waiting`: newest first, as far as the oldest one that waits. `all`: the whole list,
 * with what is ready or paused, and the debits that are listed of those. Only what differs is locked and changed.
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
        if (mandate?.differs(told)) await settle(change, mandate, told);
      }
      return !isPassed(page, oldest);
    });
    return balances;
  }

  async function waitingOnes(): Promise<readonly WaitingMandate[]> {
    const all = await store.waitingMandates(provider.mode, provider.name);
    return all.filter(({ state }) => state !== 'starting');
  }

  return {
    async waiting() {
      const waiting = await waitingOnes();
      const oldest = waiting.at(-1);
      if (!oldest) return;
      await sweep(byReference(waiting.map(knownOf)), oldest.createdAt - times.clockToleranceMs);
    },
    async all() {
      const waiting = (await waitingOnes()).map(knownOf);
      const setUp = await setUpOnes(store, tools);
      const known = byReference([...waiting, ...setUp.map(setUpKnown)]);
      if (known.size === 0) return;
      const balances = await sweep(known, 0);
      await searchStrangers(
        setUp.map((mandate) => ({ mandate, balanceMinor: balances.get(mandate.reference) })),
      );
    },
  };
}

async function settle(change: Change, { id, checkoutId }: Known, told: ProviderMandate): Promise<void> {
  await change(checkoutId, (draft, tx) => applyTold(draft, tx, tryById(draft, id), told, 'list-mandates'));
}

function byReference(all: readonly Known[]): ReadonlyMap<string, Known> {
  return new Map(all.map((one) => [one.reference, one]));
}

function knownOf({ id, checkoutId, reference, state }: WaitingMandate): Known {
  const isNews = (told: ProviderMandate): boolean => {
    if (told.status === 'waiting' || told.status === 'unknown') return false;
    return state === 'awaiting_transfer' || told.status !== 'approved' || told.readyToDebit;
  };
  return { id, checkoutId, reference, differs: isNews };
}

function setUpKnown(mandate: MandateRecord): Known {
  const { id, checkoutId, reference } = mandate;
  return { id, checkoutId, reference, differs: (told) => changesAnything(mandate, told) };
}

async function setUpOnes(store: Store, { provider }: MandateTools): Promise<readonly MandateRecord[]> {
  const found: MandateRecord[] = [];
  for (const state of ['ready', 'paused'] as const) {
    let before: { at: number; id: string } | undefined;
    for (;;) {
      const rows: readonly MandateRecord[] = await store.listMandates({
        mode: provider.mode,
        provider: provider.name,
        state,
        limit: ROWS,
        ...(before && { before }),
      });
      found.push(...rows);
      const last = rows.at(-1);
      if (!last || rows.length < ROWS) break;
      before = { at: last.createdAt, id: last.id };
    }
  }
  return found;
}
