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
 * What the merchant asks a payer to agree to. `variable`: any number of debits of any size until `totalCapMinor` is used up or
 * `endDate` is over. `startDate` is today or later; where the provider has it in use for the same account, the next free day is taken.
 */
export const MandateOrderSchema = v.strictObject({
  type: v.literal('emandate'),
  debitType: v.literal('variable'),
  totalCapMinor: TotalCapMinorSchema,
  startDate: DaySchema,
  endDate: DaySchema,
  feeBearer: v.exactOptional(v.picklist(feeBearers)),
});
export type MandateOrder = v.InferOutput<typeof MandateOrderSchema>;

/** The terms as a payer's page shows them. `startDate` may be later than the one that was ordered. */
export const MandateTermsSchema = v.object({
  type: v.literal('emandate'),
  debitType: v.literal('variable'),
  totalCapMinor: v.number(),
  currency: CurrencySchema,
  startDate: v.string(),
  endDate: v.string(),
  feeBearer: v.picklist(feeBearers),
});
export type MandateTerms = v.InferOutput<typeof MandateTermsSchema>;

/**
 * Where a mandate stands. `starting`: being set up at the provider. `awaiting_transfer`: the payer's transfer is waited for. `approved`:
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
