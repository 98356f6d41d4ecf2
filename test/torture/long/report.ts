import { type Expected, type Met, missingOf } from '../checker/missing.ts';
import { invariants } from '../checker/violation.ts';
import { faultsByPlace } from '../faults-by-place.ts';
import { percent } from '../percent.ts';
import type { Summary } from './summary.ts';

/** What several runs say together. */
export interface Report {
  /** Markdown. */
  readonly text: string;
  /** All hold, and enough was met. */
  readonly isGreen: boolean;
}

/** `expected` is what one run of all these checkouts and kills would have to meet. */
export function reportOf(parts: readonly Summary[], expected: Expected): Report {
  const met = together(parts);
  const missing = missingOf(met, expected);
  const broken = Object.keys(invariants).filter((name) => parts.some((part) => name in part.broken));
  const unsettled = sum(parts.map((part) => part.unsettled));
  const isGreen = missing.length === 0 && broken.length === 0 && unsettled === 0;
  const text = [
    `${sum(parts.map(({ checkouts }) => checkouts))} checkouts and ${met.kills} kills in ${parts.length} runs, each on a database of its own.`,
    '',
    '| seed | bank | checkouts | kills | frozen | touched | unknown at capture | rules | seconds |',
    '|--:|---|--:|--:|--:|--:|--:|---|--:|',
    ...parts.map(rowOf),
    '',
    'Faults that fired:',
    '',
    ...faultsByPlace(met.faults).map((line) => `- ${line}`),
    '',
    ...missing.map((what) => `Missing: ${what}.`),
    `${isGreen ? 'Green' : 'Not green'}: ${broken.length === 0 ? 'all sixteen rules hold' : `broken: ${broken.join(', ')}`}, ${unsettled} left unsettled.`,
  ];
  return { text: `${text.join('\n')}\n`, isGreen };
}

function together(parts: readonly Summary[]): Met {
  return {
    faults: added(parts.map(({ faults }) => faults)),
    killsAt: added(parts.map(({ killsAt }) => killsAt)),
    kills: sum(parts.map(({ kills }) => kills)),
    wakeUps: sum(parts.map(({ wakeUps }) => wakeUps)),
    touched: sum(parts.map(({ touched }) => touched)) / parts.length,
    unknownAtCapture: sum(parts.map(({ unknownAtCapture }) => unknownAtCapture)) / parts.length,
  };
}

function added(counts: readonly Readonly<Record<string, number>>[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const [name, count] of counts.flatMap(Object.entries)) all.set(name, (all.get(name) ?? 0) + count);
  return all;
}

function rowOf(part: Summary): string {
  const { seed, profile, checkouts, kills, wakeUps, touched, unknownAtCapture, broken, seconds } = part;
  const rules = Object.entries(broken).map(([name, count]) => `${name} broken ${count} times`);
  const cells = [seed, profile, checkouts, kills, wakeUps, percent(touched, 0), percent(unknownAtCapture, 0)];
  return `| ${[...cells, rules.join(', ') || 'all hold', seconds].join(' | ')} |`;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
