import { type MandateScenario, mandateEntriesOf } from '../scenario.ts';

const entry = mandateEntriesOf('decisions');

const secondMs = 1_000;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const sentAtOnce = { transfers: [{ afterMs: 2 * secondMs }] } as const;

/** What follows a right transfer, and how long it takes. */
export const decisions = [
  entry(
    'approved-in-seconds',
    '201',
    'Approved in seconds',
    'The ₦50 arrives at once, the approval three seconds later.',
    {
      ...sentAtOnce,
      decision: { decides: 'approved', afterMs: 3 * secondMs },
    },
  ),
  entry(
    'approved-in-minutes',
    '202',
    'Approved in minutes',
    'The ₦50 arrives at once, the approval three minutes later.',
    {
      ...sentAtOnce,
      decision: { decides: 'approved', afterMs: 3 * minuteMs },
    },
  ),
  entry(
    'approved-in-hours',
    '203',
    'Approved in hours',
    'The ₦50 arrives at once, the approval eight hours later, as GTBank can take.',
    { ...sentAtOnce, decision: { decides: 'approved', afterMs: 8 * hourMs } },
  ),
  entry(
    'rejected',
    '204',
    'Rejected by the bank',
    'The ₦50 arrives at once, and a minute later the bank rejects the mandate.',
    {
      ...sentAtOnce,
      decision: { decides: 'rejected', afterMs: minuteMs },
    },
  ),
  entry(
    'transfer-failed',
    '205',
    'The transfer fails',
    'The ₦50 is sent and fails on the way. The mandate is cancelled a minute later, with the reason.',
    { ...sentAtOnce, decision: { decides: 'transfer-failed', afterMs: minuteMs } },
  ),
  entry(
    'nibss-down',
    '206',
    'NIBSS is down',
    'The ₦50 arrives at once, nobody approves it, and the mandate is cancelled after six hours.',
    { ...sentAtOnce, decision: { decides: 'nothing' } },
  ),
  entry(
    'approved-anyway',
    '207',
    'Approved after it was cancelled',
    'The ₦50 arrives at once. Ten minutes later the mandate is approved, even where it was cancelled meanwhile.',
    { ...sentAtOnce, decision: { decides: 'approved', afterMs: 10 * minuteMs }, approvesAnyway: true },
  ),
  entry('ready-in-an-hour', '301', 'Ready in an hour', 'Approved at once, ready to debit an hour later.', {
    ...sentAtOnce,
    ready: hourMs,
  }),
  entry('ready-in-a-day', '302', 'Ready in a day', 'Approved at once, ready to debit 24 hours later.', {
    ...sentAtOnce,
    ready: 24 * hourMs,
  }),
  entry(
    'ready-on-monday',
    '303',
    'Ready on Monday',
    'Approved at once, ready to debit 24 hours later, or on Monday where that is at a weekend.',
    { ...sentAtOnce, ready: 'next-working-day' },
  ),
  entry(
    'ready-in-seconds',
    '304',
    'Ready in seconds',
    'Approved at once, ready to debit five seconds later.',
    {
      ...sentAtOnce,
      ready: 5 * secondMs,
    },
  ),
] as const satisfies readonly MandateScenario[];
