import * as v from 'valibot';
import { CurrencySchema } from './amounts.ts';
import { FormSchema } from './form.ts';
import { leaving, OfferedWaySchema, pageMethods } from './provider-page.ts';
import {
  AccountSchema,
  BankSchema,
  ChosenBankSchema,
  declineReasons,
  everyStep,
  formProblems,
  ListedAccountSchema,
  notices,
  unavailableReasons,
} from './view-parts.ts';

const every = {
  ...everyStep,
  kind: v.literal('payment'),
  /** A page of the provider's was given up that may still be paid through, and is asked about on. */
  pageGivenUp: v.exactOptional(v.literal(true)),
};

/** Why a payer is at the ways again. `page_given_up`: what was opened at the provider may still be paid through; it is asked about on. */
export const wayNotices = ['page_given_up', 'page_not_opened'] as const;

const priced = {
  ...every,
  amountMinor: v.number(),
  currency: CurrencySchema,
  description: v.string(),
};

const form = {
  bank: ChosenBankSchema,
  form: FormSchema,
  problem: v.exactOptional(v.picklist(formProblems)),
  /** Tries left here: our own limit, not the bank's. */
  triesLeft: v.exactOptional(v.number()),
};

/**
 * The whole of what a payer's page shows of a payment. `step` says what comes next.
 * `expired` and `cancelled` carry no amount, since anyone with an old link may open it.
 */
export const PaymentViewSchema = v.variant('step', [
  v.object({
    ...priced,
    step: v.literal('choose-way'),
    ways: v.array(OfferedWaySchema),
    notice: v.exactOptional(v.picklist(wayNotices)),
  }),
  v.object({
    ...priced,
    step: v.literal('choose-bank'),
    /** The first rows; `nextCursor` asks `GET /v1/session/banks` for the rest. */
    banks: v.array(BankSchema),
    nextCursor: v.exactOptional(v.string()),
    notice: v.exactOptional(v.picklist(notices)),
  }),
  v.object({
    ...priced,
    step: v.literal('choose-method'),
    bank: ChosenBankSchema,
    methods: v.array(v.object({ id: v.string(), name: v.string() })),
  }),
  v.object({ ...priced, step: v.literal('log-in'), ...form }),
  v.object({ ...priced, step: v.literal('answer'), ...form, account: v.exactOptional(AccountSchema) }),
  v.object({
    ...priced,
    step: v.literal('choose-account'),
    bank: ChosenBankSchema,
    accounts: v.array(ListedAccountSchema),
    problem: v.exactOptional(v.literal('account_refused')),
  }),
  v.object({
    ...priced,
    step: v.literal('confirm-payment'),
    bank: ChosenBankSchema,
    account: v.exactOptional(AccountSchema),
  }),
  v.object({ ...priced, step: v.literal('authorise'), ...form, account: v.exactOptional(AccountSchema) }),
  v.object({ ...priced, step: v.literal('leave-to-provider'), ...leaving }),
  v.object({ ...priced, step: v.literal('in-use') }),
  v.object({
    ...priced,
    step: v.literal('confirming'),
    /** That is waited for; absent where the payment is made on the provider's page. */
    bank: v.exactOptional(ChosenBankSchema),
    /** Seconds that the outcome had been waited for when the view was made, by the server's clock; a phone's may be wrong. */
    waitedSeconds: v.number(),
    /** A person at the merchant looks into it; asking the bank goes on. */
    needsReview: v.boolean(),
  }),
  v.object({
    ...priced,
    step: v.literal('paid'),
    /** That it was paid from, where it was chosen here. */
    bank: v.exactOptional(ChosenBankSchema),
    /** The bank by the provider's name for it, where the payer chose none here. */
    bankTold: v.exactOptional(v.string()),
    account: v.exactOptional(AccountSchema),
    /** How it was paid on the provider's own page. */
    pageMethod: v.exactOptional(v.picklist(pageMethods)),
    paidAt: v.string(),
    /** It was paid back, or is on its way back. ISO 8601. */
    refund: v.exactOptional(v.object({ status: v.picklist(['processing', 'refunded']), at: v.string() })),
    /** What the provider knows the payment by: a bank or a support desk finds it with this. */
    providerReference: v.exactOptional(v.string()),
    /** What the payer's bank will show for the debit, where the provider says. */
    narration: v.exactOptional(v.string()),
  }),
  v.object({
    ...priced,
    step: v.literal('declined'),
    /** Absent on the provider's page, where the payer chose it. */
    bank: v.exactOptional(ChosenBankSchema),
    reason: v.picklist(declineReasons),
    /** The account that was refused, where the payer chose one. */
    account: v.exactOptional(AccountSchema),
    /** The login showed further accounts: logging in again leads to the choice. */
    hasOtherAccounts: v.exactOptional(v.literal(true)),
  }),
  v.object({ ...every, step: v.literal('expired') }),
  v.object({ ...every, step: v.literal('cancelled') }),
  v.object({
    ...priced,
    step: v.literal('unavailable'),
    bank: v.exactOptional(ChosenBankSchema),
    reason: v.picklist(unavailableReasons),
  }),
]);
export type PaymentView = v.InferOutput<typeof PaymentViewSchema>;
