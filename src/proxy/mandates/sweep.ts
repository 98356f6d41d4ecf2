import type { Change } from '../checkouts/change.ts';
import type { ProviderMandate } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { WaitingMandate } from '../store/mandate-store.ts';
import type { Store } from '../store/store.ts';
import { applyTold } from './apply-told.ts';
import { isPassed, readList } from './list-reader.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { changesAnything } from './settle-mandate.ts';
import { tryById } from './try-of.ts';

/** Rows of mandates that are set up, read at a time by the full sweep. */
const ROWS = 500;

interface Known {
  readonly id: string;
  readonly checkoutId: string;
  differs(told: ProviderMandate): boolean;
}

/**
 * Holds what we know against the provider's list. `waiting`: newest first, as far as the oldest one that waits. `all`: the whole list,
 * with what is ready or paused. Only what differs is locked and changed.
 */
export interface Sweep {
  waiting(): Promise<void>;
  all(): Promise<void>;
}

export function createSweep(tools: MandateTools): Sweep {
  const { store, change, provider, times } = tools;

  async function sweep(known: ReadonlyMap<string, Known>, oldest: number): Promise<void> {
    await readList(mandateCalls(tools), async (page) => {
      for (const told of page) {
        const mandate = known.get(told.reference);
        if (mandate?.differs(told)) await settle(change, mandate, told);
      }
      return !isPassed(page, oldest);
    });
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
      const known = byReference([...waiting, ...(await setUpOnes(store, tools))]);
      if (known.size > 0) await sweep(known, 0);
    },
  };
}

async function settle(change: Change, { id, checkoutId }: Known, told: ProviderMandate): Promise<void> {
  await change(checkoutId, (draft, tx) => applyTold(draft, tx, tryById(draft, id), told, 'list-mandates'));
}

function byReference(all: readonly (Known & { readonly reference: string })[]): ReadonlyMap<string, Known> {
  return new Map(all.map((one) => [one.reference, one]));
}

function knownOf({ id, checkoutId, reference, state }: WaitingMandate): Known & { reference: string } {
  const isNews = (told: ProviderMandate): boolean => {
    if (told.status === 'waiting' || told.status === 'unknown') return false;
    return state === 'awaiting_transfer' || told.status !== 'approved' || told.readyToDebit;
  };
  return { id, checkoutId, reference, differs: isNews };
}

async function setUpOnes(
  store: Store,
  { provider }: MandateTools,
): Promise<(Known & { reference: string })[]> {
  const found: (Known & { reference: string })[] = [];
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
      for (const mandate of rows) {
        const { id, checkoutId, reference } = mandate;
        found.push({ id, checkoutId, reference, differs: (told) => changesAnything(mandate, told) });
      }
      const last = rows.at(-1);
      if (!last || rows.length < ROWS) break;
      before = { at: last.createdAt, id: last.id };
    }
  }
  return found;
}
