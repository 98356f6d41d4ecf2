import type { MandateOrder } from '../../contract/mandate-terms.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { MandateSetup } from '../store/mandate-records.ts';

const LAGOS_AHEAD_MS = 3_600_000;

/** The calendar day in Nigeria, `YYYY-MM-DD`, which keeps UTC+1 all year. `at` is epoch milliseconds. */
export function dayIn(at: number): string {
  return new Date(at + LAGOS_AHEAD_MS).toISOString().slice(0, 10);
}

/** Throws `dates_invalid` unless the mandate starts today or later and ends after it starts. */
export function checkDays(
  { startDate, endDate }: Pick<MandateOrder, 'startDate' | 'endDate'>,
  now: number,
): void {
  if (startDate < dayIn(now) || endDate <= startDate) throw new ProblemError('dates_invalid');
}

export function newSetup(order: MandateOrder): MandateSetup {
  return {
    order,
    startDate: order.startDate,
    bank: undefined,
    customerId: undefined,
    customers: undefined,
    notice: undefined,
    problem: undefined,
    failure: undefined,
    rejectedReadAt: undefined,
    readyToDebit: false,
  };
}
