import type {
  Balance,
  BalanceQuery,
  CreateDebit,
  Debit,
  ListMandatesQuery,
  Mandate,
  ResolveDebit,
  Split,
} from '../../contract/mandate-api.ts';
import type {
  LinkedAccount,
  MandateOrder,
  MandateSchedule,
  MandateTerms,
} from '../../contract/mandate-terms.ts';
import type { CreateMandate } from '../../contract/merchant-api.ts';

type Words<T> = Readonly<Record<keyof T, string>>;
type Variable<T> = Extract<T, { debitType: 'variable' }>;
type Fixed<T> = Extract<T, { debitType: 'fixed' }>;

const time = 'ISO 8601, UTC.';
const sameOnProviderSide = 'What the provider knows it by, for talking to the provider.';

const mandateOrder: Words<Variable<MandateOrder>> = {
  type:
    '`emandate`: of one account. `sweep`: of one account, and of the payer’s others where that one does not hold enough; by the provider’s page only. ' +
    '`signed`: on a signed form; the provider sets up no new ones.',
  debitType:
    '`variable`: any number of debits of any size, until the total is used up or the last day is over.',
  totalCapMinor: 'The most that may be taken in all, in kobo. A ceiling, not a charge.',
  startDate:
    'The first day, by the calendar of Nigeria: today or later. Where another mandate of the same account starts on it, the next free day is taken.',
  endDate: 'The last day, after the first.',
  feeBearer:
    'Who pays the provider’s fee of a debit: you, unless you say `customer`. The provider’s page takes no other than you.',
  verification:
    'How the payer proves an account here: by a transfer of ₦50.00 from it, unless you say `selfie`, which the operator must have enabled.',
  linkedAccountId:
    'An account that this payer has linked, by its id (`GET /v1/linked-accounts`): its bank is chosen and its number filled in, and the payer may still use another one. ' +
    'Only where the account is entered here. One that is not there, is gone, or was linked by another customer than the one you name is `invalid_request`.',
};

const { totalCapMinor: _, ...ofEveryOrder } = mandateOrder;

const fixedOrder: Words<Fixed<MandateOrder>> = {
  ...ofEveryOrder,
  debitType: '`fixed`: the provider debits by itself, by the schedule. Your own debits are refused.',
  perDebitMinor: 'What is taken each time, in kobo.',
  schedule: 'When it is taken, and what is done where the account does not hold enough.',
};

const schedule: Words<MandateSchedule> = {
  frequency: '`days`, `weeks` and `months` need an `interval`: every so many of them.',
  firstDebitDate: 'The day of the first debit: after the first day, and not after the last one.',
  firstDebitMinor: 'What is taken on that day in place of the usual amount, in kobo.',
  retries: 'How often it is tried again on one day: 1 to 6.',
  graceDays: 'For how many days after its date a debit is gone on with.',
  smallestPartMinor: 'The part that is tried where the whole is not there, in kobo. At most the whole.',
};

const linkedAccount: Words<LinkedAccount> = {
  bank: 'Its bank.',
  lastFour: 'Its last four digits.',
  readyToDebit: 'Whether it can be taken from already.',
};

const mandateTerms: Words<Variable<MandateTerms>> = {
  type: 'As you ordered it.',
  debitType: 'As you ordered it.',
  totalCapMinor: 'The most that may be taken in all, in kobo.',
  currency: 'ISO 4217.',
  startDate: 'The first day. It may be later than the one that you ordered.',
  endDate: 'The last day.',
  feeBearer: 'Who pays the provider’s fee of a debit.',
  verification: 'Where the payer proves the account by a selfie.',
};

const fixedTerms: Words<Fixed<MandateTerms>> = {
  ...mandateTerms,
  totalCapMinor: 'What all debits come to at most, in kobo: worked out from the schedule.',
  perDebitMinor: 'What is taken each time, in kobo.',
  schedule: 'As you ordered it.',
};

