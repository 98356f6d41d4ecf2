import { lastFourOf, termsOf } from '../checkouts/mandate-facts.ts';
import type { ViewContext } from '../checkouts/view.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { type TermsText, termsText } from './terms-text.ts';

/** What proves an account: ₦50.00, in kobo (Mono: Create a Mandate). What is to be sent in the end is what the create tells. */
export const USUAL_TRANSFER_MINOR = 5_000;

/** What the payer of this mandate agrees to. */
export function textOf(context: ViewContext, mandate: MandateRecord): TermsText {
  const { bank, way } = mandate;
  const lastFour = lastFourOf(mandate);
  return termsText({
    merchant: context.merchant.name,
    provider: context.provider,
    way,
    account: bank && lastFour !== undefined ? { bank: bank.name, lastFour } : undefined,
    terms: termsOf(mandate),
    transferMinor: USUAL_TRANSFER_MINOR,
  });
}
