import { expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { judge } from './judge.ts';
import { bookOf, iso, second } from './made-up-books.ts';
import { butFor, goodFacts, withBook } from './made-up-facts.ts';

/** Which invariants a run breaks, and how. */
const broken = (facts: Facts): readonly string[] => [
  ...new Set(judge(facts).map(({ invariant, what }) => `${invariant} ${what}`)),
];
const [paidDebit, mandateDebit] = goodFacts.ledger;
if (!paidDebit || !mandateDebit) throw new Error('The good run has two debits');
const shown = goodFacts.record.find((entry) => entry.kind === 'screen');
if (shown?.kind !== 'screen') throw new Error('The good run shows something');
const andThen = (...entries: Facts['record']): Facts => ({
  ...goodFacts,
  record: [...goodFacts.record, ...entries],
});

it.each<readonly [string, Facts, readonly string[]]>([
  [
    'an answer that is written down after its call was given up',
    withBook(
      'left',
      bookOf('left', [
        ['checkout.created'],
        ['attempt.started', { attempt: 1 }],
        ['charge.sent', { attempt: 1 }],
        ['lease.expired', { call: 'charge' }],
        ['charge.answered', { attempt: 1, answer: 'refused' }],
        ['checkout.cancelled'],
      ]),
    ),
    ['I7 charge.answered after its call was given up'],
  ],
  [
    'a gap in the book',
    withBook('left', bookOf('left', [['checkout.created'], ['checkout.cancelled']]).slice(1)),
    ['I7 the book has a gap'],
  ],
  [
    'an end that follows another end',
    withBook(
      'left',
      bookOf('left', [
        ['checkout.created'],
        ['page.returned'],
        ['page.returned'],
        ['page.returned'],
        ['checkout.cancelled'],
        ['checkout.expired'],
      ]),
    ),
    ['I5 checkout.expired happened and was not kept to be told', 'I7 checkout.expired after cancelled'],
  ],
  [
    'a webhook that was taken and lost',
    { ...goodFacts, inbox: [] },
    ['I8 a webhook was taken and is not kept'],
  ],
  [
    'a webhook that is kept twice',
    { ...goodFacts, inbox: [...goodFacts.inbox, ...goodFacts.inbox] },
    ['I8 a webhook is kept twice'],
  ],
  [
    'a payment that a webhook has changed when it was told again',
    { ...goodFacts, toldAgain: { before: ['checkout paid succeeded'], after: ['checkout paid failed'] } },
    ['I9 a webhook that was told again has changed this'],
  ],
  [
    'a page that goes back in time',
    andThen({ ...shown, page: 'p3', at: second(40), step: 'paid', version: 4 }),
    [
      'I10 the last version that was seen is not the recorded one',
      'I10 a page went back to an older version',
    ],
  ],
  [
    'a version that was never kept',
    andThen({ ...shown, page: 'p9', at: second(40), step: 'paid', version: 9 }),
    ['I10 a page saw a version that was never kept'],
  ],
  [
    'two steps under one version',
    andThen({ ...shown, page: 'p9', at: second(1), screen: 'log-in', step: 'log-in' }),
    ['I10 one version showed two steps'],
  ],
  [
    'another amount than ordered in the database',
    butFor('checkouts', ({ id }) => id === 'left', { amountMinor: 1 }),
    ['I11 a checkout is not kept as it was ordered'],
  ],
  [
    'another amount than ordered on a screen',
    andThen({ ...shown, page: 'p9', amountMinor: 50 }),
    ['I11 a page showed another amount or payee'],
  ],
  [
    'another payee on a screen',
    andThen({ ...shown, page: 'p9', payee: 'Somebody Else' }),
    ['I11 a page showed another amount or payee'],
  ],
  [
    'an amount that nobody had ordered, charged',
    { ...goodFacts, ledger: [{ ...paidDebit, amountMinor: 77 }, mandateDebit] },
    [
      'I2 a debit of another amount counts as the payment',
      'I11 another amount was charged than ordered',
      'I16 payments do not come to the same',
    ],
  ],
  [
    'a debit before the mandate was ready',
    { ...goodFacts, ledger: [paidDebit, { ...mandateDebit, at: iso(2) }] },
    ['I12 a debit before the mandate was ready'],
  ],
  [
    'a debit by no mandate',
    { ...goodFacts, mandateTruths: [] },
    ['I3 an approved mandate that the bank has not approved', 'I12 a debit by no mandate'],
  ],
  [
    'a debit after the mandate was over',
    {
      ...goodFacts,
      mandateTruths: goodFacts.mandateTruths.map((truth) => ({ ...truth, cancelledAt: iso(4) })),
    },
    ['I12 a debit after the mandate was over'],
  ],
  [
    'debits above the cap',
    butFor('mandates', () => true, { totalCapMinor: 30_000 }),
    ['I12 the debits are more than the cap'],
  ],
  [
    'two mandates of one order',
    {
      ...goodFacts,
      mandates: goodFacts.mandates.flatMap((row) => [
        row,
        { ...row, id: 'man_2', reference: 'REFERENCEOFMANDATE02' },
      ]),
      mandateTruths: goodFacts.mandateTruths.flatMap((row) => [
        row,
        { ...row, id: 'mmc_2', reference: 'REFERENCEOFMANDATE02' },
      ]),
    },
    ['I12 two mandates of one order live'],
  ],
  [
    'a password in what a process wrote, in whatever form',
    {
      ...goodFacts,
      sinks: [{ name: 'output', text: Buffer.from('xx canary-password-7 yy').toString('base64') }],
    },
    ['I13 a secret stands where it must not'],
  ],
  [
    'a process that ends unasked',
    andThen({ kind: 'process', at: second(9), process: 'proxy-1', what: 'ended', code: 1 }),
    ['I6 a process ended unasked'],
  ],
  [
    'a process that is told to end and drops what it had begun',
    andThen(
      { kind: 'process', at: second(9), process: 'proxy-1', what: 'terminated' },
      { kind: 'process', at: second(9), process: 'proxy-1', what: 'ended', code: null },
    ),
    ['I6 a process that was told to end did not end in order'],
  ],
  [
    'a page token that opens its checkout after its time',
    { ...goodFacts, lateTokenStatus: 200 },
    ['I14 a page token opened its checkout after its time'],
  ],
  [
    'pages that nobody wakes',
    andThen(
      ...Array.from({ length: 20 }, (_, page) => [
        { ...shown, page: `w${page}`, at: second(6.5), step: 'confirming', version: 4 },
        { ...shown, page: `w${page}`, at: second(30), step: 'paid', version: 5 },
      ]).flat(),
    ),
    ['I10 pages wait on for what is kept'],
  ],
  [
    "another checkout's view on a page",
    andThen({ ...shown, page: 'p9', viewId: 'left' }),
    ['I14 a page was shown another checkout'],
  ],
  [
    'a new attempt while the older one is not known',
    withBook(
      'left',
      bookOf('left', [
        ['checkout.created'],
        ['attempt.started', { attempt: 1 }],
        ['charge.sent', { attempt: 1 }],
        ['attempt.started', { attempt: 2 }],
        ['charge.answered', { attempt: 1, answer: 'refused' }],
        ['checkout.cancelled'],
      ]),
    ),
    ['I15 attempt.started while another attempt may have been paid'],
  ],
  [
    'a new attempt after a payment',
    withBook('paid', [
      ...goodFacts.events.filter(({ checkoutId, seq }) => checkoutId === 'paid' && seq < 8),
      { checkoutId: 'paid', seq: 8, type: 'attempt.started', at: second(9), data: { attempt: 2 } },
    ]),
    ['I7 the status is not what the book tells', 'I15 attempt.started while another attempt had been paid'],
  ],
  [
    'a merchant who was told of another amount',
    butFor('outbox', ({ id }) => id === 'ev_1', { payload: { checkout: { amountMinor: 1 } } }),
    ['I16 payments do not come to the same'],
  ],
])('finds %s', (_, facts, found) => {
  expect([...broken(facts)].sort()).toEqual([...found].sort());
});

it('lets a code be asked for once more before the debit that it leads to', () => {
  const asked = bookOf('paid', [
    ['checkout.created'],
    ['attempt.started', { attempt: 1 }],
    ['charge.sent', { attempt: 1 }],
    ['charge.answered', { attempt: 1, answer: 'asked' }],
    ['capture.sent', { attempt: 1 }],
    ['capture.answered', { attempt: 1, answer: 'ok' }],
    ['payment.verified', { attempt: 1 }],
    ['checkout.succeeded', { attempt: 1 }],
  ]);
  const { record } = andThen(
    { ...shown, page: 'p9', at: second(3.5), step: 'authorise', version: 4 },
    { kind: 'command', at: second(3.7), checkoutId: 'paid', page: 'p9', command: 'authorise', version: 4 },
    { ...shown, page: 'p8', at: second(4.7), step: 'authorise', version: 4 },
  );
  expect(broken({ ...withBook('paid', asked), record })).toEqual([]);
});
