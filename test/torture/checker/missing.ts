import { percent } from '../percent.ts';

/** What a run must have met to say anything. */
export interface Expected {
  /** Every fault that may fire, as `place fault`. */
  readonly faults: readonly string[];
  /** Of each at least so many. */
  readonly ofEach: number;
  /** Of those that happen to everybody at once, as `place fault`, so many. */
  readonly events: ReadonlyMap<string, number>;
  readonly kills: number;
  /** Of processes that were frozen. */
  readonly wakeUps: number;
  /** Steps at which somebody must have stood while a process was killed. */
  readonly steps: readonly string[];
}

/** What a run, or several, have met. */
export interface Met {
  /** How often each fault has fired, as `place fault`. */
  readonly faults: ReadonlyMap<string, number>;
  /** Share of all checkouts, 0 to 1: by what was done to them. */
  readonly touched: number;
  /** Of those that were captured. */
  readonly unknownAtCapture: number;
  readonly kills: number;
  readonly wakeUps: number;
  /** How often a process was killed while at least one checkout stood at each step, as a page showed it last. */
  readonly killsAt: ReadonlyMap<string, number>;
}

const LEAST_TOUCHED = 0.3;
const LEAST_UNKNOWN = 0.05;

/** Why what was met says nothing; empty where it was enough. */
export function missingOf(met: Met, expected: Expected): readonly string[] {
  const { faults, touched, unknownAtCapture, kills, wakeUps, killsAt } = met;
  return [
    ...expected.faults
      .filter((name) => (faults.get(name) ?? 0) < expected.ofEach)
      .map((name) => `${name}: ${faults.get(name) ?? 0} of ${expected.ofEach}`),
    ...[...expected.events]
      .filter(([name, count]) => (faults.get(name) ?? 0) < count)
      .map(([name, count]) => `${name}: ${faults.get(name) ?? 0} of ${count}`),
    ...(kills < expected.kills ? [`kills: ${kills} of ${expected.kills}`] : []),
    ...(wakeUps < expected.wakeUps ? [`wake-ups: ${wakeUps} of ${expected.wakeUps}`] : []),
    ...expected.steps.filter((step) => !killsAt.has(step)).map((step) => `a kill at ${step}`),
    ...(touched < LEAST_TOUCHED
      ? [`touched by a fault: ${percent(touched)} of ${percent(LEAST_TOUCHED)}`]
      : []),
    ...(unknownAtCapture < LEAST_UNKNOWN
      ? [`unknown at capture: ${percent(unknownAtCapture)} of ${percent(LEAST_UNKNOWN)}`]
      : []),
  ];
}