const mandate: Words<Mandate> = {
  id: 'Ours. Use it to debit, and to ask for the mandate again.',
  checkoutId: 'The checkout that it was set up with. A payer who starts again makes another mandate of it.',
  reference: 'Of the checkout, as you wrote it.',
  mode: 'Whether this is about real money.',
  state:
    '`ready` is the only one to debit in. `approved`: the bank has agreed, and debits begin later. `paused`: not until it is reinstated. ' +
    '`cancelled`, `rejected` and `ended` are over for good.',
  readyToDebit: 'True while it can be debited.',
  terms: 'What the payer has agreed to.',
  description: 'Of the checkout, as you wrote it.',
  debitedMinor: 'What was taken so far, in kobo.',
  pendingMinor: 'What is under way or may have been taken, in kobo.',
  remainingMinor: 'What may still be ordered, in kobo: the cap less the two before.',
  way: 'Set up on the provider’s page. The account stands here once the provider has told it, and may be another one until the bank has agreed; from then on the bank stands here too.',
  bank: 'The payer’s bank.',
  accountLastFour: 'The last four digits of the account.',
  linked: 'Further accounts of the payer that a sweep takes from.',
  accountHolder: 'As the bank has it.',
  customer: 'As you wrote it.',
  providerReference: sameOnProviderSide,
  providerId: 'The provider’s own id of it.',
  nibssCode: 'What NIBSS knows it by, where the provider tells.',
  accepted: 'The words that the payer has accepted, and when.',
  payerUrl:
    'The payer’s own page: what was agreed and taken, pause and cancel. Give it to this payer only, and not by way of the checkout’s link, which shows the last four digits that it asks for.',
  endReason: 'Why it is over.',
  pausedBy: 'Who has to lift it first. What the payer has paused, only the payer reinstates.',
  alsoPausedBy: 'Who else has paused it. Nothing is debited until all have lifted theirs.',
  cancelPending:
    'True where it is over here and the provider has not confirmed yet. Nothing is debited any more.',
  createdAt: time,
  approvedAt: time,
  readyAt: time,
  endedAt: time,
  updatedAt: time,
};

const createDebit: Words<CreateDebit> = {
  amountMinor: 'What is taken, in kobo: at least 20000, at most what is left of the cap.',
  reference:
    'Your own name for it. It names at most one debit that was or may have been made; it is free again after `failed`.',
  narration: 'What the payer reads in their bank’s list of transactions.',
  feeBearer: 'Who pays the provider’s fee of this debit. As of the mandate unless told.',
  split: 'How the money is divided among sub-accounts of yours at the provider.',
};

const split: Words<Split> = {
  type: '`percentage` of the debit, or `fixed` amounts in kobo.',
  feeBearer: 'Who pays what the division costs.',
  distribution:
    'At most 20 different sub-accounts. Per cents stay under 100 in all, amounts under the debit: the rest is yours, and the fee is taken from it. `maxMinor` bounds a share, in kobo.',
};

const debit: Words<Debit> = {
  id: 'Ours. Use it to ask for the debit again.',
  mandateId: 'The mandate that it is taken under.',
  checkoutId: 'The checkout that the mandate was set up with: its events tell what happened.',
  reference: 'As you wrote it. Of a debit that the provider has ordered, the provider’s.',
  origin: 'Ordered by the provider itself, by the schedule of a fixed mandate.',
  isPart: 'Less than was due, which was not there.',
  status:
    '`succeeded` is the only one to give value on. `processing`: taken on or not known, and asked about until it is settled; do not order it again. ' +
    '`needs_review`: a person must look. Only `failed` means that nothing was taken.',
  amountMinor: 'In kobo, as you ordered it.',
  currency: 'ISO 4217.',
  narration: 'As you wrote it.',
  failure: 'Why nothing was taken. `not_sent`: the bank was never asked.',
  feeMinor: 'What the provider kept, in kobo.',
  feeBearer: 'As you ordered it.',
  split: 'As you ordered it.',
  providerReference: sameOnProviderSide,
  sessionId:
    'The bank’s own number of the transfer, where the provider tells it. A bank finds the debit with it.',
  createdAt: time,
  settledAt: 'When its outcome became known. ISO 8601, UTC.',
};

const resolveDebit: Words<ResolveDebit> = {
  as: '`unpaid` frees its part of the cap and the reference. `paid` makes it succeeded on your word.',
  note: 'How you know. Kept with the checkout’s events.',
};

