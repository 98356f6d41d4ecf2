import type { MandateOrder } from '../../contract/mandate-terms.ts';

const DAY_MS = 86_400_000;

/** The calendar day so many days later, `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A mandate has to start before this day: before its first debit where that is fixed, else before its end. */
export function lastStartOf(order: MandateOrder): string {
  return order.debitType === 'fixed' ? order.schedule.firstDebitDate : order.endDate;
}

/** When the last day of a mandate is over in Nigeria, which keeps UTC+1 all year. Epoch milliseconds. */
export function lastDayOverAt({ endDate }: { readonly endDate: string }): number {
  return Date.parse(`${dayAfter(endDate, 1)}T00:00:00+01:00`);
}
