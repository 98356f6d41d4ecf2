import type { Draft } from '../checkouts/draft.ts';
import type { IsServed } from '../checkouts/served.ts';
import { createUnderWay } from '../checkouts/under-way.ts';
import type { Watched } from '../checkouts/watch.ts';
import { createWatchedReads } from '../checkouts/watched-reads.ts';
import type { Clock } from '../clock.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { isOver, owe } from './end-mandate.ts';
import { createLostCreates } from './lost-create.ts';
import type { MandateTools } from './mandate-tools.ts';
import { createOwedWork } from './owed-work.ts';
import { createReadMandate } from './read-mandate.ts';
import type { MandateWork } from './service.ts';
import { createSweep } from './sweep.ts';
import { awaitedTry, tryById } from './try-of.ts';

const BATCH = 20;
const CLAIM_MS = 15_000;
/** How often this process asks whether it is its turn to sweep. */
const ASK_TURN_MS = 5_000;

/**
 * What goes on with mandates without anybody asking: what is owed to the provider, creates whose answer was lost, readings that are due or watched
 * for, sweeps of the list.
 */
export function createSetupWork(options: {
  tools: MandateTools;
  clock: Clock;
  isServed: IsServed;
  watched: Watched;
}): MandateWork {
  const { tools, clock, isServed, watched } = options;
  const { store, provider, times } = tools;
  const lookForLost = createLostCreates(tools, clock);
  const doOwed = createOwedWork(tools);
  const read = createReadMandate(tools);
  const readWatched = createWatchedReads({
    clock,
    everyMs: times.watchedReadMs,
    watched: () => watched('mandate'),
    async readOne(checkoutId) {
      const rows = await store.read(checkoutId);
      const mandate = rows && awaitedTry(rows);
      if (mandate) await read.watched(mandate);
    },
  });
  const sweep = createSweep(tools, clock);
  const underWay = createUnderWay();
  const rungMeanwhile = new Set<string>();
  let turnAskedAt = Number.NEGATIVE_INFINITY;

  async function workOn({ id, checkoutId }: { id: string; checkoutId: string }): Promise<void> {
    const rows = await store.read(checkoutId);
    const mandate = rows?.mandates.find((one) => one.id === id);
    if (!rows || !mandate || !isServed(rows.checkout)) return;
    const isThere = mandate.providerId !== undefined;
    if (mandate.owed === 'delete-customer' || (isThere && mandate.owed)) await doOwed(rows, mandate);
    else if (isThere) await read.due(mandate);
    else if (mandate.state === 'starting' || mandate.owed) await lookForLost(mandate);
    else await tools.change(checkoutId, (draft) => lookOrRest(draft, tryById(draft, id)));
  }

  /** What becomes due again while it is worked on was rung meanwhile: what is under way may have been told before that. */
  function carryOnDue(due: { id: string; checkoutId: string }): void {
    if (underWay.has(due.id)) {
      rungMeanwhile.add(due.id);
      return;
    }
    underWay.carryOn(due.id, async () => {
      do await workOn(due);
      while (rungMeanwhile.delete(due.id));
    });
  }

  async function sweepInTurn(): Promise<void> {
    const name = `${provider.name}:${provider.mode}`;
    if (await store.takeTurn(`mandates-all:${name}`, times.fullSweepMs)) await sweep.all();
    if (await store.takeTurn(`mandates:${name}`, times.sweepMs)) await sweep.waiting();
  }

  return {
    async tick() {
      if (!provider.mandates) return 0;
      underWay.carryOn('watched', readWatched);
      if (clock.monotonic() - turnAskedAt >= ASK_TURN_MS) {
        turnAskedAt = clock.monotonic();
        underWay.carryOn('sweep', sweepInTurn);
      }
      const due = await store.claimDueMandates(BATCH, CLAIM_MS);
      for (const one of due) carryOnDue(one);
      return due.length;
    },
    idle: underWay.idle,
  };
}

/**
 * The provider speaks of one that was taken for not made: it is looked for once more, and cancelled there. What another process has begun since it was read
 * goes on in its own time.
 */
function lookOrRest(draft: Draft, mandate: MandateRecord): void {
  if (mandate.state === 'starting' || mandate.owed !== undefined) return;
  if (isOver(mandate) && mandate.sentAt !== undefined) owe(draft, mandate);
  else mandate.nextAt = undefined;
}
