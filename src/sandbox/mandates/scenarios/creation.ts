import { type MandateScenario, mandateEntriesOf } from '../scenario.ts';

const entry = mandateEntriesOf('creation');

const once = { times: 1 } as const;
const done = { effect: 'done' } as const;

/** What is refused, and answers that are lost. */
export const creation = [
  entry(
    'other-holder',
    '401',
    'Names differ',
    'The account belongs to somebody else than the customer. No mandate is created.',
    { creation: { refuses: 'other-holder' } },
  ),
  entry(
    'other-pending',
    '402',
    'Another one waits',
    'Another mandate waits for its transfer on this account.',
    {
      creation: { refuses: 'other-pending' },
    },
  ),
  entry(
    'first-start-date',
    '403',
    'The start date is in use',
    'The first start date that is asked for is in use at this account. Any other is free.',
    { creation: { refuses: 'first-start-date' } },
  ),
  entry('no-such-account', '404', 'No such account', 'The bank knows no account of this number.', {
    creation: { refuses: 'no-such-account' },
  }),
  entry(
    'create-cut-after',
    '405',
    'Created, and cut',
    'The first create makes the mandate and cuts the connection.',
    {
      creation: { fault: { answer: { kind: 'cut' }, ...done, ...once } },
    },
  ),
  entry(
    'create-cut-before',
    '406',
    'Cut, and not created',
    'The first create cuts the connection and makes nothing.',
    {
      creation: { fault: { answer: { kind: 'cut' }, ...once } },
    },
  ),
  entry(
    'create-502-after',
    '407',
    'Created, and 502',
    'The first create makes the mandate and answers 502.',
    {
      creation: { fault: { answer: { kind: 'gateway', status: 502 }, ...done, ...once } },
    },
  ),
  entry(
    'create-502-before',
    '408',
    '502, and not created',
    'The first create answers 502 and makes nothing.',
    {
      creation: { fault: { answer: { kind: 'gateway', status: 502 }, ...once } },
    },
  ),
  entry(
    'create-silent',
    '409',
    'Created, and silent',
    'The first create makes the mandate and never answers.',
    {
      creation: { fault: { answer: { kind: 'silent' }, ...done, ...once } },
    },
  ),
  entry(
    'create-429',
    '410',
    'Too many requests',
    'The first create is answered 429, to be tried after two seconds.',
    {
      creation: { fault: { answer: { kind: 'rate-limited', retryAfterSeconds: 2 }, ...once } },
    },
  ),
  entry(
    'create-html',
    '411',
    'Created, and a page',
    'The first create makes the mandate and answers with a web page.',
    {
      creation: { fault: { answer: { kind: 'spoilt', how: 'html' }, ...done, ...once } },
    },
  ),
  entry(
    'create-huge',
    '412',
    'Created, and 10 MB',
    'The first create makes the mandate and answers with 10 MB.',
    {
      creation: { fault: { answer: { kind: 'spoilt', how: 'huge' }, ...done, ...once } },
    },
  ),
  entry(
    'create-truncated',
    '413',
    'Created, half told',
    'The first create makes the mandate and answers with half a body.',
    {
      creation: { fault: { answer: { kind: 'spoilt', how: 'truncated' }, ...done, ...once } },
    },
  ),
  entry(
    'create-slow',
    '414',
    'Created, slowly',
    'The first create makes the mandate and answers five seconds later.',
    {
      creation: { fault: { answer: { kind: 'slow', ms: 5_000 }, ...done, ...once } },
    },
  ),
  entry(
    'create-drip',
    '415',
    'Created, byte by byte',
    'The first create makes the mandate and answers a byte a second.',
    {
      creation: { fault: { answer: { kind: 'spoilt', how: 'drip' }, ...done, ...once } },
    },
  ),
] as const satisfies readonly MandateScenario[];
