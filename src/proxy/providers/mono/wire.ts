/**
 * Mono's JSON as its documents show it, word for word: DirectPay white label (v1), verify and payments list (v2), payment
 * webhooks. Types only. What really arrives is read leniently; what we send is exactly this.
 */

/** `length` reads as exact, `maxLength` as a bound; at most one of them comes. `value` is a captcha's picture. */
export interface WireField {
  readonly type: string;
  /** Sent back to the letter: `accountNo`, `accountno` and `accountNumber` all occur. */
  readonly name: string;
  readonly hint: string;
  readonly contentType: 'string' | 'password';
  readonly length?: number;
  readonly maxLength?: number;
  readonly value?: string;
  /** Never seen in a document: the texts of a choice, where a field ever has them. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** `title` may hold a backslash followed by an n where a line break is meant. */
export interface WireUi {
  readonly title: string;
  readonly form: readonly WireField[];
}

export interface WireAuthMethod {
  readonly _id: string;
  readonly type: string;
  readonly name: string;
  readonly ui: WireUi;
  readonly requires_reauth?: boolean;
}

export type WireInstitutionType = 'PERSONAL_BANKING' | 'BUSINESS_BANKING';

/** An entry of `GET /v1/institutions`, which answers a bare array. `_id` repeats; the top-level `ui` may ask for fewer fields. */
export interface WireInstitution {
  readonly _id: string;
  readonly name: string;
  readonly type: WireInstitutionType;
  readonly auth_methods: readonly WireAuthMethod[];
  readonly icon: string;
  readonly identifier: string;
  readonly primaryColor: string;
  readonly country: string;
  readonly ui: WireUi;
  /** Three or six digits, `035A`, or null for some fintechs. Several institutions may share one. */
  readonly bank_code?: string | null;
  readonly products?: readonly string[];
  /** Milliseconds this bank may take; most have none. */
  readonly timeout?: number;
  readonly forgotPasswordLink?: string | null;
}

/** `POST /v1/connect/session`. */
export interface WireConnectRequest {
  readonly app: string;
  readonly institution: string;
  readonly auth_method: string;
}

/** Its answer: bare, with no `status` around it. `expiresAt` is epoch milliseconds. */
export interface WireConnectSession extends WireConnectRequest {
  readonly id: string;
  readonly expiresAt: number;
  readonly ui: WireUi;
}

/** 99 done, 101 choose an account, 102 more input, 400 refused (v2's word, seen in both). */
export type WireResponseCode = 99 | 101 | 102 | 400;

/** The envelope of v1: `status` is the HTTP status as a number. */
export interface WireAnswer<Code extends WireResponseCode, Data> {
  readonly status: number;
  readonly responseCode: Code;
  readonly data: Data;
  readonly message?: string;
}

/** Nothing documents the unit of `balance`. */
export interface WireListedAccount {
  readonly accountNumber: string;
  readonly name: string;
  readonly type: string;
  readonly currency: string;
  readonly status: string;
  readonly balance: number;
}

/** `POST /v1/connect/login` takes the form's fields by name; `POST /v1/connect/commit` what was asked, or `account`. */
export type WireLoginAnswer =
  | WireAnswer<99, { readonly code: string }>
  | WireAnswer<101, readonly WireListedAccount[]>
  | WireAnswer<102, WireUi>;

export type WirePaymentType = 'onetime-debit' | 'recurring-debit';

/** `POST /v1/direct-pay/session`. `amount` is kobo; `reference` has at least 10 characters and is used once. */
export interface WireDirectPaySessionRequest {
  readonly amount: number;
  readonly type: WirePaymentType;
  readonly description: string;
  readonly reference: string;
}

/** `amount` echoes naira in the published sample, where the request and the capture are kobo. */
export interface WireDirectPaySession {
  readonly id: string;
  readonly type: WirePaymentType;
  readonly amount: number;
  readonly description: string;
  readonly reference: string;
}

export type WireDirectPaySessionAnswer =
  | WireAnswer<99, { readonly session: WireDirectPaySession }>
  | WireAnswer<102, { readonly session: WireDirectPaySession; readonly ui: WireUi }>;

/** `amount` echoes naira in the published sample. */
export interface WireInvoice {
  readonly account: {
    readonly name: string;
    readonly accountNumber: string;
    readonly institution: {
      readonly name: string;
      readonly bank_code: string | null;
      readonly icon: string;
    };
  };
  readonly type: WirePaymentType;
  readonly reference: string;
  readonly description: string;
  readonly amount: number;
  readonly currency: string;
}

export type WireChargeAnswer =
  | WireAnswer<99, { readonly invoice: WireInvoice }>
  | WireAnswer<102, { readonly invoice: WireInvoice; readonly ui: WireUi }>;

export type WirePaymentStatus =
  | 'successful'
  | 'pending'
  | 'processing'
  | 'failed'
  | 'cancelled'
  | 'abandoned'
  | 'active';

/** What was captured. `amount` is kobo. */
export interface WireCapture {
  readonly type: WirePaymentType;
  readonly data: {
    readonly _id: string;
    readonly status: WirePaymentStatus;
    readonly description: string;
    readonly amount: number;
    readonly account: string;
    readonly customer: string | null;
    readonly reference: string;
    readonly created_at: string;
    readonly updated_at: string;
  };
}

/** Capture answers bare when it is through, and in the v1 envelope when the bank asks for more. */
export type WireCaptureAnswer =
  | WireCapture
  | WireAnswer<102, { readonly invoice?: WireInvoice; readonly ui: WireUi }>;

/** An error of v1: the only published body of the family has `status: "failed"`, real clients also meet the number. */
export interface WireError {
  readonly status: number | 'failed';
  readonly message: string;
  readonly responseCode?: number;
  readonly data?: null;
}

/** The envelope of v2. `status` tells how the request went, never how the payment went. */
export interface WireEnvelope<Data> {
  readonly status: 'successful' | 'failed';
  readonly message: string;
  readonly timestamp: string;
  readonly data: Data;
}

/** `GET /v2/payments/verify/{reference}`. Amount and fee are kobo. */
export interface WireVerifiedPayment {
  readonly id: string;
  readonly meta: unknown;
  readonly instruments: readonly string[];
  readonly channel: string;
  readonly fee: number;
  readonly feeBearer: string;
  readonly type: string;
  readonly status: WirePaymentStatus;
  readonly amount: number;
  readonly currency: string;
  readonly description: string;
  readonly reference: string;
  readonly liveMode: boolean;
  readonly account: {
    readonly name: string;
    readonly accountNumber: string;
    readonly currency: string;
    readonly type: string;
    readonly institution: {
      readonly name: string;
      readonly bankCode: string | null;
      readonly type: WireInstitutionType;
    };
  };
  readonly customer: string | null;
  readonly refunded: boolean;
  readonly created_at: string;
  readonly updated_at: string;
  readonly device_fingerprint: string | null;
  readonly ip_address: string | null;
  readonly flag_rule_names: readonly string[];
  readonly flag_reasons: readonly string[];
  readonly held_settlement: boolean;
}

/** 404 with `data: null` while the payment is neither successful nor failed, too. */
export type WireVerifyAnswer = WireEnvelope<WireVerifiedPayment | null>;

/** An entry of the payments list: snake_case, unlike verify, and without the mode. */
export interface WireTransaction {
  readonly id: string;
  readonly instruments: readonly string[];
  readonly channel: string;
  readonly fee: number;
  readonly fee_bearer: string;
  readonly type: string;
  readonly status: WirePaymentStatus;
  readonly amount: number;
  readonly currency: string;
  readonly description: string;
  readonly reference: string;
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly account_number: string;
    readonly currency: string;
    readonly institution: {
      readonly id: string;
      readonly name: string;
      readonly type: WireInstitutionType;
    };
    readonly created_at: string;
    readonly updated_at: string;
  };
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly created_at: string;
    readonly updated_at: string;
  } | null;
  readonly refunded: boolean;
  readonly flag_rule_names: readonly string[];
  readonly flag_reasons: readonly string[];
  readonly created_at: string;
  readonly updated_at: string;
}

