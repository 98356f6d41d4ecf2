import * as v from 'valibot';
import { AmountMinorSchema, CurrencySchema } from './amounts.ts';
import { CustomerSchema } from './customer.ts';
import {
  feeBearers,
  LinkedAccountSchema,
  MandateTermsSchema,
  mandateEndReasons,
  mandatePausers,
  mandateStates,
  SMALLEST_DEBIT_MINOR,
} from './mandate-terms.ts';

const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));

/**
 * A mandate as the merchant's server sees it. Each try of a checkout is one; `checkoutId` names the checkout. Debit a variable one only while
 * `readyToDebit` is true; a fixed one is debited by the provider. `remainingMinor` is what may still be reserved: the cap less what was taken and what may have been.
 */
export const MandateSchema = v.object({
  id: v.string(),
  checkoutId: v.string(),
  reference: v.string(),
  mode: v.picklist(['test', 'live']),
  state: v.picklist(mandateStates),
  readyToDebit: v.boolean(),
  terms: MandateTermsSchema,
  description: v.string(),
  debitedMinor: v.number(),
  /** Under way, or not known yet. */
  pendingMinor: v.number(),
  remainingMinor: v.number(),
  /** Set up on the provider's page: the account stands here once the provider has told it, and may change until the bank has agreed; the bank stands here from then on. */
  way: v.exactOptional(v.literal('provider-page')),
  bank: v.exactOptional(v.string()),
  accountLastFour: v.exactOptional(v.string()),
  /** Of a sweep: further accounts that may be taken from, each once it is ready. */
  linked: v.exactOptional(v.array(LinkedAccountSchema)),
  accountHolder: v.exactOptional(v.string()),
  customer: v.exactOptional(CustomerSchema),
  /** What the provider and NIBSS know it by. */
  providerReference: v.string(),
  providerId: v.exactOptional(v.string()),
  nibssCode: v.exactOptional(v.string()),
  /** The wording that the payer accepted, and when. ISO 8601. */
  accepted: v.exactOptional(
    v.object({ version: v.string(), hash: v.string(), text: v.string(), at: v.string() }),
  ),
  /** The payer's own page: who may take what, what was taken, pause and cancel. */
  payerUrl: v.string(),
  endReason: v.exactOptional(v.picklist(mandateEndReasons)),
  /** With the state `paused`: who has to lift it first. What the payer has paused, only the payer reinstates. */
  pausedBy: v.exactOptional(v.picklist(mandatePausers)),
  /** Whose pauses hold beside that one: it is ready again once all are lifted. */
  alsoPausedBy: v.exactOptional(v.array(v.picklist(mandatePausers))),
  /** Ended here, and the provider has not confirmed yet that it is cancelled there. */
  cancelPending: v.boolean(),
  createdAt: v.string(),
  approvedAt: v.exactOptional(v.string()),
  readyAt: v.exactOptional(v.string()),
  endedAt: v.exactOptional(v.string()),
  updatedAt: v.string(),
});
export type Mandate = v.InferOutput<typeof MandateSchema>;

export const ListMandatesQuerySchema = v.strictObject({
  reference: v.exactOptional(text(64)),
  checkoutId: v.exactOptional(text(64)),
  customerId: v.exactOptional(text(100)),
  state: v.exactOptional(v.picklist(mandateStates)),
  cursor: v.exactOptional(text(200)),
});
export type ListMandatesQuery = v.InferOutput<typeof ListMandatesQuerySchema>;
export const MandateListSchema = v.object({
  data: v.array(MandateSchema),
  nextCursor: v.exactOptional(v.string()),
});
export type MandateList = v.InferOutput<typeof MandateListSchema>;

/**
 * How the money of a debit is divided (Mono: Split Payments). `percentage` values are whole or decimal per cents from 1 to 99 that together stay under 100, `fixed` ones are
 * kobo that together stay under the debit; `maxMinor` bounds a share, in kobo.
 */
export const SplitSchema = v.strictObject({
  type: v.picklist(['percentage', 'fixed']),
  feeBearer: v.picklist(['business', 'sub_accounts']),
  distribution: v.pipe(
    v.array(
      v.strictObject({
        account: text(100),
        value: v.pipe(v.number(), v.minValue(1)),
        maxMinor: v.exactOptional(AmountMinorSchema),
      }),
    ),
    v.minLength(1),
    v.maxLength(20),
  ),
});
export type Split = v.InferOutput<typeof SplitSchema>;

