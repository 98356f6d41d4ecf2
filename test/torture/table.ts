import type { Plan } from './plan.ts';
import type { Ran } from './run.ts';

/** What a run has come to, for whoever started it. */
export function tableOf(plan: Plan, { entries, unsettled, seconds }: Ran): string {
  const counted = new Map<string, number>();
  for (const entry of entries) {
    const name =
      entry.kind === 'fault'
        ? `fault     ${entry.place}: ${entry.fault}`
        : entry.kind === 'process'
          ? `process   ${entry.what}`
          : `record    ${entry.kind}`;
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  const rows = [...counted].sort(([a], [b]) => a.localeCompare(b));
  return [
    `seed ${plan.seed}, ${plan.checkouts} checkouts, ${plan.kills} kills, ${plan.profile} provider`,
    ...rows.map(([name, count]) => `${name.padEnd(44)} ${String(count).padStart(7)}`),
    ...Object.entries(unsettled).map(
      ([what, count]) => `unsettled ${what.padEnd(34)} ${String(count).padStart(7)}`,
    ),
    ...Object.entries(seconds).map(
      ([part, count]) => `seconds   ${part.padEnd(34)} ${count.toFixed(1).padStart(7)}`,
    ),
  ].join('\n');
}
