import type { Facts } from './facts.ts';

/** What a run must have met to say anything. */
export interface Expected {
  /** Every fault that may fire, as `place fault`. */
  readonly faults: readonly string[];
  /** Of each at least so many. */
  readonly ofEach: number;
  readonly kills: number;
}

export interface Coverage {
  readonly checkouts: number;
  /** How often each fault has fired, as `place fault`. */
  readonly faults: ReadonlyMap<string, number>;
  /** Shares of all checkouts, 0 to 1. */
  readonly touched: number;
  /** Of those that were captured. */
  readonly unknownAtCapture: number;
  readonly kills: number;
  /** Why the run says nothing; empty where it is valid. */
  readonly missing: readonly string[];
}

const LEAST_TOUCHED = 0.3;
const LEAST_UNKNOWN = 0.05;

/** What a run has met. A run that met too little is not green but invalid. */
export function coverageOf(facts: Facts, expected: Expected): Coverage {
  const faults = new Map<string, number>();
  const touchedBy = new Set<string>();
  let kills = 0;
  for (const entry of facts.record) {
    if (entry.kind === 'process' && entry.what === 'killed') kills += 1;
    if (entry.kind !== 'fault') continue;
    const name = `${entry.place} ${entry.fault}`;
    faults.set(name, (faults.get(name) ?? 0) + 1);
    if (entry.checkoutId !== undefined) touchedBy.add(entry.checkoutId);
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
  const unknownAtCapture = share(unknown.size, captured.size);
  const missing = [
    ...expected.faults
      .filter((name) => (faults.get(name) ?? 0) < expected.ofEach)
      .map((name) => `${name}: ${faults.get(name) ?? 0} of ${expected.ofEach}`),
    ...(kills < expected.kills ? [`kills: ${kills} of ${expected.kills}`] : []),
    ...(touched < LEAST_TOUCHED
      ? [`touched by a fault: ${percent(touched)} of ${percent(LEAST_TOUCHED)}`]
      : []),
    ...(unknownAtCapture < LEAST_UNKNOWN
      ? [`unknown at capture: ${percent(unknownAtCapture)} of ${percent(LEAST_UNKNOWN)}`]
      : []),
  ];
  return { checkouts, faults, touched, unknownAtCapture, kills, missing };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