/** `GET /v2/payments/transactions?page=&start=&end=&status=`, days as DD-MM-YYYY, pages from 1. */
export interface WireTransactionsAnswer
  extends WireEnvelope<{ readonly payments: readonly WireTransaction[] }> {
  readonly meta: {
    readonly paging: {
      readonly total: number;
      readonly pages: number;
      readonly previous: string | null;
      readonly next: string | null;
    };
  };
}

export type WirePaymentEvent =
  | 'direct_debit.payment_successful'
  | 'direct_debit.payment_failed'
  | 'direct_debit.payment_cancelled'
  | 'direct_debit.payment_abandoned';

/** Names the account a payment came from. Comes before the payment's own event and has no `event_id`. */
export interface WireAccountWebhook {
  readonly event: 'mono.events.account_connected';
  readonly data: { readonly id: string };
}

/** A payment webhook. Header `mono-webhook-secret` carries a shared secret; nothing signs the body. Repeats keep `event_id`. */
export interface WirePaymentWebhook {
  readonly event: WirePaymentEvent;
  readonly event_id: string;
  readonly timestamp: string;
  readonly data: {
    readonly type: WirePaymentType;
    readonly object: {
      readonly _id: string;
      readonly id: string;
      readonly status: WirePaymentStatus;
      readonly message: string;
      readonly description: string;
      readonly amount: number;
      readonly fee: number;
      readonly currency: string;
      readonly liveMode: boolean;
      readonly account: {
        readonly _id: string;
        readonly name: string;
        readonly accountNumber: string;
        readonly currency: string;
        readonly type: string;
        readonly authMethod: string;
        readonly liveMode: boolean;
        readonly institution: {
          readonly _id: string;
          readonly name: string;
          readonly bankCode: string | null;
          readonly type: WireInstitutionType;
          readonly icon: string;
        };
        readonly created_at: string;
        readonly updated_at: string;
      };
      readonly reference: string;
      readonly created_at: string;
      readonly updated_at: string;
      readonly flagged: boolean;
      readonly flag_reasons: readonly string[] | null;
      readonly held_settlement: boolean;
    };
  };
}
