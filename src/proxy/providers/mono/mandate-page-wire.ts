import type {
  WireCustomerAnswer,
  WireDebitType,
  WireMandateNotice,
  WireMandateType,
  WireSchedule,
  WireValidationError,
} from './mandate-wire.ts';

/**
 * `POST /v2/payments/initiate` of a mandate. `amount` is the total of a variable mandate and each debit of a fixed one. Dates are bare days.
 * `reference` has 10 to 24 characters. The sample of a fixed mandate has no `method`.
 */
export interface WireInitiateMandateRequest extends Partial<WireSchedule> {
  readonly amount: number;
  readonly type: 'recurring-debit';
  readonly method?: 'mandate';
  readonly mandate_type: WireMandateType;
  readonly debit_type: WireDebitType;
  readonly description: string;
  readonly reference: string;
  /** The table says text, the samples have an object. */
  readonly customer: string | { readonly id: string };
  readonly redirect_url?: string;
  readonly start_date: string;
  readonly end_date: string;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** What a payer opens is `mono_url`; the mandate has its id from now on. `method` is there where it was sent. */
export interface WireInitiatedMandate {
  readonly mono_url: string;
  readonly mandate_id: string;
  readonly type: 'recurring-debit';
  readonly method?: 'mandate';
  readonly mandate_type: WireMandateType;
  readonly amount: number;
  readonly description: string;
  readonly reference: string;
  readonly customer: string;
  readonly redirect_url?: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly start_date: string;
  readonly end_date: string;
}

export type WireInitiateMandateAnswer =
  | WireCustomerAnswer<WireInitiatedMandate>
  | WireValidationError
  | WireMandateNotice;
