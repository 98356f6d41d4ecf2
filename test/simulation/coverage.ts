import type { KindName, SeedResult } from './seed-run.ts';

/** In how many of a thousand seeds each of these has to come about at least: a run that meets too little of them proves nothing. */
const least: Readonly<Record<KindName, Readonly<Record<string, number>>>> = {
  payment: {
    'process killed': 300,
    'process asleep': 150,
    'statement lost': 250,
    'answer to a commit lost': 150,
    'event lease.expired': 200,
    'event fence.refused': 80,
    'event charge.sent': 250,
    'event capture.sent': 120,
    'capture unknown': 50,
    'charge unknown': 40,
    'event checkout.succeeded': 100,
    'event attempt.declined': 100,
    'event payment.mismatch': 8,
    'event payment.read_failed': 60,
    'event checkout.expired': 200,
    'event checkout.cancelled': 60,
  },
  page: {
    'process killed': 300,
    'statement lost': 250,
    'answer to a commit lost': 150,
    'event lease.expired': 70,
    'event fence.refused': 40,
    'open unknown': 60,
    'event page.opened': 500,
    'event page.returned': 400,
    'page paid': 350,
    'page paid that was left': 60,
    'event payment.under_way': 120,
    'event payment.failed': 40,
    'event payment.duplicate_debit': 2,
    'event payment.late_success': 20,
    'event charge.sent': 60,
    'event capture.sent': 25,
    'event checkout.succeeded': 300,
  },
  refund: {
    'process killed': 200,
    'statement lost': 100,
    'answer to a commit lost': 80,
    'event refund.asked': 700,
    'event refund.done': 400,
    'event refund.failed': 80,
    'refund unknown': 100,
    'event lease.expired': 40,
  },
  mandate: {
    'process killed': 400,
    'process asleep': 150,
    'statement lost': 350,
    'answer to a commit lost': 150,
    'event lease.expired': 80,
    'event fence.refused': 20,
    'event mandate.approved': 300,
    'event mandate.paused': 150,
    'event mandate.cancelled': 200,
    'event debit.reserved': 250,
    'event debit.succeeded': 150,
    'event debit.failed': 120,
    'debit unknown': 50,
    'createMandate unknown': 10,
  },
  'mandate-page': {
    'process killed': 400,
    'process asleep': 150,
    'statement lost': 350,
    'answer to a commit lost': 150,
    'event lease.expired': 150,
    'event fence.refused': 50,
    'open unknown': 25,
    'page of a mandate': 150,
    'event page.opened': 600,
    'event page.returned': 120,
    'event mandate.approved': 300,
    'event mandate.late_approval': 3,
    'event mandate.paused': 150,
    'event mandate.cancelled': 200,
    'event debit.reserved': 250,
    'event debit.succeeded': 150,
    'debit unknown': 50,
  },
};

/** Below this, chance says more than the bounds do. */
const ENOUGH = 200;

export interface Coverage {
  readonly seeds: number;
  /** In how many seeds each came about. */
  readonly counts: ReadonlyMap<string, number>;
}

export function coverageOf(results: readonly Pick<SeedResult, 'seen'>[]): Coverage {
  const counts = new Map<string, number>();
  for (const { seen } of results) for (const what of seen) counts.set(what, (counts.get(what) ?? 0) + 1);
  return { seeds: results.length, counts };
}

/** What came about too seldom, in words. Empty for a run that is valid. */
export function missingIn(kind: KindName, { seeds, counts }: Coverage): string[] {
  if (seeds < ENOUGH) return [];
  return Object.entries(least[kind]).flatMap(([what, perThousand]) => {
    const [met, needed] = [counts.get(what) ?? 0, Math.floor((perThousand * seeds) / 1_000)];
    return met < needed ? [`${what}: in ${met} of ${seeds} seeds, needed in ${needed}`] : [];
  });
}
