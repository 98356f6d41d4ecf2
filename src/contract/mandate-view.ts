import * as v from 'valibot';
import { CurrencySchema } from './amounts.ts';
import { LinkedAccountSchema, MandateTermsSchema, mandateEndReasons } from './mandate-terms.ts';
import { leaving } from './provider-page.ts';
import { AccountSchema, BankSchema, everyStep, unavailableReasons } from './view-parts.ts';

/** What a mandate needs to know of a payer, where neither the merchant nor an earlier mandate has told it. */
export const customerAsks = [
  'firstName',
  'lastName',
  'businessName',
  'email',
  'phone',
  'address',
  'bvn',
] as const;
export type CustomerAsk = (typeof customerAsks)[number];

/**
 * Why what was entered was not taken. `customer_differs`: the provider knows this e-mail address or BVN with other details. `offer_gone`: the linked
 * account that was offered is not the one that is linked now, and nothing was asked of anybody.
 */
export const enterAccountProblems = [
  'details_refused',
  'customer_differs',
  'account_refused',
  'name_differs',
  'offer_gone',
] as const;
export type EnterAccountProblem = (typeof enterAccountProblems)[number];

/**
 * Why a payer is at the terms again. `start_date_moved`: the day was taken by another mandate of the account. `not_set_up`: nothing was sent to the
 * bank. `not_known_yet`: they have agreed, and the provider has not told for long whether anything came of it.
 */
export const reviewNotices = ['start_date_moved', 'not_set_up', 'started_again', 'not_known_yet'] as const;
export type ReviewNotice = (typeof reviewNotices)[number];

/**
 * Why a mandate could not be set up, as far as anybody says. `replaced`: the same payer has set up the same account by another checkout since.
 * `not_offered`: the provider sets up none of this kind for the merchant. `dates_passed`: its first payment would have been due by now.
 */
export const mandateFailures = [
  'too_late',
  'cancelled_by_provider',
  'replaced',
  'rejected_by_bank',
  'other_mandate_waiting',
  'not_offered',
  'dates_passed',
  'refused',
] as const;
export type MandateFailure = (typeof mandateFailures)[number];

/** Why one of the accounts to send to is recommended. `same_bank`: the payer's own bank, so the transfer stays inside it. */
export const recommendations = ['same_bank', 'any_bank'] as const;

/** The bank of a mandate. `smallestTransferMinor`: its app sends nothing below this. `bankCode` serves the account number's check digit. */
export const MandateBankSchema = v.object({
  id: v.string(),
  name: v.string(),
  colour: v.exactOptional(v.string()),
  bankCode: v.exactOptional(v.string()),
  smallestTransferMinor: v.exactOptional(v.number()),
});
export type MandateBank = v.InferOutput<typeof MandateBankSchema>;

/** An account that takes the transfer. `accountNumber` has ten digits, leading zeros included; `ussd` is a string to dial, where one is known. */
export const TransferDestinationSchema = v.object({
  id: v.string(),
  bankName: v.string(),
  accountNumber: v.string(),
  colour: v.exactOptional(v.string()),
  recommended: v.exactOptional(v.picklist(recommendations)),
  ussd: v.exactOptional(v.string()),
});
export type TransferDestination = v.InferOutput<typeof TransferDestinationSchema>;

/** The checkout's own link as a QR code: `size` modules a side, `dark` one character a module, row by row, `1` for dark. */
export const QrSchema = v.object({ size: v.number(), dark: v.string() });
export type Qr = v.InferOutput<typeof QrSchema>;

const every = { ...everyStep, kind: v.literal('mandate') };

const agreed = {
  ...every,
  description: v.string(),
  mandate: MandateTermsSchema,
};

const atBank = { ...agreed, bank: MandateBankSchema, account: AccountSchema };

/** On the provider's page bank and account are chosen there: they are shown once the provider has told them. */
const perhapsAtBank = {
  ...agreed,
  bank: v.exactOptional(MandateBankSchema),
  account: v.exactOptional(AccountSchema),
};

/** The transfer that proves the account. `secondsLeft` until the deadline by the server's clock when the view was made; a phone's may be wrong. Never negative. */
const transfer = {
  transferMinor: v.number(),
  currency: CurrencySchema,
  deadlineAt: v.string(),
  secondsLeft: v.number(),
};

