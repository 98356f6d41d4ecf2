import { type LinkScenario, linkEntriesOf } from '../scenario.ts';

const entry = linkEntriesOf('refunds');

const once = { times: 1 } as const;
const done = { effect: 'done' } as const;
const silent = { answer: { kind: 'silent' }, ...once } as const;

/** Of a payment that went straight through, by link or not. */
export const refunds = [
  entry(
    'refund-later',
    '51',
    'A refund under way',
    'The refund is taken on. The money is back two minutes later.',
    {
      refund: { settles: { afterMs: 120_000 } },
    },
  ),
  entry('refund-never', '52', 'A refund that never comes', 'The refund is taken on. Nothing goes back.', {
    refund: { settles: 'never' },
  }),
  entry(
    'refund-silent-after',
    '53',
    'Refunded, and silent',
    'The money goes back. The first call never answers.',
    {
      refund: { fault: { ...silent, ...done } },
    },
  ),
  entry(
    'refund-silent-before',
    '54',
    'Silent, and not refunded',
    'The first call does nothing and never answers.',
    {
      refund: { fault: silent },
    },
  ),
  entry('refund-502-after', '55', 'Refunded, and 502', 'The money goes back. The first call answers 502.', {
    refund: { fault: { answer: { kind: 'gateway', status: 502 }, ...done, ...once } },
  }),
  entry('refund-502-before', '56', '502, and not refunded', 'The first call does nothing and answers 502.', {
    refund: { fault: { answer: { kind: 'gateway', status: 502 }, ...once } },
  }),
  entry(
    'refund-silent-and-later',
    '57',
    'Silent, and refunded later',
    'The first call never answers. The money is back two minutes later.',
    { refund: { fault: { ...silent, ...done }, settles: { afterMs: 120_000 } } },
  ),
  entry(
    'refund-not-possible',
    '58',
    'No refund',
    'Every call is told that this payment cannot be refunded.',
    {
      refund: { refuses: 'not-possible' },
    },
  ),
  entry(
    'refund-said-done',
    '59',
    'Said to be refunded',
    'Every call is told that it was refunded already. Nothing went back, and verify says so.',
    { refund: { refuses: 'already-refunded' } },
  ),
] as const satisfies readonly LinkScenario[];
