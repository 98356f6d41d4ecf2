import { debitDays } from '../checkouts/mandate-schedule.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { dayAfter, lastDayOverAt } from './days.ts';

/** The further accounts of a sweep become ready one by one, and no webhook is promised for each. */
const LINKED_MS = 6 * 3_600_000;
/** So much later than its end a fixed mandate is looked at once more: a debit that was on its way then is listed only after it. */
const AFTER_END_MS = [60_000, 3_600_000, 24 * 3_600_000, 72 * 3_600_000];

/**
 * When an approved mandate is read again though nobody rings: once its last day is over, and before that on the evening of each day on which the
 * provider may have debited a fixed one. One of those is looked at for some time after its end too. Epoch milliseconds.
 */
export function nextLookAt(mandate: MandateRecord, now: number): number | undefined {
  const { approvedAt, endedAt, fixed } = mandate;
  if (approvedAt === undefined) return undefined;
  if (endedAt !== undefined)
    return fixed && AFTER_END_MS.map((later) => endedAt + later).find((at) => at > now);
  const isUnready = mandate.type === 'sweep' && mandate.linked.some(({ readyToDebit }) => !readyToDebit);
  return Math.min(
    lastDayOverAt(mandate),
    nextDebitEvening(mandate, now),
    isUnready ? now + LINKED_MS : Number.POSITIVE_INFINITY,
  );
}

function nextDebitEvening({ fixed, endDate }: MandateRecord, now: number): number {
  if (!fixed) return Number.POSITIVE_INFINITY;
  const { schedule } = fixed;
  for (const day of debitDays(schedule, endDate)) {
    if (eveningOf(dayAfter(day, schedule.graceDays)) <= now) continue;
    for (let later = 0; later <= schedule.graceDays; later += 1) {
      const at = eveningOf(dayAfter(day, later));
      if (at > now) return at;
    }
  }
  return Number.POSITIVE_INFINITY;
}

const eveningOf = (day: string): number => Date.parse(`${day}T22:00:00+01:00`);
