import type { WireSchedule } from '../../proxy/providers/mono/mandate-wire.ts';
import { readDay } from './days.ts';
import { type FieldCheck, object, oneOf, optional, text, whole } from './field-checks.ts';
import { needsInterval } from './schedule.ts';

/** ₦200 and ₦200,000,000, kobo. */
const smallestMinor = 20_000;
const largestMinor = 20_000_000_000;

type Checks = Readonly<Record<string, FieldCheck>>;

/** What a create and an initiate both check. `today` is a day in Lagos. */
export const termsChecks = (today: string, startDay: unknown): Checks => ({
  debit_type: oneOf('variable', 'fixed'),
  amount: whole(smallestMinor, largestMinor),
  reference: text(10, 24),
  description: text(1, 255),
  start_date: (value) =>
    (readDay(value) ?? '') >= today
      ? undefined
      : 'The date should be at least today or later when mandate_type is emandate.',
  end_date: (value) => {
    const day = readDay(value);
    if (day === undefined) return 'must be a date such as 2024-05-25';
    return day <= (readDay(startDay) ?? '') ? 'must be later than start_date' : undefined;
  },
  meta: optional(object),
});

/** A whole number, as text or as a number: the documents have both. */
const count =
  (least: number, most: number): FieldCheck =>
  (value) =>
    whole(least, most)(typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value);

/** What only a fixed mandate has. */
export const scheduleChecks = (fields: Partial<WireSchedule>, startDay: unknown): Checks => ({
  frequency: oneOf('daily', 'weekly', 'monthly', 'yearly', 'days', 'weeks', 'months'),
  interval: needsInterval(fields?.frequency) ? count(1, 366) : optional(count(1, 366)),
  retrial_frequency: count(1, 6),
  initial_debit_date: (value) => {
    const day = readDay(value);
    if (day === undefined) return 'must be a date such as 2024-01-25';
    return day <= (readDay(startDay) ?? '') ? 'must be later than start_date' : undefined;
  },
  initial_debit_amount: optional(whole(smallestMinor, largestMinor)),
  grace_period: whole(0, 366),
  minimum_due: whole(1, largestMinor),
});
