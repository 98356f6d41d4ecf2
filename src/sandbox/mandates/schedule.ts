import type { WireFrequency, WireSchedule } from '../../proxy/providers/mono/mandate-wire.ts';

/** When and how much a fixed mandate takes. Days are `YYYY-MM-DD` in Lagos, amounts kobo. */
export interface Schedule {
  readonly unit: 'day' | 'week' | 'month' | 'year';
  /** So many units from one debit to the next. */
  readonly every: number;
  readonly firstDay: string;
  /** In place of the usual amount, on the first day. */
  readonly firstMinor: number | undefined;
  /** Further tries on one day. */
  readonly retries: number;
  /** Days after a debit date on which it is still tried. */
  readonly graceDays: number;
  /** Tried last on a day where the whole amount was not there. */
  readonly minimumMinor: number;
}

const units: Readonly<Record<WireFrequency, Schedule['unit']>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
  days: 'day',
  weeks: 'week',
  months: 'month',
};

/** Whether a rhythm needs a number beside it. */
export const needsInterval = (frequency: unknown): boolean =>
  frequency === 'days' || frequency === 'weeks' || frequency === 'months';

/** Of fields that were checked before. */
export const scheduleOf = (fields: WireSchedule, firstDay: string): Schedule => ({
  unit: units[fields.frequency],
  every: needsInterval(fields.frequency) ? Number(fields.interval) : 1,
  firstDay,
  firstMinor: fields.initial_debit_amount,
  retries: Number(fields.retrial_frequency),
  graceDays: fields.grace_period,
  minimumMinor: fields.minimum_due,
});

const dayMs = 86_400_000;

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The same day so many months on; the last of a shorter month. */
function monthsOn(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10);
}

/** The day of a debit; the first is number 0. */
export function debitDay({ unit, every, firstDay }: Schedule, index: number): string {
  const steps = index * every;
  if (unit === 'day') return shifted(firstDay, steps);
  if (unit === 'week') return shifted(firstDay, 7 * steps);
  return monthsOn(firstDay, unit === 'month' ? steps : 12 * steps);
}

/** So many days after a day. */
export const daysAfter = (day: string, days: number): string => shifted(day, days);

/** What is due at a debit, kobo. */
export const dueMinor = ({ firstMinor }: Schedule, amountMinor: number, index: number): number =>
  index === 0 ? (firstMinor ?? amountMinor) : amountMinor;

/** What a schedule takes in all up to the last day and on it, kobo. */
export function scheduledMinor(schedule: Schedule, amountMinor: number, endDay: string): number {
  let total = 0;
  for (let index = 0; debitDay(schedule, index) <= endDay; index += 1) {
    total += dueMinor(schedule, amountMinor, index);
  }
  return total;
}
