const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Nigeria has one time zone, an hour ahead of UTC all year. */
const AHEAD_MS = 3_600_000;

/** `lagosDay('2026-11-22')` is `22 Nov 2026`. */
export function lagosDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
}

/** `lagosTime('2026-11-22T09:04:00.000Z')` is `22 Nov 2026, 10:04`. */
export function lagosTime(iso: string): string {
  const local = new Date(Date.parse(iso) + AHEAD_MS).toISOString();
  return `${lagosDay(local.slice(0, 10))}, ${local.slice(11, 16)}`;
}
