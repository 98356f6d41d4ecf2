import { type LinkScenario, linkEntriesOf } from '../scenario.ts';

const entry = linkEntriesOf('truths');

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const quiet = { webhooks: [] } as const;

/** What verify and the list say of a payment by link, and when. */
export const truths = [
  entry(
    'link-late-success',
    '11',
    'Late success',
    'The page says processing. The debit comes some seconds later.',
    {
      payment: { settles: { ends: 'debited', afterMs: 'late' } },
    },
  ),
  entry(
    'link-late-failure',
    '12',
    'Late failure',
    'The page says processing. Two minutes later the payment has failed, without a debit.',
    { payment: { settles: { ends: 'failed', afterMs: 2 * minuteMs } } },
  ),
  entry(
    'link-never-ends',
    '13',
    'It never ends',
    'The page says processing, for ever. Verify never finds it.',
    {
      payment: { settles: { ends: 'never' } },
    },
  ),
  entry(
    'link-other-amount',
    '14',
    'Another amount',
    'One hundredth of the amount is debited. Verify says successful.',
    {
      payment: { settles: { ends: 'debited', debits: 'one-hundredth' } },
    },
  ),
  entry(
    'link-less-by-a-naira',
    '15',
    'A naira too little',
    'A naira less than the amount is debited. Verify says successful.',
    { payment: { settles: { ends: 'debited', debits: 'one-naira-less' } } },
  ),
  entry(
    'link-not-found-first',
    '16',
    'Paid, and not found',
    'The debit is made. Verify finds nothing for three minutes, and no webhook comes.',
    { payment: { ...quiet, verify: [{ says: 'not-found', forMs: 3 * minuteMs }] } },
  ),
  entry(
    'link-only-listed',
    '17',
    'Known to the list only',
    'The debit is made. Verify never finds it, the list of payments does.',
    { payment: { ...quiet, verify: [{ says: 'not-found' }], listKnows: true } },
  ),
  entry('link-failed-once', '18', 'Failed, then successful', 'The debit is made. Verify says failed once.', {
    payment: { ...quiet, verify: [{ says: 'failed', reads: 1 }] },
  }),
  entry('link-refused', '19', 'The bank refuses', 'The payment fails for want of money.', {
    payment: { faults: { capture: { answer: { kind: 'refused', message: 'Insufficient funds' } } } },
  }),
  entry(
    'link-paid-next-day',
    '20',
    'Paid a day later',
    'The page says processing. The debit comes 25 hours later.',
    { payment: { settles: { ends: 'debited', afterMs: 25 * hourMs } } },
  ),
] as const satisfies readonly LinkScenario[];
