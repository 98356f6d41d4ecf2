import { entriesOf, type Scenario } from './scenario.ts';

const entry = entriesOf('truths');

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const notFoundFor3Minutes = { says: 'not-found', forMs: 3 * minuteMs } as const;
const unreadable = { answer: { kind: 'gateway', status: 502 }, effect: 'done' } as const;
const unanswered = { faults: { capture: unreadable } } as const;
const quiet = { webhooks: [] } as const;

/** What verify and the list say, when they say it, and how far it is from what was ordered. */
export const truths = [
  entry(
    'late-success',
    'user_late',
    'Late success',
    'The capture answers processing and verify 404. The debit, and the webhook, come some seconds later.',
    { settles: { ends: 'debited', afterMs: 'late' } },
  ),
  entry(
    'late-failure',
    'user_late_failed',
    'Late failure',
    'The capture answers processing and verify 404. Two minutes later the payment has failed, without a debit.',
    { settles: { ends: 'failed', afterMs: 2 * minuteMs } },
  ),
  entry(
    'other-amount',
    'user_other',
    'Another amount',
    'One hundredth of the amount is debited, as if naira had been read as kobo. Verify says successful.',
    { settles: { ends: 'debited', debits: 'one-hundredth' } },
  ),
  entry(
    'other-reference',
    'user_other_reference',
    'Another reference',
    'The debit is made. Verify tells it under another reference than the one it was asked for.',
    { misreports: { reference: 'another' } },
  ),
  entry(
    'other-mode',
    'user_other_mode',
    'Another mode',
    'The debit is made. Verify says that it was live where the key is for tests, or the other way round.',
    { misreports: { mode: 'other' } },
  ),
  entry(
    'other-currency',
    'user_other_currency',
    'Another currency',
    'The debit is made in naira. Verify says dollars.',
    { misreports: { currency: 'USD' } },
  ),
  entry(
    'created-before',
    'user_created_before',
    'Older than its order',
    'The debit is made. Verify dates the payment two days before it was ordered.',
    { misreports: { createdBeforeMs: 2 * dayMs } },
  ),
  entry(
    'not-found-then-successful',
    'user_404_successful',
    'Not found, then successful',
    'The debit is made, the capture answers 502. Verify finds nothing for three minutes.',
    { ...unanswered, ...quiet, verify: [notFoundFor3Minutes] },
  ),
  entry(
    'not-found-then-failed',
    'user_404_failed',
    'Not found, then failed',
    'The capture answers 502 without a debit. Verify finds nothing for three minutes, then says failed.',
    { ...unanswered, ...quiet, settles: { ends: 'failed' }, verify: [notFoundFor3Minutes] },
  ),
  entry(
    'not-found-then-pending',
    'user_404_pending',
    'Not found, then pending, then successful',
    'The capture answers 502. Verify finds nothing for three minutes and says pending for ten more; then the debit is made.',
    {
      ...unanswered,
      ...quiet,
      settles: { ends: 'debited', afterMs: 13 * minuteMs },
      verify: [notFoundFor3Minutes, { says: 'pending', forMs: 10 * minuteMs }],
    },
  ),
  entry(
    'not-found-then-processing',
    'user_404_processing',
    'Not found, then processing, then failed',
    'The capture answers 502. Verify finds nothing for three minutes and says processing for an hour, then failed.',
    {
      ...unanswered,
      ...quiet,
      settles: { ends: 'failed', afterMs: hourMs + 3 * minuteMs },
      verify: [notFoundFor3Minutes, { says: 'processing', forMs: hourMs }],
    },
  ),
  entry(
    'not-found-then-abandoned',
    'user_404_abandoned',
    'Not found, then abandoned',
    'The capture answers 502 without a debit. Verify finds nothing for three minutes, then says abandoned for ever, and so does a webhook.',
    {
      ...unanswered,
      settles: { ends: 'never' },
      webhooks: [{ from: 'capture', tells: 'abandoned', afterMs: 3 * minuteMs }],
      verify: [notFoundFor3Minutes, { says: 'abandoned' }],
    },
  ),
  entry(
    'not-found-then-cancelled',
    'user_404_cancelled',
    'Not found, then cancelled',
    'The capture answers 502 without a debit. Verify finds nothing for three minutes, then says cancelled for ever, and so does a webhook.',
    {
      ...unanswered,
      settles: { ends: 'never' },
      webhooks: [{ from: 'capture', tells: 'cancelled', afterMs: 3 * minuteMs }],
      verify: [notFoundFor3Minutes, { says: 'cancelled' }],
    },
  ),
  entry(
    'never-found',
    'user_404',
    'Never found',
    'The debit is made, the capture answers 502. Neither verify nor the list ever know of it.',
    { ...unanswered, ...quiet, verify: [{ says: 'not-found' }] },
  ),
  entry(
    'only-listed',
    'user_listed',
    'Known to the list only',
    'The debit is made, the capture answers 502. Verify never finds it, the list of payments does.',
    { ...unanswered, ...quiet, verify: [{ says: 'not-found' }], listKnows: true },
  ),
  entry(
    'failed-once',
    'user_failed_once',
    'Failed, then successful',
    'The debit is made, the capture answers 502. Verify says failed once and successful from then on.',
    { ...unanswered, ...quiet, verify: [{ says: 'failed', reads: 1 }] },
  ),
  entry(
    'failed-for-good',
    'user_failed',
    'Failed for good',
    'The capture answers 502 without a debit. Verify says failed from the start.',
    { ...unanswered, settles: { ends: 'failed' } },
  ),
  entry(
    'verify-down',
    'user_verify_down',
    'Verify is down',
    'The debit is made, the capture answers 502. Verify and the list answer 503 for five minutes.',
    { ...unanswered, ...quiet, verify: [{ says: 'down', forMs: 5 * minuteMs }] },
  ),
  entry(
    'success-after-decline',
    'user_declined_paid',
    'Paid after it was declined',
    'The capture is refused for want of money, and verify says failed. Two minutes later the bank debits all the same.',
    {
      faults: { capture: { answer: { kind: 'refused', message: 'Insufficient funds' } } },
      debitsAnyway: { after: 'capture', ms: 2 * minuteMs },
    },
  ),
  entry(
    'success-after-leaving',
    'user_leaves',
    'Paid after the payer has left',
    'The charge asks for token 123456 and the payer leaves. Ten minutes later the bank debits without a capture.',
    { chargeAsks: 'token', debitsAnyway: { after: 'charge', ms: 10 * minuteMs } },
    { payer: 'leaves-when-asked' },
  ),
  entry(
    'success-after-a-day',
    'user_leaves_late',
    'Paid a day after the payer has left',
    'The charge asks for token 123456 and the payer leaves. 25 hours later the bank debits without a capture.',
    { chargeAsks: 'token', debitsAnyway: { after: 'charge', ms: 25 * hourMs } },
    { payer: 'leaves-when-asked' },
  ),
] as const satisfies readonly Scenario[];
