import * as v from 'valibot';
import { AmountMinorSchema, CurrencySchema } from './amounts.ts';

/** A calendar day, `2026-11-22`, by the calendar of Nigeria (UTC+1). */
export const DaySchema = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/), v.isoDate());

/** The smallest total a mandate may have, and the smallest debit: ₦200.00, in kobo (Mono: Create a Mandate, Mandate Debit Limits). */
export const SMALLEST_DEBIT_MINOR = 20_000;

/** What a mandate may take in all is a ceiling and no charge; each debit is a part of it. */
export const TotalCapMinorSchema = v.pipe(AmountMinorSchema, v.minValue(SMALLEST_DEBIT_MINOR));

/** Who pays the provider's fee of a debit. For e-mandates only; the business where nothing is said. */
export const feeBearers = ['business', 'customer'] as const;
export type FeeBearer = (typeof feeBearers)[number];

/**
 * What kind of mandate it is. `emandate`: of one account. `sweep`: of one account, and of the payer's others where that one does not hold
 * enough. `signed`: on a signed form; the provider sets up no new ones, and old ones are still read.
 */
export const mandateTypes = ['emandate', 'sweep', 'signed'] as const;
export type MandateType = (typeof mandateTypes)[number];

/** How a payer shows that the account is theirs: by a small transfer from it, or by a picture of their face on the provider's page. */
export const verifications = ['transfer', 'selfie'] as const;
export type Verification = (typeof verifications)[number];

const count = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

const ofSchedule = {
  /** After `startDate`, and not after `endDate`. */
  firstDebitDate: DaySchema,
  /** In place of the usual amount, on that day. */
  firstDebitMinor: v.exactOptional(TotalCapMinorSchema),
  /** Tries on one day. */
  retries: count(1, 6),
  /** Days that a debit is gone on with, before the next date counts. */
  graceDays: count(0, 366),
  /** What is tried where the whole amount is not there; at most that. */
  smallestPartMinor: AmountMinorSchema,
};

/** The days on which a fixed mandate debits: a named rhythm, or every `interval` days, weeks or months (Mono: Fixed bank mandate). */
export const MandateScheduleSchema = v.variant('frequency', [
  v.strictObject({ frequency: v.picklist(['daily', 'weekly', 'monthly', 'yearly']), ...ofSchedule }),
  v.strictObject({
    frequency: v.picklist(['days', 'weeks', 'months']),
    interval: count(1, 366),
    ...ofSchedule,
  }),
]);
export type MandateSchedule = v.InferOutput<typeof MandateScheduleSchema>;

const ordered = {
  type: v.picklist(mandateTypes),
  startDate: DaySchema,
  endDate: DaySchema,
  feeBearer: v.exactOptional(v.picklist(feeBearers)),
  verification: v.exactOptional(v.picklist(verifications)),
  /** An account that the payer has linked (`GET /v1/linked-accounts`), to begin with in place of choosing and typing. Only where the account is entered here. */
  linkedAccountId: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
};

/**
 * What the merchant asks a payer to agree to. `variable`: any number of debits of any size until `totalCapMinor` is used up or
 * `endDate` is over. `fixed`: debits of `perDebitMinor` each, which the provider makes by itself. `startDate` is today or later; where the
 * provider has it in use for the same account, the next free day is taken.
 */
export const MandateOrderSchema = v.variant('debitType', [
  v.strictObject({ ...ordered, debitType: v.literal('variable'), totalCapMinor: TotalCapMinorSchema }),
  v.strictObject({
    ...ordered,
    debitType: v.literal('fixed'),
    perDebitMinor: TotalCapMinorSchema,
    schedule: MandateScheduleSchema,
  }),
]);
export type MandateOrder = v.InferOutput<typeof MandateOrderSchema>;

const shown = {
  type: v.picklist(mandateTypes),
  /** Of a fixed mandate worked out: every debit until the last day, and the first one. */
  totalCapMinor: v.number(),
  currency: CurrencySchema,
  startDate: v.string(),
  endDate: v.string(),
  feeBearer: v.picklist(feeBearers),
  /** By a transfer where nothing is said. */
  verification: v.exactOptional(v.literal('selfie')),
};

/** The terms as a payer's page shows them. `startDate` may be later than the one that was ordered. */
export const MandateTermsSchema = v.variant('debitType', [
  v.object({ ...shown, debitType: v.literal('variable') }),
  v.object({
    ...shown,
    debitType: v.literal('fixed'),
    perDebitMinor: v.number(),
    schedule: MandateScheduleSchema,
  }),
]);
export type MandateTerms = v.InferOutput<typeof MandateTermsSchema>;

/** Another account of the payer that a sweep mandate takes from. */
export const LinkedAccountSchema = v.object({
  bank: v.string(),
  lastFour: v.string(),
  readyToDebit: v.boolean(),
});
export type LinkedAccount = v.InferOutput<typeof LinkedAccountSchema>;

/**
 * Where a mandate stands. `starting`: being set up at the provider. `awaiting_transfer`: the payer's transfer is waited for, or what they do on the
 * provider's page. `approved`:
 * the bank has agreed, debits are not possible yet. `ready`: it can be debited. `paused`: not until it is reinstated. The others are
 * ends: `ended` by its date or because its cap is used up.
 */
export const mandateStates = [
  'starting',
  'awaiting_transfer',
  'approved',
  'ready',
  'paused',
  'cancelled',
  'rejected',
  'ended',
] as const;
export type MandateState = (typeof mandateStates)[number];

/** Why a mandate is over. The first three are known by who did it; `too_late` is our reading of a cancellation after the deadline. */
export const mandateEndReasons = [
  'cancelled_by_payer',
  'cancelled_by_merchant',
  'replaced',
  'checkout_ended',
  'too_late',
  'cancelled_by_provider',
  'rejected_by_bank',
  'not_created',
  'end_date',
  'used_up',
] as const;
export type MandateEndReason = (typeof mandateEndReasons)[number];

/** Who has paused a mandate. `provider`: it was paused there, by nobody that we know of. */
export const mandatePausers = ['payer', 'merchant', 'provider'] as const;
export type MandatePauser = (typeof mandatePausers)[number];
