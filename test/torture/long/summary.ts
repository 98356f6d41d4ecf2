import type { Invariant } from '../checker/violation.ts';
import type { Plan } from '../plan.ts';
import type { Ran } from '../run.ts';
import { countOf } from '../unsettled.ts';

/** What is kept of one run among many. */
export interface Summary {
  readonly seed: number;
  readonly profile: Plan['profile'];
  readonly checkouts: number;
  readonly kills: number;
  readonly wakeUps: number;
  /** How often each fault has fired, as `place fault`. */
  readonly faults: Readonly<Record<string, number>>;
  /** How often a process was killed while somebody stood at each step. */
  readonly killsAt: Readonly<Record<string, number>>;
  /** Shares, 0 to 1. */
  readonly touched: number;
  readonly unknownAtCapture: number;
  /** How much was still open when time was up. */
  readonly unsettled: number;
  /** How often each rule was broken; empty where all hold. */
  readonly broken: Readonly<Partial<Record<Invariant, number>>>;
  readonly seconds: number;
}

export function summaryOf(plan: Plan, { coverage, violations, unsettled, seconds }: Ran): Summary {
  const broken: Partial<Record<Invariant, number>> = {};
  for (const { invariant } of violations) broken[invariant] = (broken[invariant] ?? 0) + 1;
  return {
    seed: plan.seed,
    profile: plan.profile,
    checkouts: plan.checkouts,
    kills: coverage.kills,
    wakeUps: coverage.wakeUps,
    faults: Object.fromEntries(coverage.faults),
    killsAt: Object.fromEntries(coverage.killsAt),
    touched: coverage.touched,
    unknownAtCapture: coverage.unknownAtCapture,
    unsettled: countOf(unsettled),
    broken,
    seconds: Math.round(Object.values(seconds).reduce((sum, count) => sum + count, 0)),
  };
}