/** How long something usually takes, in seconds: a range, since nobody promises one number. */
const RangeSchema = v.object({ fromSeconds: v.number(), toSeconds: v.number() });

/**
 * The whole of what a payer's page shows of a mandate that is being set up. `expired` and `cancelled` carry no terms, since anyone with
 * an old link may open it. No view has a whole account number but those that the transfer goes to.
 */
export const MandateViewSchema = v.variant('step', [
  v.object({
    ...agreed,
    step: v.literal('choose-bank'),
    banks: v.array(BankSchema),
    nextCursor: v.exactOptional(v.string()),
    notice: v.exactOptional(v.literal('bank_did_not_answer')),
  }),
  v.object({
    ...agreed,
    step: v.literal('enter-account'),
    bank: MandateBankSchema,
    transferMinor: v.number(),
    currency: CurrencySchema,
    asks: v.array(v.picklist(customerAsks)),
    problem: v.exactOptional(v.picklist(enterAccountProblems)),
    /** The account that was entered or linked before, where it may be kept: `enter-account` then leaves the number out. */
    account: v.exactOptional(AccountSchema),
    /** With `account`: the payer has linked it with the merchant before. */
    linked: v.exactOptional(v.literal(true)),
  }),
  v.object({
    ...agreed,
    step: v.literal('enter-details'),
    asks: v.array(v.picklist(customerAsks)),
    problem: v.exactOptional(v.picklist(['details_refused', 'customer_differs'])),
  }),
  v.object({ ...agreed, step: v.literal('leave-to-provider'), ...leaving }),
  v.object({
    ...perhapsAtBank,
    step: v.literal('review-terms'),
    /** What is agreed to, sentence by sentence, as it will be kept. `version` names the wording, `hash` the text. */
    text: v.object({ version: v.string(), hash: v.string(), sentences: v.array(v.string()) }),
    notice: v.exactOptional(v.picklist(reviewNotices)),
  }),
  v.object({
    ...atBank,
    ...transfer,
    step: v.literal('send-transfer'),
    /** At most one is recommended, and it stands first. */
    destinations: v.array(TransferDestinationSchema),
    /** The deadline is over and the provider has not said yet how it ended. */
    tooLate: v.boolean(),
    /** The checkout's link, to go on with on another phone. */
    link: v.object({ url: v.string(), qr: QrSchema }),
  }),
  v.object({
    ...atBank,
    ...transfer,
    step: v.literal('await-bank'),
    tooLate: v.boolean(),
    /** Since the payer said that the transfer was sent. */
    waitedSeconds: v.number(),
    usually: RangeSchema,
  }),
  v.object({
    ...perhapsAtBank,
    step: v.literal('approved'),
    approvedAt: v.string(),
    /** Of a sweep: further accounts that may be taken from. */
    linked: v.exactOptional(v.array(LinkedAccountSchema)),
    readyUsually: RangeSchema,
    /** The payer's own page of this mandate, for some hours after the approval: later the merchant gives it to its payer. */
    mandateUrl: v.exactOptional(v.string()),
    /** It is over: nothing can be taken any more. */
    ended: v.exactOptional(v.picklist(mandateEndReasons)),
  }),
  v.object({
    ...perhapsAtBank,
    step: v.literal('ready'),
    approvedAt: v.string(),
    linked: v.exactOptional(v.array(LinkedAccountSchema)),
    mandateUrl: v.exactOptional(v.string()),
    paused: v.exactOptional(v.literal(true)),
    ended: v.exactOptional(v.picklist(mandateEndReasons)),
  }),
  v.object({
    ...agreed,
    step: v.literal('mandate-failed'),
    bank: v.exactOptional(MandateBankSchema),
    account: v.exactOptional(AccountSchema),
    reason: v.picklist(mandateFailures),
    transferMinor: v.number(),
    currency: CurrencySchema,
  }),
  v.object({ ...every, step: v.literal('expired') }),
  v.object({ ...every, step: v.literal('cancelled') }),
  v.object({
    ...agreed,
    step: v.literal('unavailable'),
    bank: v.exactOptional(MandateBankSchema),
    reason: v.picklist(unavailableReasons),
  }),
]);
export type MandateView = v.InferOutput<typeof MandateViewSchema>;
