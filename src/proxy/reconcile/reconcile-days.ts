import { parseArgs } from 'node:util';
import { ConfigError } from '../config/config-error.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 93;
const usage = 'expected --from 2026-11-01 --to 2026-11-22, both days included, at most 93';

/** The days that a run is about, as a range of epoch milliseconds whose end is not part of it. Days begin and end in Lagos. Throws `ConfigError`. */
export function readDays(args: readonly string[]): { from: number; to: number } {
  let given: { from?: string | undefined; to?: string | undefined };
  try {
    given = parseArgs({
      args: [...args],
      options: { from: { type: 'string' }, to: { type: 'string' } },
    }).values;
  } catch {
    throw new ConfigError('reconcile', usage);
  }
  const from = dayOf(given.from);
  const to = dayOf(given.to) + DAY_MS;
  if (!(to > from && to - from <= MOST_DAYS * DAY_MS)) throw new ConfigError('reconcile', usage);
  return { from, to };
}

function dayOf(text = ''): number {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00+01:00`) : Number.NaN;
  const isDay = !Number.isNaN(time) && new Date(time + 3_600_000).toISOString().startsWith(text);
  return isDay ? time : Number.NaN;
}