const balance: Words<Balance> = {
  mandateId: 'The mandate whose account was asked about.',
  currency: 'ISO 4217.',
  balanceMinor: 'What the bank says, in kobo. Below ₦1,000.00 it says 0.',
  isEnough: 'Whether the amount that you asked about is there.',
  at: 'When it was asked. ISO 8601, UTC.',
};

export const mandateFieldWords = {
  VariableOrder: mandateOrder,
  FixedOrder: fixedOrder,
  RhythmSchedule: schedule,
  IntervalSchedule: { ...schedule, interval: 'How many days, weeks or months lie between two debits.' },
  VariableTerms: mandateTerms,
  FixedTerms: fixedTerms,
  LinkedAccount: linkedAccount,
  Mandate: mandate,
  CreateDebit: createDebit,
  Split: split,
  Debit: debit,
  ResolveDebit: resolveDebit,
  Balance: balance,
};

export const mandateQueryWords: Words<ListMandatesQuery & BalanceQuery> = {
  reference: 'Your name for the order.',
  checkoutId: 'Only mandates of this checkout.',
  customerId: 'Only mandates of this customer of yours, by your own id.',
  state: 'Only mandates that stand so.',
  cursor: '`nextCursor` of the page before.',
  amountMinor:
    'The amount that you mean to debit, in whole kobo. Cheaper than asking for the balance itself.',
};

const subscription = {
  kind: 'mandate',
  currency: 'NGN',
  description: 'Cloth of the month',
  reference: 'club-1042',
  customer: { id: 'customer-77', name: 'Ada Obi', email: 'ada@example.com', phone: '08030000000' },
  mandate: {
    type: 'emandate',
    debitType: 'variable',
    totalCapMinor: 20_000_000,
    startDate: '2026-11-22',
    endDate: '2027-11-22',
  },
} as const satisfies CreateMandate;

const ready: Mandate = {
  id: 'md_8x2k4m6q0w1e3r5t7y9u0i2o',
  checkoutId: 'co_2bmn5ht2aondbmycz1kba0ya',
  reference: subscription.reference,
  mode: 'test',
  state: 'ready',
  readyToDebit: true,
  terms: { ...subscription.mandate, currency: 'NGN', feeBearer: 'business' },
  description: subscription.description,
  debitedMinor: 1_500_000,
  pendingMinor: 0,
  remainingMinor: 18_500_000,
  bank: 'GTBank',
  accountLastFour: '3461',
  accountHolder: 'ADA OBI',
  customer: subscription.customer,
  providerReference: 'T8QX2M4KD7Z1V5R9B3NW',
  providerId: 'mmc_6578c3f1a2b4d5e6f7a8b9c0',
  payerUrl: 'https://pay.adirelane.example/m/q3mZ0bVtY9x1cF7hJ5kL2nP8rS4uW6aD',
  cancelPending: false,
  createdAt: '2026-11-22T09:00:00.000Z',
  approvedAt: '2026-11-22T09:04:00.000Z',
  readyAt: '2026-11-22T10:04:00.000Z',
  updatedAt: '2026-11-23T08:00:03.000Z',
};

const ordered: CreateDebit = {
  amountMinor: 1_500_000,
  reference: 'club-1042-2026-11',
  narration: 'Adire Lane, cloth of November',
};

const taken: Debit = {
  id: 'db_1q2w3e4r5t6y7u8i9o0p1a2s',
  mandateId: ready.id,
  checkoutId: ready.checkoutId,
  reference: ordered.reference,
  status: 'succeeded',
  amountMinor: ordered.amountMinor,
  currency: 'NGN',
  narration: ordered.narration,
  feeMinor: 6_500,
  providerReference: 'K4ZP7R1XW9M2C6V8Q3NB',
  createdAt: '2026-11-23T08:00:00.000Z',
  settledAt: '2026-11-23T08:00:03.000Z',
};

export const mandateExamples = {
  CreateMandate: subscription,
  Mandate: ready,
  CreateDebit: ordered,
  Debit: taken,
  ResolveDebit: { as: 'unpaid', note: 'The bank confirmed that nothing was debited' } satisfies ResolveDebit,
  Balance: {
    mandateId: ready.id,
    currency: 'NGN',
    isEnough: true,
    at: '2026-11-23T07:59:00.000Z',
  } satisfies Balance,
};
