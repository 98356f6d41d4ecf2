const lagosAheadMs = 3_600_000;
const dayMs = 86_400_000;

/** The calendar day in Lagos, `YYYY-MM-DD`. `at` is milliseconds since 1970 UTC. */
export const dayOf = (at: number): string => new Date(at + lagosAheadMs).toISOString().slice(0, 10);

/** Midnight in Lagos. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) - lagosAheadMs;

/** The last millisecond of a day in Lagos. */
export const endOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) + dayMs - lagosAheadMs - 1;

/** The day in Lagos that a text names: `YYYY-MM-DD`, or an instant in UTC such as `2026-12-31T22:59:59.999Z`. Undefined for any other text. */
export function readDay(text: unknown): string | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/.test(text))
    return undefined;
  const instant = text.length === 10 ? `${text}T00:00:00.000Z` : text;
  const at = Date.parse(instant);
  if (Number.isNaN(at) || new Date(at).toISOString() !== instant) return undefined;
  return dayOf(at);
}

/** 24 hours later; where that is a Saturday or a Sunday in Lagos, as many days later as it takes to be Monday. */
export function nextWorkingDay(at: number): number {
  let then = at + dayMs;
  while (weekday(then) === 0 || weekday(then) === 6) then += dayMs;
  return then;
}

const weekday = (at: number): number => new Date(at + lagosAheadMs).getUTCDay();
