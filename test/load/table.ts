import { cpus, release, totalmem } from 'node:os';

/** One line of the table. `ok` is undefined where there is no bound. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly bound: string;
  readonly ok: boolean | undefined;
}

/** A value that may be at most, or must be at least, so much. */
export function atMost(what: string, value: number, bound: number, unit: string): Row {
  return { what, measured: amount(value, unit), bound: `≤ ${amount(bound, unit)}`, ok: value <= bound };
}

export function atLeast(what: string, value: number, bound: number, unit: string): Row {
  return { what, measured: amount(value, unit), bound: `≥ ${amount(bound, unit)}`, ok: value >= bound };
}

export function told(what: string, value: number, unit: string): Row {
  return { what, measured: amount(value, unit), bound: '', ok: undefined };
}

function amount(value: number, unit: string): string {
  const digits = Math.abs(value) < 10 && !Number.isInteger(value) ? 2 : 0;
  return `${value.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`.trimEnd();
}

/** The value below which so large a share of them lies; NaN where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const megabytes = (bytes: number): number => bytes / 1_048_576;

/** What the figures were measured on. */
export function machine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model ?? 'unknown processor'}, ${Math.round(megabytes(totalmem()) / 1_024)} GB, Linux ${release()}, Node ${process.versions.node}`;
}

export function printed(title: string, rows: readonly Row[]): string {
  const lines = rows.map(({ ok, what, measured, bound }) => {
    const verdict = ok === undefined ? '    ' : ok ? 'ok  ' : 'OVER';
    return `${verdict} ${what.padEnd(58)} ${measured.padStart(14)}   ${bound}`;
  });
  return [title, ...lines, ''].join('\n');
}
