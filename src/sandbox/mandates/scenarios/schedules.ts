import type { MandateBehaviour } from '../behaviour.ts';
import { type MandateScenario, mandateEntriesOf } from '../scenario.ts';

const write = mandateEntriesOf('schedules');

const hourMs = 3_600_000;

/** All are sent the ₦50 at once and are ready a second after the approval, so that the schedule is what differs. */
const entry = <const Id extends string>(
  id: Id,
  digits: string,
  title: string,
  story: string,
  behaviour: MandateBehaviour,
): MandateScenario<Id> =>
  write(id, digits, title, story, { transfers: [{ afterMs: 2_000 }], ready: 1_000, ...behaviour });

/** What becomes of the debits that the provider makes of a fixed mandate. Variable ones on these accounts have the same money. */
export const schedules = [
  entry('fixed-poor', '701', 'Never enough', 'There are ₦50 in the account, and no try succeeds.', {
    moneyMinor: 5_000,
  }),
  entry(
    'fixed-part',
    '702',
    'A part of it',
    'There are ₦640: the whole fails, and what is due at least is taken.',
    {
      moneyMinor: 64_000,
    },
  ),
  entry('fixed-second-try', '703', 'On the second try', 'The money comes an hour after the first try.', {
    moneyMinor: 0,
    moneyComes: { afterMs: hourMs, moneyMinor: 25_000_000_000 },
  }),
  entry('fixed-next-day', '704', 'On a day of grace', 'The money comes 20 hours after the first try.', {
    moneyMinor: 0,
    moneyComes: { afterMs: 20 * hourMs, moneyMinor: 25_000_000_000 },
  }),
  entry(
    'fixed-processing',
    '705',
    'Processing, then taken',
    'Each debit is processing for 30 seconds first.',
    {
      debit: { settles: { ends: 'successful', afterMs: 30_000 } },
    },
  ),
  entry('fixed-failing', '706', 'Failed at the bank', 'Each debit fails with code 96, whatever is there.', {
    debit: { fails: { code: '96', message: 'System malfunction' } },
  }),
] as const satisfies readonly MandateScenario[];
