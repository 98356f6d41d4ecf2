import { expect, it } from 'vitest';
import type { VerifiedPayment } from '../providers/provider.ts';
import type { RecordedPayment } from '../store/recorded-payment.ts';
import { compare, type FoundBreak } from './compare.ts';

const day = 86_400_000;
const paid: RecordedPayment = {
  reference: 'R1',
  checkoutId: 'co_1',
  debitId: undefined,
  amountMinor: 500_000,
  currency: 'NGN',
  outcome: 'paid',
  isRefunded: false,
  at: day,
  bookedBy: day,
};
const listed: VerifiedPayment = {
  status: 'successful',
  reference: 'R1',
  amountMinor: 500_000,
  currency: 'NGN',
  mode: 'live',
  createdAt: day,
};
const whose = { reference: 'R1', checkoutId: 'co_1', debitId: undefined, begunAt: day };
/** Paid back in the dashboard, by a word for it that nobody here knows. */
const back = { status: 'open', isRefunded: true } as const;
const held = (ours: readonly RecordedPayment[], theirs: readonly VerifiedPayment[]): FoundBreak[] =>
  compare({ ours, theirs, isCut: false, mode: 'live', from: day, to: 2 * day });

it.each<[string, Partial<RecordedPayment>, Partial<VerifiedPayment>]>([
  ['both say that it was paid', {}, {}],
  ['neither knows yet', { outcome: 'unknown' }, { status: 'open' }],
  ['it failed in both', { outcome: 'unpaid' }, { status: 'failed' }],
  ['both say that it was paid back', { isRefunded: true }, { isRefunded: true }],
  ['the list does not tell its mode', {}, { mode: 'unknown' }],
  ['both say that it was paid back, by another word for how it stands', { isRefunded: true }, back],
  ['what was not as ordered was paid back there', { outcome: 'other' }, { ...back, amountMinor: 5_000 }],
])('there is no break where %s', (_, ours, theirs) => {
  expect(held([{ ...paid, ...ours }], [{ ...listed, ...theirs }])).toEqual([]);
});

it.each<[string, Partial<RecordedPayment>, Partial<VerifiedPayment>, FoundBreak]>([
  [
    'it was paid there and nobody knows here',
    { outcome: 'unknown' },
    {},
    { kind: 'status', ...whose, ours: 'unknown', theirs: 'successful' },
  ],
  [
    'it was paid there and ended unpaid here',
    { outcome: 'unpaid' },
    {},
    { kind: 'status', ...whose, ours: 'unpaid', theirs: 'successful' },
  ],
  [
    'it was paid back there and nobody knows here',
    { outcome: 'unknown' },
    back,
    { kind: 'status', ...whose, ours: 'unknown', theirs: 'refunded' },
  ],
  [
    'it was paid back there and ended unpaid here',
    { outcome: 'unpaid' },
    { isRefunded: true },
    { kind: 'status', ...whose, ours: 'unpaid', theirs: 'refunded' },
  ],
  [
    'it was paid back here and failed there',
    { isRefunded: true },
    { status: 'failed' },
    { kind: 'status', ...whose, ours: 'refunded', theirs: 'failed' },
  ],
  [
    'it failed there and was paid here',
    {},
    { status: 'failed' },
    { kind: 'status', ...whose, ours: 'paid', theirs: 'failed' },
  ],
  [
    'the amount differs',
    { outcome: 'other' },
    { amountMinor: 5_000 },
    { kind: 'amount', ...whose, ours: '500000 NGN', theirs: '5000 NGN' },
  ],
  ['the mode differs', {}, { mode: 'test' }, { kind: 'mode', ...whose, ours: 'live', theirs: 'test' }],
  [
    'it was paid back there only',
    {},
    { isRefunded: true },
    { kind: 'refund', ...whose, ours: 'not refunded', theirs: 'refunded' },
  ],
  [
    'it was paid back there only, by whatever word',
    {},
    back,
    { kind: 'refund', ...whose, ours: 'not refunded', theirs: 'refunded' },
  ],
  [
    'a debit under a mandate was paid back there',
    { debitId: 'db_1' },
    { isRefunded: true },
    { kind: 'refund', ...whose, debitId: 'db_1', ours: 'not refunded', theirs: 'refunded' },
  ],
  [
    'it was paid back here only',
    { isRefunded: true },
    {},
    { kind: 'refund', ...whose, ours: 'refunded', theirs: 'not refunded' },
  ],
])('there is a break where %s', (_, ours, theirs, expected) => {
  expect(held([{ ...paid, ...ours }], [{ ...listed, ...theirs }])).toEqual([expected]);
});

it('a success of the list that nobody ordered here is one, a failure is not', () => {
  expect(held([], [listed, { ...listed, reference: 'R2', status: 'failed' }])).toEqual([
    { kind: 'missing_here', reference: 'R1', theirs: '500000', begunAt: day },
  ]);
});

it('a stranger’s success that was paid back is told as that', () => {
  const theirs = [{ ...listed, isRefunded: true }];
  expect(held([], theirs)).toEqual([
    { kind: 'missing_here', reference: 'R1', theirs: '500000 refunded', begunAt: day },
  ]);
});

it('what was paid back here and is not in the list is told as that', () => {
  expect(held([{ ...paid, isRefunded: true }], [])).toEqual([
    { kind: 'missing_there', ...whose, ours: 'refunded' },
  ]);
});

it('of a list that was cut nothing is said to be missing', () => {
  const books = { ours: [paid], theirs: [], mode: 'live', from: day, to: 2 * day } as const;
  expect(compare({ ...books, isCut: true })).toEqual([]);
});

it('the later of two payments is the second one, in whatever order they are read', () => {
  const second = { ...paid, reference: 'R0', at: paid.at + 1 };
  const there = { ...listed, reference: 'R0' };
  const found = [
    { ...whose, kind: 'duplicate', reference: 'R0', begunAt: paid.at + 1, ours: 'R1', theirs: 'R0' },
  ];
  expect(held([paid, second], [listed, there])).toEqual(found);
  expect(held([second, paid], [listed, there])).toEqual(found);
});

it('what was paid on these days and is not in the list is one, what was paid on others or not at all is not', () => {
  const others = [
    { ...paid, reference: 'R2', checkoutId: 'co_2', at: 0 },
    { ...paid, reference: 'R3', checkoutId: 'co_3', at: 2 * day },
    { ...paid, reference: 'R4', checkoutId: 'co_4', outcome: 'unknown' as const },
  ];
  expect(held([paid, ...others], [])).toEqual([{ kind: 'missing_there', ...whose, ours: 'paid' }]);
});

it('of what nobody knows when it was booked it is not said that it is missing there', () => {
  expect(held([{ ...paid, bookedBy: undefined }], [])).toEqual([]);
});

it('a checkout that was paid twice is one until one of the two is paid back', () => {
  const second = { ...paid, reference: 'R2' };
  const there = { ...listed, reference: 'R2' };
  expect(held([paid, second], [listed, there])).toEqual([
    { ...whose, kind: 'duplicate', reference: 'R2', ours: 'R1', theirs: 'R2' },
  ]);
  expect(held([paid, { ...second, isRefunded: true }], [listed, { ...there, isRefunded: true }])).toEqual([]);
});

it('two debits of one mandate are two orders', () => {
  const debits = [
    { ...paid, debitId: 'db_1' },
    { ...paid, reference: 'R2', debitId: 'db_2' },
  ];
  expect(held(debits, [listed, { ...listed, reference: 'R2' }])).toEqual([]);
});
