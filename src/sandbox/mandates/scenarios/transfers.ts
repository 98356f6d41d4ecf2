import { type MandateScenario, mandateEntriesOf } from '../scenario.ts';

const entry = mandateEntriesOf('transfers');

const secondMs = 1_000;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** When the transfer arrives, from where, and how much it is. */
export const transfers = [
  entry(
    'until-told',
    '',
    'Nothing until it is told',
    'No transfer arrives until one is sent by hand. Without one the mandate is cancelled after six hours.',
  ),
  entry('at-once', '101', 'At once', 'The ₦50 arrives two seconds after the mandate was created.', {
    transfers: [{ afterMs: 2 * secondMs }],
  }),
  entry('late', '102', 'After 20 minutes', 'The ₦50 arrives after 20 minutes, and is in time.', {
    transfers: [{ afterMs: 20 * minuteMs }],
  }),
  entry(
    'after-deadline',
    '103',
    'After the deadline',
    'The ₦50 arrives after two hours: an hour too late, and approved all the same.',
    { transfers: [{ afterMs: 2 * hourMs }] },
  ),
  entry(
    'after-cancellation',
    '104',
    'After the automatic cancellation',
    'The ₦50 arrives after seven hours. The mandate was cancelled an hour before and stays so.',
    { transfers: [{ afterMs: 7 * hourMs }] },
  ),
  entry(
    'wrong-account',
    '105',
    'From another account',
    'The ₦50 arrives from another account. It approves nothing, and the mandate is cancelled after six hours.',
    { transfers: [{ afterMs: 2 * secondMs, from: 'another-account' }] },
  ),
  entry(
    'wrong-amount',
    '106',
    'Another amount',
    '₦100 arrives. It approves nothing, and the mandate is cancelled after six hours.',
    { transfers: [{ afterMs: 2 * secondMs, amountMinor: 10_000 }] },
  ),
  entry('twice', '107', 'Twice', 'The ₦50 arrives twice. The mandate is approved once.', {
    transfers: [{ afterMs: 2 * secondMs }, { afterMs: 4 * secondMs }],
  }),
  entry('never', '108', 'Never', 'Nothing arrives. The mandate is cancelled after six hours.'),
  entry(
    'corrected',
    '109',
    'From another account, then from the right one',
    'The ₦50 arrives from another account, and five minutes later from the right one.',
    { transfers: [{ afterMs: 2 * secondMs, from: 'another-account' }, { afterMs: 5 * minuteMs }] },
  ),
] as const satisfies readonly MandateScenario[];
