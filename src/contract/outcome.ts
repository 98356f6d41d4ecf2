import * as v from 'valibot';

export const outcomeStatuses = ['succeeded', 'pending', 'failed', 'cancelled', 'expired', 'open'] as const;

/**
 * What the merchant's page is told, once. A hint and no proof: give value only after your server has asked the proxy.
 * `pending`: not known yet, the payer may have paid. `open`: closed with nothing decided; the same url resumes it.
 * `mayHavePaid` is true whenever a debit has happened or cannot be ruled out.
 */
export const OutcomeSchema = v.object({
  status: v.picklist(outcomeStatuses),
  checkoutId: v.string(),
  reference: v.string(),
  mayHavePaid: v.boolean(),
  readyToDebit: v.exactOptional(v.boolean()),
});
export type Outcome = v.InferOutput<typeof OutcomeSchema>;
export type OutcomeStatus = Outcome['status'];
