import type { MandateSchedule } from '../../contract/mandate-terms.ts';
import type { FixedDebits } from '../store/mandate-records.ts';

const DAY_MS = 86_400_000;

const units = {
  daily: 'day',
  days: 'day',
  weekly: 'week',
  weeks: 'week',
  monthly: 'month',
  months: 'month',
  yearly: 'year',
} as const satisfies Record<MandateSchedule['frequency'], string>;

/** The day of a debit, `YYYY-MM-DD`; the first is number 0. A month that is too short has it on its last day. */
export function debitDay(schedule: MandateSchedule, number: number): string {
  const { frequency, firstDebitDate } = schedule;
  const steps = number * ('interval' in schedule ? schedule.interval : 1);
  switch (units[frequency]) {
    case 'day':
      return daysOn(firstDebitDate, steps);
    case 'week':
      return daysOn(firstDebitDate, 7 * steps);
    case 'month':
      return monthsOn(firstDebitDate, steps);
    case 'year':
      return monthsOn(firstDebitDate, 12 * steps);
  }
}

/** The days of all debits up to the last day and on it. */
export function debitDays(schedule: MandateSchedule, endDate: string): string[] {
  const days: string[] = [];
  for (let day = debitDay(schedule, 0); day <= endDate; day = debitDay(schedule, days.length)) days.push(day);
  return days;
}

/** What is due at most in all: the first debit, and every further one until the last day. In minor units. */
export function scheduledMinor({ perDebitMinor, schedule }: FixedDebits, endDate: string): number {
  const { firstDebitMinor = perDebitMinor } = schedule;
  const { length } = debitDays(schedule, endDate);
  return length === 0 ? 0 : firstDebitMinor + (length - 1) * perDebitMinor;
}

function daysOn(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function monthsOn(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  const kept = Math.min(date, last.getUTCDate());
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), kept)).toISOString().slice(0, 10);
}
