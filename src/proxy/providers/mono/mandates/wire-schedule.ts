import type { ProviderSchedule } from '../../mandate-page-provider.ts';
import type { WireSchedule } from '../mandate-wire.ts';

/** A schedule in Mono's words. `dayAs` spells a day: bare for initiate, an instant for create. */
export function toWireSchedule(schedule: ProviderSchedule, dayAs: (day: string) => string): WireSchedule {
  const { rhythm, firstDebitMinor } = schedule;
  return {
    frequency: rhythm.frequency,
    ...('every' in rhythm ? { interval: String(rhythm.every) } : {}),
    retrial_frequency: schedule.retries,
    initial_debit_date: dayAs(schedule.firstDebitDate),
    ...(firstDebitMinor === undefined ? {} : { initial_debit_amount: firstDebitMinor }),
    grace_period: schedule.graceDays,
    minimum_due: schedule.partMinor,
  };
}
