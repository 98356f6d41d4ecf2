import * as v from 'valibot';
import type { Notification } from './merchant-api.ts';

/**
 * A share of a payment that reached its sub-account, as the provider told it: it cannot be asked about, nothing is derived from it, and the unit of its amounts is not
 * documented. `providerReference` is the payout's, not the payment's. Without the holder's name: what is kept for sending names nobody.
 */
export const SplitSettlementSchema = v.object({
  providerReference: v.string(),
  status: v.string(),
  amountSettled: v.exactOptional(v.number()),
  fee: v.exactOptional(v.number()),
  feeBearer: v.exactOptional(v.picklist(['business', 'sub_accounts'])),
  currency: v.exactOptional(v.string()),
  /** ISO 8601 UTC. */
  at: v.exactOptional(v.string()),
  accountLastFour: v.exactOptional(v.string()),
  bankName: v.exactOptional(v.string()),
  nipCode: v.exactOptional(v.string()),
});
export type SplitSettlement = v.InferOutput<typeof SplitSettlementSchema>;

/** Body of an outgoing webhook that is about no checkout. Otherwise as every notification. */
export const SettlementNotificationSchema = v.object({
  id: v.string(),
  type: v.literal('settlement.split'),
  createdAt: v.string(),
  mode: v.picklist(['test', 'live']),
  settlement: SplitSettlementSchema,
});
export type SettlementNotification = v.InferOutput<typeof SettlementNotificationSchema>;

/** Whatever the merchant's server may be sent. */
export type OutgoingNotification = Notification | SettlementNotification;
