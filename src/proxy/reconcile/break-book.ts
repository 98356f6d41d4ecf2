import * as v from 'valibot';
import {
  type Break,
  type BreakList,
  type ListBreaksQuery,
  ListBreaksQuerySchema,
} from '../../contract/breaks.ts';
import { ProblemError } from '../../contract/problem.ts';
import { newBreakId, type Random } from '../checkouts/ids.ts';
import { PAGE_LIMIT, pageOf, readCursor } from '../checkouts/paging.ts';
import { given, iso } from '../checkouts/view.ts';
import type { Clock } from '../clock.ts';
import type { Provider } from '../providers/provider.ts';
import type { BreakRecord, BreakRun, BreakStore } from '../store/break-store.ts';
import type { Place } from '../store/store.ts';
import type { FoundBreak } from './compare.ts';

const AT_ONCE = 500;

/** The disagreements that runs have found. Each run keeps what it found and closes what it looked at and did not find again; nothing is ever deleted. */
export interface BreakBook {
  /** Newest first. Problems are thrown as `ProblemError`. */
  list(query: ListBreaksQuery): Promise<BreakList>;
  allOpen(): Promise<readonly Break[]>;
  /** Keeps what one run has found, each kind and reference once, and closes what `isCovered` says that it has looked at. Returns what is open now. */
  record(found: readonly FoundBreak[], isCovered: BreakRun['isCovered']): Promise<readonly Break[]>;
}

export function createBreakBook({
  store,
  provider,
  clock,
  random,
}: {
  store: BreakStore;
  provider: Pick<Provider, 'name' | 'mode'>;
  clock: Pick<Clock, 'now'>;
  random: Random;
}): BreakBook {
  const whose = { mode: provider.mode, provider: provider.name };

  async function allOpen(): Promise<readonly Break[]> {
    const open: Break[] = [];
    for (let before: Place | undefined; ; ) {
      const found = await store.listBreaks({ ...whose, isOpen: true, limit: AT_ONCE, ...given({ before }) });
      open.push(...found.map(breakView));
      const last = found.at(-1);
      if (!last || found.length < AT_ONCE) return open;
      before = placeOf(last);
    }
  }

  return {
    allOpen,

    async list(query) {
      const parsed = v.safeParse(ListBreaksQuerySchema, query);
      const before = readCursor(query.cursor, 'br_');
      if (!parsed.success) throw new ProblemError('invalid_request');
      const isOpen = parsed.output.open && parsed.output.open === 'true';
      const found = await store.listBreaks({ ...whose, limit: PAGE_LIMIT, ...given({ isOpen, before }) });
      return pageOf(found, breakView, placeOf);
    },

    async record(found, isCovered) {
      await store.recordBreaks({
        ...whose,
        at: clock.now(),
        found: found.map((one) => ({ id: newBreakId(random), ...one })),
        isCovered,
      });
      return allOpen();
    },
  };
}

const placeOf = ({ foundAt, id }: BreakRecord): Place => ({ at: foundAt, id });

function breakView({
  id,
  kind,
  reference,
  checkoutId,
  debitId,
  ours,
  theirs,
  foundAt,
  seenAt,
  closedAt,
}: BreakRecord): Break {
  return {
    id,
    kind,
    providerReference: reference,
    ...given({ checkoutId, debitId, ours, theirs }),
    foundAt: iso(foundAt),
    seenAt: iso(seenAt),
    ...(closedAt !== undefined && { closedAt: iso(closedAt) }),
  };
}
