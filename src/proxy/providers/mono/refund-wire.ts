import type { WireEnvelope } from './wire.ts';

/**
 * From the payout that this payment waits in, which is the default, or from the dashboard's wallet. The documents describe the two sources
 * and do not give their words: these are guessed.
 */
export type WireRefundSource = 'payout' | 'wallet';

/** `POST /v2/payments/refund`: all of a payment goes back. */
export interface WireRefundRequest {
  readonly reference: string;
  readonly source?: WireRefundSource;
}

/** `refunded_amount` is kobo; `refunded` is false while the money is on its way. `bank_code` is the NIP code in the published sample. */
export interface WireRefund {
  readonly id: string;
  readonly reference: string;
  readonly refunded: boolean;
  readonly refunded_amount: number;
  readonly beneficiary: {
    readonly name: string;
    readonly bank_name: string;
    readonly bank_code: string;
    readonly account_number: string;
  };
}

/** 200 with the refund; 400 with `data: null`, as "payment has already been refunded.". */
export type WireRefundAnswer = WireEnvelope<WireRefund | null>;
