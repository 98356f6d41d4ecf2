import * as v from 'valibot';
import { CurrencySchema } from './amounts.ts';
import { dataStatuses } from './link-view.ts';

const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));

/**
 * An account that a payer has linked, as the provider told it last (`readAt`). `dataStatus` only goes forward; data that could not be had may still
 * come. `isGone`: the provider says that there is no such account any more. Times are ISO 8601 UTC.
 */
export const LinkedBankAccountSchema = v.object({
  id: v.string(),
  checkoutId: v.string(),
  /** Of the checkout, as the merchant wrote it. */
  reference: v.string(),
  mode: v.picklist(['test', 'live']),
  dataStatus: v.picklist(dataStatuses),
  isGone: v.boolean(),
  bank: v.exactOptional(v.string()),
  bankCode: v.exactOptional(v.string()),
  nipCode: v.exactOptional(v.string()),
  accountLastFour: v.exactOptional(v.string()),
  accountType: v.exactOptional(v.string()),
  currency: v.exactOptional(CurrencySchema),
  /** What the provider knows it by: for its calls that fetch transactions and statements. */
  providerId: v.string(),
  providerReference: v.string(),
  linkedAt: v.string(),
  dataAt: v.exactOptional(v.string()),
  readAt: v.string(),
});
export type LinkedBankAccount = v.InferOutput<typeof LinkedBankAccountSchema>;

/** The same, read anew: the only place of the merchant API that has the whole number, the holder and the balance. */
export const ReadLinkedBankAccountSchema = v.object({
  ...LinkedBankAccountSchema.entries,
  accountNumber: v.exactOptional(v.string()),
  accountHolder: v.exactOptional(v.string()),
  /** In minor units (kobo). Absent where the provider's unit is not known. */
  balanceMinor: v.exactOptional(v.number()),
});
export type ReadLinkedBankAccount = v.InferOutput<typeof ReadLinkedBankAccountSchema>;

export const ListLinkedAccountsQuerySchema = v.strictObject({
  reference: v.exactOptional(text(64)),
  checkoutId: v.exactOptional(text(64)),
  cursor: v.exactOptional(text(200)),
});
export type ListLinkedAccountsQuery = v.InferOutput<typeof ListLinkedAccountsQuerySchema>;

export const LinkedAccountListSchema = v.object({
  data: v.array(LinkedBankAccountSchema),
  nextCursor: v.exactOptional(v.string()),
});
export type LinkedAccountList = v.InferOutput<typeof LinkedAccountListSchema>;
