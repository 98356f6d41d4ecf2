import type { DebitBehaviour } from '../behaviour.ts';
import { type MandateScenario, mandateEntriesOf } from '../scenario.ts';

const write = mandateEntriesOf('debits');

const minuteMs = 60_000;

/** All are sent the ₦50 at once and are ready a second after the approval, so that the debit is what differs. */
const entry = <const Id extends string>(
  id: Id,
  digits: string,
  title: string,
  story: string,
  debit: DebitBehaviour,
  moneyMinor?: number,
): MandateScenario<Id> =>
  write(id, digits, title, story, {
    transfers: [{ afterMs: 2_000 }],
    ready: 1_000,
    debit,
    ...(moneyMinor === undefined ? {} : { moneyMinor }),
  });

const done = { effect: 'done' } as const;

export const debits = [
  entry(
    'debit-insufficient',
    '601',
    'Not enough money',
    'There are ₦640 in the account, and a debit of more fails with code 51.',
    {},
    64_000,
  ),
  entry(
    'debit-processing',
    '602',
    'Processing, then taken',
    'A debit is processing for 30 seconds and is taken then.',
    { settles: { ends: 'successful', afterMs: 30_000 } },
  ),
  entry(
    'debit-processing-failed',
    '603',
    'Processing, then failed',
    'A debit is processing for 30 seconds and fails then.',
    { settles: { ends: 'failed', afterMs: 30_000 } },
  ),
  entry('debit-processing-ever', '604', 'Processing for ever', 'A debit is processing, and stays so.', {
    settles: { ends: 'never', afterMs: 0 },
  }),
  entry('debit-cut-after', '605', 'Taken, and cut', 'A debit is taken and the connection cut.', {
    fault: { answer: { kind: 'cut' }, ...done },
  }),
  entry('debit-cut-before', '606', 'Cut, and not taken', 'The connection is cut before anything is taken.', {
    fault: { answer: { kind: 'cut' } },
  }),
  entry('debit-502-after', '607', 'Taken, and 502', 'A debit is taken and answered 502.', {
    fault: { answer: { kind: 'gateway', status: 502 }, ...done },
  }),
  entry('debit-502-before', '608', '502, and not taken', 'A debit is answered 502 and nothing is taken.', {
    fault: { answer: { kind: 'gateway', status: 502 } },
  }),
  entry(
    'debit-unknown-code',
    '609',
    'A code nobody knows',
    'A debit is taken and answered with a code that stands in no list.',
    {
      fault: { answer: { kind: 'spoilt', how: 'unknown-code' }, ...done },
    },
  ),
  entry('debit-silent', '610', 'Taken, and silent', 'A debit is taken and never answered.', {
    fault: { answer: { kind: 'silent' }, ...done },
  }),
  entry('debit-failed', '611', 'Failed at the bank', 'A debit fails with code 96.', {
    fails: { code: '96', message: 'System malfunction' },
  }),
  entry(
    'debit-refused',
    '612',
    'Refused by the bank',
    'A debit fails with code 05: to be tried again after some days.',
    {
      fails: { code: '05', message: 'Do not honour' },
    },
  ),
  entry(
    'debit-hidden',
    '613',
    'Taken, and not found',
    'A debit is taken and answered 502. Reading it knows nothing of it for three minutes.',
    { fault: { answer: { kind: 'gateway', status: 502 }, ...done }, hiddenMs: 3 * minuteMs },
  ),
  entry('debit-other-amount', '614', 'Another amount', 'A debit is taken and told as one hundredth of it.', {
    tells: 'one-hundredth',
  }),
  entry('debit-429', '615', 'Too many requests', 'A debit is answered 429, and nothing is taken.', {
    fault: { answer: { kind: 'rate-limited', retryAfterSeconds: 2 }, times: 1 },
  }),
  entry('debit-html', '616', 'Taken, and a page', 'A debit is taken and answered with a web page.', {
    fault: { answer: { kind: 'spoilt', how: 'html' }, ...done },
  }),
  entry('debit-truncated', '617', 'Taken, half told', 'A debit is taken and answered with half a body.', {
    fault: { answer: { kind: 'spoilt', how: 'truncated' }, ...done },
  }),
  entry('debit-slow', '618', 'Taken, slowly', 'A debit is taken and answered 20 seconds later.', {
    fault: { answer: { kind: 'slow', ms: 20_000 }, ...done },
  }),
] as const satisfies readonly MandateScenario[];
