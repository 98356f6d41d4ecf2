import { InterleavedMandate } from '../faults/interleaved-mandate.ts';
import { judgeMandateEnd } from '../faults/interleaved-mandate-end.ts';
import { InterleavedMandatePage } from '../faults/interleaved-mandate-page.ts';
import { InterleavedPage } from '../faults/interleaved-page.ts';
import { InterleavedPayment } from '../faults/interleaved-payment.ts';
import { InterleavedRefund } from '../faults/interleaved-refund.ts';
import type { Behind, InterleavedRun } from '../faults/interleaved-run.ts';
import type { RunDatabase } from '../faults/run-database.ts';
import { judgeBooks, readBooks } from './judge-books.ts';

/** How the run of one seed went. */
export interface SeedResult {
  readonly seed: number;
  /** Which invariants it broke, in words. */
  readonly wrong: readonly string[];
  /** Of everything that happened: the same seed has the same. */
  readonly hash: string;
  readonly seen: ReadonlySet<string>;
}

interface SimulatedKind {
  readonly actions: number;
  /** A run of this seed, and how its end is judged. */
  make(seed: number, database: RunDatabase): { run: InterleavedRun<Behind>; judgeEnd(): Promise<void> };
}

export const kinds = {
  payment: {
    actions: 48,
    make(seed, database) {
      const run = new InterleavedPayment(seed, database);
      return { run, judgeEnd: () => run.judgeEnd() };
    },
  },
  page: {
    actions: 40,
    make(seed, database) {
      const run = new InterleavedPage(seed, database);
      return { run, judgeEnd: () => run.judgeEnd() };
    },
  },
  refund: {
    actions: 24,
    make(seed, database) {
      const run = new InterleavedRefund(seed, database);
      return { run, judgeEnd: () => run.judgeEnd() };
    },
  },
  mandate: {
    actions: 80,
    make(seed, database) {
      const run = new InterleavedMandate(seed, database);
      return { run, judgeEnd: () => judgeMandateEnd(run) };
    },
  },
  'mandate-page': {
    actions: 80,
    make(seed, database) {
      const run = new InterleavedMandatePage(seed, database);
      return { run, judgeEnd: () => judgeMandateEnd(run) };
    },
  },
} as const satisfies Record<string, SimulatedKind>;

export type KindName = keyof typeof kinds;

/** One checkout from its order until everything has come to rest, with every fault and turn drawn from the seed. */
export async function runSeed(kind: KindName, seed: number, database: RunDatabase): Promise<SeedResult> {
  const { actions, make } = kinds[kind];
  const { run, judgeEnd } = make(seed, database);
  const { wrong, record } = run;
  await run.start();
  for (let action = 0; action < actions; action += 1) await run.act();
  await run.turns();
  await run.heal();
  await judgeEnd();
  wrong.push(...judgeBooks(await readBooks(database.driver, run.ledger())));
  await run.findCanaries();
  for (const { type } of await run.survivor().checkouts.merchant.events(run.checkoutId)) {
    record.saw(`event ${type}`);
  }
  record.happened(wrong.join('\n'));
  return { seed, wrong, hash: record.hash(), seen: record.seen };
}