/** Body of `POST /v1/mandates/{id}/debits`. `reference` is the merchant's own and names at most one debit that was or may have been made. */
export const CreateDebitSchema = v.strictObject({
  amountMinor: v.pipe(AmountMinorSchema, v.minValue(SMALLEST_DEBIT_MINOR)),
  reference: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/)),
  narration: text(100),
  feeBearer: v.exactOptional(v.picklist(feeBearers)),
  split: v.exactOptional(SplitSchema),
});
export type CreateDebit = v.InferOutput<typeof CreateDebitSchema>;

/**
 * `processing` also stands for an outcome that is not known yet: asked for until it is. `needs_review`: the provider told of another debit than the
 * one ordered, or of nothing for 72 hours. Only `failed` means that nothing was taken.
 */
export const debitStatuses = ['processing', 'succeeded', 'failed', 'needs_review'] as const;
export type DebitStatus = (typeof debitStatuses)[number];

/** Why a debit did not happen. `not_sent`: the bank was never asked. */
export const debitFailures = [
  'insufficient_funds',
  'mandate_locked',
  'account_refused',
  'limit_exceeded',
  'bank_refused',
  'not_sent',
] as const;
export type DebitFailure = (typeof debitFailures)[number];

export const DebitSchema = v.object({
  id: v.string(),
  mandateId: v.string(),
  checkoutId: v.string(),
  /** The merchant's own; of a debit that the provider has ordered the provider's. */
  reference: v.string(),
  /** Ordered by the provider itself, by the schedule of a fixed mandate. */
  origin: v.exactOptional(v.literal('provider')),
  /** Less than was due, which was not there. */
  isPart: v.exactOptional(v.literal(true)),
  status: v.picklist(debitStatuses),
  amountMinor: v.number(),
  currency: CurrencySchema,
  narration: v.string(),
  failure: v.exactOptional(v.picklist(debitFailures)),
  feeMinor: v.exactOptional(v.number()),
  feeBearer: v.exactOptional(v.picklist(feeBearers)),
  split: v.exactOptional(SplitSchema),
  providerReference: v.string(),
  /** The bank's own number of the transfer, where the provider tells it: a bank finds the debit with it. */
  sessionId: v.exactOptional(v.string()),
  createdAt: v.string(),
  settledAt: v.exactOptional(v.string()),
});
export type Debit = v.InferOutput<typeof DebitSchema>;
/** Body of `POST /v1/mandates/{id}/debits/{debitId}/resolve`. `unpaid` frees the reservation and the reference; `paid` makes it succeeded on the merchant's word. */
export const ResolveDebitSchema = v.strictObject({ as: v.picklist(['paid', 'unpaid']), note: text(500) });
export type ResolveDebit = v.InferOutput<typeof ResolveDebitSchema>;

export const DebitListSchema = v.object({
  data: v.array(DebitSchema),
  nextCursor: v.exactOptional(v.string()),
});
export type DebitList = v.InferOutput<typeof DebitListSchema>;
export const ListDebitsQuerySchema = v.strictObject({ cursor: v.exactOptional(text(200)) });
export type ListDebitsQuery = v.InferOutput<typeof ListDebitsQuerySchema>;

/** `GET /v1/mandates/{id}/balance?amountMinor=`: whole kobo as text. Asking costs the merchant a fee at the provider, more without an amount. */
export const BalanceQuerySchema = v.strictObject({
  amountMinor: v.exactOptional(v.pipe(text(12), v.regex(/^\d+$/))),
});
export type BalanceQuery = v.InferOutput<typeof BalanceQuerySchema>;

/** `balanceMinor` is what the provider says, which shows 0 below ₦1,000.00. `isEnough` answers for the amount that was asked about. */
export const BalanceSchema = v.object({
  mandateId: v.string(),
  currency: CurrencySchema,
  balanceMinor: v.exactOptional(v.number()),
  isEnough: v.exactOptional(v.boolean()),
  at: v.string(),
});
export type Balance = v.InferOutput<typeof BalanceSchema>;
