import { invariants } from './checker/violation.ts';
import { faultsByPlace } from './faults-by-place.ts';
import { percent } from './percent.ts';
import type { Plan } from './plan.ts';
import type { Ran } from './run.ts';

const SHOWN_OF_EACH = 5;

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
  return [
    `${checkouts} checkouts, ${kills} kills, ${profile} provider, seed ${seed}${bug === undefined ? '' : `, planted: ${bug}`}`,
    ...[...counted].sort(([a], [b]) => a.localeCompare(b)).map(([name, count]) => row(name, count)),
    ...[...coverage.killsAt].map(([step, count]) => row(`kills while one stood at ${step}`, count)),
    row('touched by a fault', percent(coverage.touched)),
    row('touched by their own payers alone', percent(coverage.onlyByTheirPayers)),
    row('unknown at capture', percent(coverage.unknownAtCapture)),
    ...Object.entries(unsettled).map(([what, count]) => row(`unsettled: ${what}`, count)),
    ...Object.entries(seconds).map(([part, count]) => row(`seconds: ${part}`, count.toFixed(1))),
    ...broken,
    ...coverage.missing.map((what) => `missing: ${what}`),
    `${verdictOf(ran)}. Again: npm run torture -- --seed ${seed} --checkouts ${checkouts} --kills ${kills} --profile ${profile}`,
  ].join('\n');
}

/** The same in a few lines: which faults have fired, how often, and the verdict. */
export function briefOf({ seed, checkouts, kills, profile }: Plan, ran: Ran): string {
  const { coverage, seconds } = ran;
  const took = Object.values(seconds).reduce((sum, count) => sum + count, 0);
  return [
    `seed ${seed}: ${checkouts} checkouts, ${kills} kills, ${coverage.wakeUps} wake-ups, ${profile} provider`,
    ...faultsByPlace(coverage.faults).map((line) => `  ${line}`),
    `  touched ${percent(coverage.touched)}, unknown at capture ${percent(coverage.unknownAtCapture)}, ${took.toFixed(0)} s`,
    `  all sixteen rules: ${verdictOf(ran)}`,
  ].join('\n');
}

function verdictOf({ violations, coverage }: Ran): string {
  if (violations.length > 0) return 'VIOLATED';
  return coverage.missing.length > 0 ? 'INVALID: it met too little' : 'green';
}
