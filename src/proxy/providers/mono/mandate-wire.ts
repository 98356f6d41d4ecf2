/** Mono's JSON about customers, banks, mandates and their debits, as its documents show it. Amounts are kobo. */

/** `POST /v2/customers`. `identity.number` is a BVN, eleven digits. */
export interface WireCustomerRequest {
  readonly email: string;
  readonly type?: 'individual' | 'business';
  readonly first_name?: string;
  readonly last_name?: string;
  readonly business_name?: string;
  /** At most 100 characters. */
  readonly address: string;
  readonly phone: string;
  readonly identity: { readonly type: string; readonly number: string };
}

/** `PATCH /v2/customers/{id}`. */
export type WireCustomerChanges = Partial<Pick<WireCustomerRequest, 'address' | 'phone' | 'identity'>>;

/** A customer: a person has names, a business has `type` and `business_name`. */
export interface WireCustomer {
  readonly id: string;
  readonly type?: 'business';
  readonly name?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly business_name?: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly identification_no: string;
  readonly identification_type: string;
  readonly bvn: string;
}

/** What answers of the customer calls stand in: without a timestamp. An error has `data: null`. */
export interface WireCustomerAnswer<Data> {
  readonly status: 'successful' | 'failed';
  readonly message: string;
  readonly data: Data;
}

export interface WireListMeta {
  readonly total: number;
  readonly pages: number;
  /** Addresses. */
  readonly previous: string | null;
  readonly next: string | null;
}

/** `GET /v2/customers?page=`. */
export interface WireCustomerList extends WireCustomerAnswer<readonly WireCustomer[]> {
  readonly meta: WireListMeta;
}

export interface WireMandateBank {
  readonly name: string;
  readonly bank_code: string;
  readonly nip_code: string;
  readonly direct_debit: boolean;
}

/** `GET /v3/banks/list`. */
export type WireMandateBanks = WireCustomerAnswer<{ readonly banks: readonly WireMandateBank[] }>;

/** `gsm` is the older name of `sweep`. New `signed` ones are no longer taken from 4 May 2026 on. */
export type WireMandateType = 'emandate' | 'sweep' | 'gsm' | 'signed';

/** `days`, `weeks` and `months` need `interval`. */
export type WireFrequency = 'daily' | 'weekly' | 'monthly' | 'yearly' | 'days' | 'weeks' | 'months';

/** What a fixed mandate has beside its terms. Amounts are kobo, days `YYYY-MM-DD`. */
export interface WireSchedule {
  readonly frequency: WireFrequency;
  /** A whole number, as text or as a number. */
  readonly interval?: string | number;
  /** Tries on one debit date, 1 to 6: told as text, shown as a number. */
  readonly retrial_frequency: string | number;
  /** Later than `start_date`. */
  readonly initial_debit_date: string;
  readonly initial_debit_amount?: number;
  /** Days on which a debit is gone on with before the next date counts. */
  readonly grace_period: number;
  /** What is tried where the whole amount is not there. */
  readonly minimum_due: number;
}

export type WireDebitType = 'variable' | 'fixed';

/** Whose default is `transfer_verification`; `selfie_verification` is on request. */
export type WireVerificationMethod = 'transfer_verification' | 'selfie_verification';

/**
 * `POST /v3/payments/mandates`. The one published request has instants, `2025-11-27T00:00:00.000Z` for the start and `2026-12-31T22:59:59.999Z`, the
 * last millisecond of a Lagos day, for the end: our adapter sends these. Bare days, `YYYY-MM-DD`, are what initiate takes; both are taken.
 * `bank_code` may be either code of the bank. `reference` has 10 to 24 characters. Sweeps are refused here.
 */
