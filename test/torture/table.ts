import { invariants } from './checker/violation.ts';
import type { Plan } from './plan.ts';
import type { Ran } from './run.ts';

const SHOWN_OF_EACH = 5;
const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

/** What a run has come to, for whoever started it. */
export function tableOf(plan: Plan, ran: Ran): string {
  const { entries, unsettled, seconds, coverage, violations } = ran;
  const counted = new Map<string, number>();
  for (const entry of entries) {
    const name =
      entry.kind === 'fault'
        ? `fault: ${entry.place} ${entry.fault}`
        : entry.kind === 'process'
          ? `process: ${entry.what}`
          : `record: ${entry.kind}`;
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  const row = (name: string, value: number | string): string =>
    `${name.padEnd(46)}${String(value).padStart(9)}`;
  const broken = Object.entries(invariants).flatMap(([invariant, means]) => {
    const of = violations.filter((violation) => violation.invariant === invariant);
    if (of.length === 0) return [`holds ${invariant} ${means}`];
    return [
      `${invariant} broken ${of.length} times: ${means}`,
      ...of.slice(0, SHOWN_OF_EACH).map((violation) => `    ${JSON.stringify(violation)}`),
    ];
  });
  const { bug, seed, checkouts, kills, profile } = plan;
  const verdict =
    violations.length > 0 ? 'VIOLATED' : coverage.missing.length > 0 ? 'INVALID: it met too little' : 'green';
  return [
    `${checkouts} checkouts, ${kills} kills, ${profile} provider, seed ${seed}${bug === undefined ? '' : `, planted: ${bug}`}`,
    ...[...counted].sort(([a], [b]) => a.localeCompare(b)).map(([name, count]) => row(name, count)),
    row('touched by a fault', percent(coverage.touched)),
    row('unknown at capture', percent(coverage.unknownAtCapture)),
    ...Object.entries(unsettled).map(([what, count]) => row(`unsettled: ${what}`, count)),
    ...Object.entries(seconds).map(([part, count]) => row(`seconds: ${part}`, count.toFixed(1))),
    ...broken,
    ...coverage.missing.map((what) => `missing: ${what}`),
    `${verdict}. Again: npm run torture -- --seed ${seed} --checkouts ${checkouts} --kills ${kills} --profile ${profile}`,
  ].join('\n');
}
