import { expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { judge } from './judge.ts';
import { bookOf, second } from './made-up-books.ts';
import { butFor, goodFacts, withBook } from './made-up-facts.ts';

/** Which invariants a run breaks, and how. */
const broken = (facts: Facts): readonly string[] => [
  ...new Set(judge(facts).map(({ invariant, what }) => `${invariant} ${what}`)),
];
const [paidDebit, mandateDebit] = goodFacts.ledger;
if (!paidDebit || !mandateDebit) throw new Error('The good run has two debits');
const isPaid = ({ reference }: { reference: string }) => reference === 'REFERENCEOFTHEPAID01';
const shown = goodFacts.record.find((entry) => entry.kind === 'screen');
if (shown?.kind !== 'screen') throw new Error('The good run shows something');
const andThen = (...entries: Facts['record']): Facts => ({
  ...goodFacts,
  record: [...goodFacts.record, ...entries],
});

it('finds nothing in a run in which everything is right', () => {
  expect(judge(goodFacts)).toEqual([]);
});

it('finds nothing in a capture that the provider has turned away for being one too many, and was asked for again', () => {
  const [capture] = goodFacts.calls;
  if (!capture) throw new Error('The good run has a capture');
  const calls = [{ ...capture, status: 429 }, ...goodFacts.calls];
  expect(judge({ ...goodFacts, calls })).toEqual([]);
});

it.each<readonly [string, Facts, readonly string[]]>([
  [
    'two debits by one attempt',
    { ...goodFacts, ledger: [paidDebit, paidDebit, mandateDebit] },
    ['I1 debited more than once', 'I16 payments do not come to the same'],
  ],
  [
    'a second debit that is not known as one, though the payer made it on the page',
    {
      ...goodFacts,
      attempts: goodFacts.attempts.flatMap((row) =>
        isPaid(row)
          ? [row, { ...row, number: 2, way: 'provider-page', reference: 'REFERENCEOFTHEPAGE01' }]
          : [row],
      ),
      ledger: [paidDebit, { ...paidDebit, reference: 'REFERENCEOFTHEPAGE01' }, mandateDebit],
    },
    ['I1 a second debit is not known as one', 'I16 payments do not come to the same'],
  ],
  [
    'a capture that nobody had decided',
    { ...goodFacts, calls: goodFacts.calls.flatMap((call) => [call, call]).slice(0, 3) },
    ['I1 capture was asked for more often than was decided'],
  ],
  [
    'a debit of a mandate that was ordered twice at the provider',
    { ...goodFacts, calls: [...goodFacts.calls, ...goodFacts.calls.slice(1)] },
    ['I1 debit was asked for more often than was decided'],
  ],
  [
    'a debit that no attempt is known of',
    { ...goodFacts, ledger: [...goodFacts.ledger, { ...paidDebit, reference: 'REFERENCEOFNOBODY001' }] },
    ['I2 a debit without exactly one attempt', 'I16 payments do not come to the same'],
  ],
  [
    'a debit of an attempt that counts as refused',
    butFor('attempts', isPaid, { state: 'refused' }),
    ['I2 a debit that no payment is known of', 'I16 payments do not come to the same'],
  ],
  [
    'a debit of a checkout that counts as cancelled',
    butFor('checkouts', ({ id }) => id === 'paid', { status: 'cancelled' }),
    [
      'I2 a debit of a checkout that counts as unpaid',
      'I4 "paid" was shown last, and the checkout is cancelled at "paid"',
      'I7 the status is not what the book tells',
    ],
  ],
  [
    'a debit of another amount that counts as the payment',
    { ...goodFacts, ledger: [{ ...paidDebit, amountMinor: 5_000 }, mandateDebit] },
    ['I2 a debit of another amount counts as the payment', 'I16 payments do not come to the same'],
  ],
  [
    'a payment that the provider tells of as another, and counts as ours',
    {
      ...goodFacts,
      misreported: new Set(['REFERENCEOFTHEPAID01']),
      toldAsAnother: new Set(['REFERENCEOFTHEPAID01']),
    },
    ['I2 a payment that the provider tells of as another counts as ours'],
  ],
  [
    'a right debit that counts as another',
    butFor('attempts', isPaid, { state: 'mismatch' }),
    ['I2 the debit that was ordered counts as another'],
  ],
  [
    'a debit of a mandate that counts as failed',
    butFor('debits', () => true, { state: 'failed' }),
    [
      'I2 a debit of a mandate counts as another or as none',
      'I16 debits of mandates do not come to the same',
    ],
  ],
  [
    'a payment without a debit',
    { ...goodFacts, ledger: [mandateDebit] },
    [
      'I3 a success without a debit',
      'I3 a paid checkout without a debit',
      'I16 payments do not come to the same',
    ],
  ],
  [
    'a mandate that the bank has not approved',
    {
      ...goodFacts,
      mandateTruths: goodFacts.mandateTruths.map((truth) => ({ ...truth, approvedAt: undefined })),
    },
    ['I3 an approved mandate that the bank has not approved'],
  ],
  [
    'a screen that offers a second payment while the first is not known',
    andThen({ ...shown, page: 'p9', at: second(5.5), step: 'declined', version: 5 }),
    ['I10 one version showed two steps', 'I4 "declined" was shown while the payment was made'],
  ],
  [
    'a screen that says no after the debit',
    andThen({ ...shown, page: 'p9', at: second(50), step: 'choose-bank', version: 5 }),
    ['I10 one version showed two steps', 'I4 "choose-bank" was shown while the payment was made'],
  ],
  [
    'a screen that offers another try while nobody knows',
    {
      ...withBook(
        'left',
        bookOf('left', [
          ['checkout.created'],
          ['attempt.started', { attempt: 1 }],
          ['charge.sent', { attempt: 1 }],
          ['charge.answered', { attempt: 1, answer: 'unknown' }],
          ['attempt.declined', { attempt: 1 }],
          ['checkout.cancelled'],
        ]),
      ),
    },
    ['I4 "declined" was shown while the payment was not known'],
  ],
  [
    'somebody who came back and saw nothing',
    andThen({ kind: 'left', at: second(40), checkoutId: 'paid', page: 'p9', cameBack: true }),
    ['I4 a customer came back and saw nothing'],
  ],
  [
    'somebody who paid, came back and was not told',
    andThen(
      { ...shown, page: 'p9', at: second(39), step: 'confirming', version: 5 },
      { kind: 'left', at: second(40), checkoutId: 'paid', page: 'p9', cameBack: true },
    ),
    ['I5 "confirming" was shown last, and the checkout is succeeded at "paid"'],
  ],
  [
    'somebody who came back to an older version',
    andThen(
      { ...shown, page: 'p9', at: second(39), step: 'paid', version: 4 },
      { kind: 'left', at: second(40), checkoutId: 'paid', page: 'p9', cameBack: true },
    ),
    ['I10 the last version that was seen is not the recorded one'],
  ],
  [
    'an end that nobody will tell',
    butFor('outbox', ({ id }) => id === 'ev_2', { nextAt: null }),
    ['I5 a notification will never be told'],
  ],
  [
    'an end that counts as told',
    butFor('outbox', ({ id }) => id === 'ev_2', { nextAt: null, deliveredAt: second(9) }),
    ['I5 a notification counts as told and was not taken'],
  ],
  [
    'an end that was not kept to be told',
    { ...goodFacts, outbox: goodFacts.outbox.filter(({ id }) => id !== 'ev_3') },
    ['I5 checkout.cancelled happened and was not kept to be told'],
  ],
  [
    'an end that is told under two ids',
    {
      ...goodFacts,
      outbox: [...goodFacts.outbox, ...goodFacts.outbox.slice(2, 3).map((row) => ({ ...row, id: 'ev_20' }))],
    },
    ['I5 checkout.cancelled is told under two ids'],
  ],
  [
    'a word to the merchant that was never kept',
    andThen({
      kind: 'receipt',
      at: second(9),
      eventId: 'ev_77',
      type: 'checkout.failed',
      checkoutId: 'left',
      taken: true,
      body: {},
    }),
    ['I5 the merchant was told what was never kept'],
  ],
  [
    'a word to the merchant about another checkout',
    andThen({
      kind: 'receipt',
      at: second(9),
      eventId: 'ev_3',
      type: 'checkout.cancelled',
      checkoutId: 'paid',
      taken: true,
      body: {},
    }),
    ['I14 the merchant was told of another checkout'],
  ],
  [
    'a lease that nobody takes back',
    butFor('checkouts', ({ id }) => id === 'left', {
      status: 'open',
      leaseUntil: second(10),
      nextAt: second(10),
    }),
    ['I6 a lease was not taken back', 'I7 the status is not what the book tells'],
  ],
  [
    'a checkout that nobody looks at again',
    butFor('checkouts', ({ id }) => id === 'left', { status: 'open' }),
    ['I6 nobody will look at it again', 'I7 the status is not what the book tells'],
  ],
  [
    'a checkout that is overdue',
    butFor('checkouts', ({ id }) => id === 'left', { status: 'open', nextAt: second(10) }),
    ['I6 it is overdue and nobody has looked at it', 'I7 the status is not what the book tells'],
  ],
  [
    'an outcome that the provider knows and we do not',
    {
      ...butFor('attempts', ({ checkoutId }) => checkoutId === 'left', { exposure: 'sent' }),
      lastWords: new Map([['REFERENCEOFTHELEFT01', 'failed']]),
    },
    ['I6 the provider says "failed" and it is not settled'],
  ],
  [
    'an unknown outcome that is not asked about',
    {
      ...butFor('attempts', ({ checkoutId }) => checkoutId === 'left', { exposure: 'sent', verifyAt: null }),
      lastWords: new Map([['REFERENCEOFTHELEFT01', 'not-found']]),
    },
    ['I6 an unknown outcome is not asked about any more'],
  ],
  [
    'an unknown outcome that was to be asked about long ago',
    {
      ...butFor('attempts', ({ checkoutId }) => checkoutId === 'left', {
        exposure: 'sent',
        verifyAt: second(20),
      }),
      lastWords: new Map([['REFERENCEOFTHELEFT01', 'not-found']]),
    },
    ['I6 an unknown outcome was to be asked about and was not'],
  ],
  [
    'an approval that nobody knows of',
    butFor('mandates', () => true, { state: 'awaiting_transfer', nextAt: second(101) }),
    ['I6 the bank has approved it and nobody knows'],
  ],
  [
    'a mandate that waits and that nobody looks at, nor its checkout',
    {
      ...butFor('mandates', () => true, { state: 'awaiting_transfer' }),
      mandateTruths: goodFacts.mandateTruths.map((truth) => ({ ...truth, status: 'initiated' as const })),
    },
    ['I6 nobody will look at the mandate again'],
  ],
  [
    'a mandate that was ended here and lives on',
    butFor('mandates', () => true, { state: 'cancelled' }),
    ['I6 it was ended here and lives on at the bank'],
  ],
  [
    'a cancellation that is owed and not tried',
    butFor('mandates', () => true, { owed: 'cancel' }),
    ['I6 what is owed to the provider is not tried again'],
  ],
  [
    'a debit that nobody asks about',
    {
      ...butFor('debits', () => true, { state: 'processing' }),
      lastWords: new Map([['REFERENCEOFADEBIT001', 'not-found']]),
    },
    ['I6 a debit is not asked about any more', 'I16 debits of mandates do not come to the same'],
  ],
])('finds %s', (_, facts, found) => {
  expect([...broken(facts)].sort()).toEqual([...found].sort());
});
