import type { MandateSchedule } from '../../contract/mandate-terms.ts';
import { given } from '../checkouts/view.ts';
import type { ProviderSchedule } from '../providers/mandate-page-provider.ts';

/** The schedule that was agreed to, as the provider is told it. */
export function providerSchedule(schedule: MandateSchedule): ProviderSchedule {
  const { firstDebitDate, firstDebitMinor, retries, graceDays, smallestPartMinor } = schedule;
  return {
    rhythm:
      'interval' in schedule
        ? { frequency: schedule.frequency, every: schedule.interval }
        : { frequency: schedule.frequency },
    firstDebitDate,
    retries,
    graceDays,
    partMinor: smallestPartMinor,
    ...given({ firstDebitMinor }),
  };
}
