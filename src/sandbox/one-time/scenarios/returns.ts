import { type LinkScenario, linkEntriesOf } from '../scenario.ts';

const entry = linkEntriesOf('returns');

/** From the page back to the merchant, or not. */
export const returns = [
  entry('straight-back', '00', 'Straight through', 'The payer pays and is sent back with the truth.'),
  entry('return-lost', '01', 'Paid, and no way back', 'The payer pays. The page sends nobody back.', {
    returns: 'never',
  }),
  entry(
    'return-forged',
    '02',
    'A return that lies',
    'The bank refuses. The payer is sent back with status=successful.',
    { returns: 'says-successful', payment: { settles: { ends: 'failed' } } },
  ),
  entry(
    'return-untold',
    '03',
    'A return without a word',
    'The payer pays and is sent back with nothing added.',
    {
      returns: 'bare',
    },
  ),
  entry(
    'return-of-another',
    '04',
    'A return of another payment',
    'The payer pays and is sent back with another reference.',
    { returns: 'another-reference' },
  ),
  entry(
    'closed-then-paid',
    '05',
    'Closed, and paid all the same',
    'The payer closes the page. Half a minute later the money goes.',
    { paidAfterClosingMs: 30_000 },
  ),
  entry(
    'paid-twice',
    '06',
    'Paid twice',
    'The payer pays, and once more twenty seconds later: two debits of one reference.',
    { paidAgainMs: 20_000 },
  ),
] as const satisfies readonly LinkScenario[];
