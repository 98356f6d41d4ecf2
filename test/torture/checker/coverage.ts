import type { Facts } from './facts.ts';
import { type Expected, type Met, missingOf } from './missing.ts';

export interface Coverage extends Met {
  readonly checkouts: number;
  /** By what only their own payers did, such as a double click, 0 to 1. */
  readonly onlyByTheirPayers: number;
  /** Why the run says nothing; empty where it is valid. */
  readonly missing: readonly string[];
}

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
  const met = { faults, touched, unknownAtCapture, kills, wakeUps, killsAt };
  return { checkouts, onlyByTheirPayers, ...met, missing: missingOf(met, expected) };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
