import type { Facts } from './facts.ts';

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

export interface Coverage {
  readonly checkouts: number;
  /** How often each fault has fired, as `place fault`. */
  readonly faults: ReadonlyMap<string, number>;
  /** Shares of all checkouts, 0 to 1: by what was done to them, and by what only their own payers did, such as a double click. */
  readonly touched: number;
  readonly onlyByTheirPayers: number;
  /** Of those that were captured. */
  readonly unknownAtCapture: number;
  readonly kills: number;
  readonly wakeUps: number;
  /** How often a process was killed while at least one checkout stood at each step, as a page showed it last. */
  readonly killsAt: ReadonlyMap<string, number>;
  /** Why the run says nothing; empty where it is valid. */
  readonly missing: readonly string[];
}

const LEAST_TOUCHED = 0.3;
const LEAST_UNKNOWN = 0.05;

/** What a run has met. A run that met too little is not green but invalid. */
export function coverageOf(facts: Facts, expected: Expected): Coverage {
  const checkoutOf = new Map(facts.attempts.map(({ reference, checkoutId }) => [reference, checkoutId]));
  const faults = new Map<string, number>();
  const touchedBy = new Set<string>();
  const theirOwn = new Set<string>();
  const standsAt = new Map<string, string>();
  const killsAt = new Map<string, number>();
  let kills = 0;
  let wakeUps = 0;
  for (const entry of facts.record) {
    if (entry.kind === 'screen') standsAt.set(entry.checkoutId, entry.step);
    if (entry.kind === 'process' && entry.what === 'killed') {
      kills += 1;
      for (const step of new Set(standsAt.values())) killsAt.set(step, (killsAt.get(step) ?? 0) + 1);
    }
    if (entry.kind === 'process' && entry.what === 'continued') wakeUps += 1;
    if (entry.kind !== 'fault') continue;
    const name = `${entry.place} ${entry.fault}`;
    faults.set(name, (faults.get(name) ?? 0) + 1);
    const checkoutId = entry.checkoutId ?? checkoutOf.get(entry.reference ?? '');
    if (checkoutId !== undefined) (entry.place === 'customer' ? theirOwn : touchedBy).add(checkoutId);
  }
  const captured = new Set<string>();
  const unknown = new Set<string>();
  for (const { type, checkoutId, data } of facts.events) {
    if (type === 'capture.sent') captured.add(checkoutId);
    const isLost = type === 'lease.expired' && (data['call'] === 'capture' || data['call'] === 'charge');
    if (isLost || (type === 'capture.answered' && data['answer'] === 'unknown')) unknown.add(checkoutId);
    if (isLost || data['answer'] === 'unknown' || type === 'fence.refused') touchedBy.add(checkoutId);
  }
  const checkouts = facts.record.filter(({ kind }) => kind === 'created').length;
  const touched = share(touchedBy.size, checkouts);
  const onlyByTheirPayers = share([...theirOwn].filter((id) => !touchedBy.has(id)).length, checkouts);
  const unknownAtCapture = share(unknown.size, captured.size);
  const missing = [
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
  return {
    checkouts,
    faults,
    touched,
    onlyByTheirPayers,
    unknownAtCapture,
    kills,
    wakeUps,
    killsAt,
    missing,
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