export interface WireMandateRequest extends Partial<WireSchedule> {
  readonly debit_type: WireDebitType;
  readonly customer: string;
  readonly mandate_type: 'emandate' | 'signed';
  readonly amount: number;
  readonly reference: string;
  readonly account_number: string;
  readonly bank_code: string;
  readonly fee_bearer?: 'business' | 'customer';
  readonly description: string;
  readonly start_date: string;
  readonly end_date: string;
  readonly verification_method?: WireVerificationMethod;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** Where the authorising transfer may go. `account_number` is a JSON number: a leading zero is lost on the way. */
export interface WireTransferDestination {
  readonly bank_name: string;
  readonly account_number: number | string;
  readonly icon: string;
  readonly primary_color: string;
}

/** `suspended` is what a paused mandate is called in the table of statuses. Lower case here, as in the samples. */
export type WireMandateStatus =
  | 'initiated'
  | 'awaiting_authorization'
  | 'authorized'
  | 'approved'
  | 'rejected'
  | 'suspended'
  | 'cancelled'
  | 'expired';

export interface WireMandateTerms {
  readonly id: string;
  readonly status: WireMandateStatus;
  readonly mandate_type: string;
  readonly debit_type: string;
  readonly ready_to_debit: boolean;
  readonly nibss_code: string;
  readonly approved: boolean;
  readonly reference: string;
  readonly account_name: string;
  readonly account_number: string;
  readonly customer: string;
  readonly live_mode: boolean;
  /** ISO 8601 UTC; `end_date` is the last millisecond of a Lagos day. */
  readonly start_date: string;
  readonly end_date: string;
  readonly date: string;
  readonly amount: number;
  readonly fee_bearer?: 'business' | 'customer';
}

/** The data of a create's answer, the only one that tells destinations. Mono's own sandbox approves at once and may leave them out. */
export interface WireCreatedMandate extends WireMandateTerms {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly bank: string;
  readonly bank_code: string;
  readonly verification_method: string;
  readonly description: string;
  readonly transfer_destinations?: readonly WireTransferDestination[];
  /** Of a fixed mandate: the first debit's day, an instant in UTC, and its amount. */
  readonly initial_debit_date?: string;
  readonly initial_debit_amount?: number;
}

/** The data of a create's answer for a selfie: what the payer opens is `mono_url`. */
export interface WireSelfieMandate extends Omit<WireCreatedMandate, 'meta' | 'transfer_destinations'> {
  readonly mono_url: string;
}

/** The data of a create's answer for a signed mandate, which waits for the bank. */
export type WireSignedMandate = Pick<
  WireCreatedMandate,
  | 'id'
  | 'mandate_type'
  | 'debit_type'
  | 'verification_method'
  | 'approved'
  | 'reference'
  | 'account_name'
  | 'account_number'
  | 'bank'
  | 'customer'
  | 'description'
  | 'start_date'
  | 'end_date'
  | 'date'
> & { readonly status: 'active' };

/** Another account of the payer that a sweep takes from, once it is ready. */
export interface WireLinkedMandate {
  readonly account_name: string;
  readonly account_number: string;
  readonly bank: string;
  readonly ready_to_debit: boolean;
}

/** A mandate as retrieve and the list tell it: `institution` for `bank`, `narration` for `description`. */
export interface WireMandate extends Omit<WireMandateTerms, 'account_name' | 'account_number'> {
  /** The account is not known until the payer has named it on the provider's page; no document tells what stands here then. */
  readonly account_name: string | null;
  readonly account_number: string | null;
  /** What may still be taken. */
  readonly balance: number;
  readonly institution: {
    readonly bank_code: string;
    readonly nip_code: string;
    readonly name: string;
  } | null;
  readonly narration: string;
  readonly redirect_url: string | null;
  /** Of a sweep only. */
  readonly linked_mandates?: readonly WireLinkedMandate[];
  readonly total_linked_mandates?: number;
}

export interface WireFieldError {
  readonly field: string;
  readonly message: string;
}

/** 400 of a create that holds something it may not. */
export interface WireValidationError {
  readonly status: 'failed';
  readonly message: 'Validation error';
  readonly data: readonly WireFieldError[];
}

/**
 * What the mandate calls answer where there is no data: an action done, or a refusal. The time stands in `timestamp` or in `timestamps`,
 * `status` is `success` where an action was done, and the code is text.
 */
export interface WireMandateNotice {
  readonly status: 'success' | 'failed';
  readonly response_code: string;
  readonly message: string;
  readonly timestamp?: string;
  readonly timestamps?: string;
  readonly documentation: string;
  readonly data: null;
}

export type WireCreateMandateAnswer =
  | WireCustomerAnswer<WireCreatedMandate | WireSelfieMandate | WireSignedMandate>
  | WireValidationError
  | WireMandateNotice;

export type WireMandateAnswer = WireCustomerAnswer<WireMandate> | WireMandateNotice;

/** `GET /v3/payments/mandates?page=&limit=`, newest first. The published sample has no `meta`. */
export interface WireMandateList extends WireCustomerAnswer<readonly WireMandate[]> {
  readonly meta?: WireListMeta;
}

/** Of a debit. `max` is kobo; one published answer repeats it in naira. */
export interface WireSplit {
  readonly type: 'percentage' | 'fixed';
  readonly fee_bearer?: 'business' | 'sub_accounts';
  readonly distribution: readonly {
    readonly account: string;
    readonly value: number;
    readonly max?: number;
  }[];
}

/** `POST /v3/payments/mandates/{id}/debit`. */
export interface WireDebitRequest {
  readonly amount: number;
  readonly reference: string;
  readonly narration: string;
  readonly fee_bearer?: 'business' | 'customer';
  readonly split?: WireSplit;
}

interface WireDebitAccount {
  readonly bank_code: string;
  readonly account_name?: string;
  readonly account_number: string;
  readonly bank_name: string;
}

export type WireDebitStatus = 'successful' | 'processing' | 'failed';

/** One debit. Its `response_code` is NIBSS's: 00 done, 99 processing (not the 99 of DirectPay), 51 not enough money. */
export interface WireDebit {
  readonly success?: boolean;
  readonly status: WireDebitStatus;
  readonly event?: WireDebitStatus;
  readonly message?: string;
  readonly response_code?: string;
  readonly amount: number;
  readonly mandate: string;
  readonly customer?: string;
  readonly reference_number: string;
  readonly date: string;
  readonly live_mode?: boolean;
  readonly fee?: number;
  readonly fee_bearer?: 'business' | 'customer';
  readonly narration?: string;
  readonly session_id?: string;
  readonly account_details: WireDebitAccount;
  readonly beneficiary: WireDebitAccount;
  readonly split?: WireSplit;
}

/** The answer to a debit and to reading one: a debit in whatever status, or a refusal without data. */
export interface WireDebitAnswer {
  readonly status: 'successful' | 'processing' | 'failed';
  readonly message: string;
  readonly response_code: string;
  readonly data: WireDebit | null;
}

/** `GET …/debits?page=`. Its body stands in no document of ours. */
export interface WireDebitList extends WireCustomerAnswer<readonly WireDebit[]> {
  readonly meta: WireListMeta;
}

/** `GET …/balance-inquiry?amount=`: with an amount whether it is there, without one how much there is (₦0 below ₦1,000). Not in the documents. */
export type WireBalance = WireCustomerAnswer<{
  readonly id: string;
  readonly has_sufficient_balance?: boolean;
  readonly account_balance?: number;
  readonly account_details: WireDebitAccount;
}>;
