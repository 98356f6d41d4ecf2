const lagosAheadMs = 3_600_000;
const dayMs = 86_400_000;

/** The calendar day in Lagos, `YYYY-MM-DD`. `at` is milliseconds since 1970 UTC. */
export const dayOf = (at: number): string => new Date(at + lagosAheadMs).toISOString().slice(0, 10);

/** The last millisecond of a day in Lagos. */
export const endOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) + dayMs - lagosAheadMs - 1;

/** Whether it is a day of the calendar, spelled `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** 24 hours later; where that is a Saturday or a Sunday in Lagos, as many days later as it takes to be Monday. */
export function nextWorkingDay(at: number): number {
  let then = at + dayMs;
  while (weekday(then) === 0 || weekday(then) === 6) then += dayMs;
  return then;
}

const weekday = (at: number): number => new Date(at + lagosAheadMs).getUTCDay();
