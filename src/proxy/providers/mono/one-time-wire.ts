import type { WireFieldError, WireSplit } from './mandate-wire.ts';
import type { WireEnvelope, WirePaymentEvent, WirePaymentWebhook } from './wire.ts';

/** Mono's JSON about one-time payments on its own page, sub-accounts and splits, as its documents show it. Amounts are kobo. */

export type WireLinkMethod = 'account' | 'transfer' | 'whatsapp';

/** Who pays, told with the order. The published samples have name and e-mail address, or all of it. */
export interface WireNamedCustomer {
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
  readonly address?: string;
  /** `number` is a BVN, eleven digits. */
  readonly identity?: { readonly type: string; readonly number: string };
}

/**
 * `POST /v2/payments/initiate` of a payment. `reference` has at least 10 characters and is used once; `amount` at least ₦200.
 * `method` is `account` where left out. `split` names sub-accounts.
 */
export interface WireOneTimeRequest {
  readonly amount: number;
  readonly type: 'onetime-debit';
  readonly method?: WireLinkMethod;
  readonly description: string;
  readonly reference: string;
  /** Where the payer is sent with `reference`, `status` and, where the page was closed, `reason=widget_closed` behind it. */
  readonly redirect_url?: string;
  /** Somebody new, or the id of a customer. */
  readonly customer: WireNamedCustomer | { readonly id: string };
  /** Only the answer's sample has these two: a bank and a way to log in that are chosen already. */
  readonly institution?: string;
  readonly auth_method?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly split?: WireSplit;
}

/** What a payer opens is `mono_url`. `max` of the split is repeated in naira in the published sample. */
export interface WireOneTimePayment {
  readonly id: string;
  readonly mono_url: string;
  readonly type: 'onetime-debit';
  readonly method: WireLinkMethod;
  readonly amount: number;
  readonly description: string;
  readonly reference: string;
  /** The provider's id of the customer. */
  readonly customer: string;
  readonly institution?: string;
  readonly auth_method?: string;
  readonly redirect_url?: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly meta: Readonly<Record<string, unknown>> | null;
  readonly liveMode: boolean;
  readonly split?: WireSplit;
}

/** 200 with the payment; 400 with `data: null` for a reference that was used, or with a list of fields. */
export type WireOneTimeAnswer =
  | WireEnvelope<WireOneTimePayment | null>
  | {
      readonly status: 'failed';
      readonly message: 'Validation error';
      readonly data: readonly WireFieldError[];
    };

/** Of a payment that nobody has paid, so that no account is known: cancelled, or abandoned. No sample is published. */
export interface WireUnpaidWebhook {
  readonly event: Extract<WirePaymentEvent, `${string}cancelled` | `${string}abandoned`>;
  readonly event_id: string;
  readonly timestamp: string;
  readonly data: {
    readonly type: 'onetime-debit';
    readonly object: Omit<WirePaymentWebhook['data']['object'], 'account' | 'fee'> & {
      readonly account: null;
    };
  };
}

/** `POST /v2/payments/payout/sub-account`. */
export interface WireSubAccountRequest {
  readonly nip_code: string;
  readonly account_number: string;
}

/** Its answer, which has no timestamp. */
export interface WireSubAccountAnswer {
  readonly status: 'successful';
  readonly message: string;
  readonly data: {
    readonly id: string;
    readonly name: string;
    readonly account_number: string;
    readonly nip_code: string;
    readonly bank_code: string;
  };
}

/** An entry of the list: `nibss_code` here, `nip_code` where it is created. */
export interface WireSubAccount {
  readonly id: string;
  readonly account_number: string;
  readonly status: string;
  readonly name: string;
  readonly category: 'sub_account';
  readonly bank_name: string;
  readonly bank_code: string;
  readonly nibss_code: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** `GET /v2/payments/payout/sub-accounts`. */
export interface WireSubAccountList extends WireEnvelope<readonly WireSubAccount[]> {
  readonly meta: {
    readonly paging: {
      readonly total: number;
      readonly pages: number;
      readonly previous: string | null;
      readonly next: string | null;
    };
  };
}

/**
 * A share has reached its sub-account. It has no `event_id`; `reference` is that of the payout, not of the payment. The sample's amounts read as
 * naira: 200 where the order's `max` was 20000.
 */
export interface WireSplitSettlementWebhook {
  readonly event: 'direct_debit.split_settlement_successful';
  readonly data: {
    readonly reference: string;
    readonly business: string;
    readonly app: string;
    readonly status: 'settled';
    readonly message: string;
    readonly date: string;
    readonly currency: string;
    readonly split_fee: number;
    readonly amount_settled: number;
    readonly fee_bearer: 'business' | 'sub_accounts';
    readonly account: {
      readonly account_name: string;
      readonly account_number: string;
      readonly account_type: 'sub_account';
      readonly institution: { readonly name: string; readonly code: string; readonly nibss_code: string };
    };
  };
}
