import type { MandateBehaviour } from '../behaviour.ts';
import { type MandateScenario, mandateEntriesOf } from '../scenario.ts';

const write = mandateEntriesOf('sweeps');

/** All are sent the ₦50 at once and are ready a second after the approval, so that the other accounts are what differs. */
const entry = <const Id extends string>(
  id: Id,
  digits: string,
  title: string,
  story: string,
  behaviour: MandateBehaviour,
): MandateScenario<Id> =>
  write(id, digits, title, story, { transfers: [{ afterMs: 2_000 }], ready: 1_000, ...behaviour });

/** The payer's other accounts, by the number of the first one. */
export const sweeps = [
  entry('sweep-alone', '801', 'No other account', 'The payer has one account only.', {
    linked: { accounts: 0 },
  }),
  entry('sweep-of-five', '802', 'Five other accounts', 'The payer has five accounts beside the first.', {
    linked: { accounts: 5 },
  }),
  entry(
    'sweep-other-pays',
    '803',
    'Another account pays',
    'The first account is empty, the others are not.',
    {
      moneyMinor: 0,
    },
  ),
  entry(
    'sweep-never-ready',
    '804',
    'One is never ready',
    'The last of the two other accounts never becomes ready.',
    {
      linked: { lastNeverReady: true },
    },
  ),
  entry('sweep-all-empty', '805', 'All are empty', 'No account of the payer has anything.', {
    moneyMinor: 0,
    linked: { moneyMinor: 0 },
  }),
] as const satisfies readonly MandateScenario[];
