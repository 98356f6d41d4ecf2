import type { Split } from '../../contract/mandate-api.ts';
import type { PageMethod, RefundSource } from '../../contract/provider-page.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { NotExecutedCause, PaymentOrder, UnknownCause } from './provider.ts';

/** The provider's calls about its own pages, about refunds and about shares of a payment. Only `refund` moves money. */
export type PageCall =
  | 'open-page'
  | 'open-mandate-page'
  | 'refund'
  | 'create-sub-account'
  | 'list-sub-accounts';

/**
 * Answers in the classes that the rules decide by, as those about mandates: what is not explicitly one of the first three is `unknown`.
 * `Reason` is the closed list of the provider's explicit words for not having done it. `field` names what a validation error was about, by the
 * provider's name of it.
 */
export type ExplicitAnswer<T, Reason extends string> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly reason: Reason; readonly code: string; readonly field?: string }
  | {
      readonly kind: 'not-executed';
      readonly cause: NotExecutedCause;
      readonly retryAfterSeconds?: number;
      readonly code: string;
    }
  | { readonly kind: 'unknown'; readonly cause: UnknownCause; readonly code: string };

/** Who pays, as the provider wants to be told for a page of its own. */
export interface PageCustomer {
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
  readonly address?: string;
}

export interface PageOrder extends PaymentOrder {
  readonly method: PageMethod;
  /** Where the provider sends the payer back to: ours, https or loopback. What it adds to it is not trusted. */
  readonly returnUrl: string;
  readonly customer: PageCustomer;
  readonly split?: Split;
}

/** A page of the provider's own that waits for the payer. */
export interface OpenedProviderPage {
  /** An https address on one of the configured hosts, without user information. Whoever has it may pay through it. */
  readonly url: Sealed<string>;
}

/** `reference_in_use`: the provider knows this reference already. With a fresh one that is our own first call, answered and lost. */
export type OpenPageRefusal = 'reference_in_use' | 'split_refused' | 'details_refused' | 'refused';

export interface ProviderRefund {
  /** False: taken on and not done yet. */
  readonly refunded: boolean;
  readonly amountMinor?: number;
  readonly bank?: string;
  readonly accountLastFour?: string;
}

export type RefundRefusal = 'already_refunded' | 'not_found' | 'too_little_in_source' | 'refused';

export interface SubAccount {
  readonly id: string;
  readonly name: string;
  readonly accountLastFour: string;
  readonly nipCode?: string;
  readonly bankName?: string;
  readonly active: boolean;
}

/** `nipCode` is the bank's six digits with NIBSS, `accountNumber` ten digits. */
export interface SubAccountOrder {
  readonly nipCode: string;
  readonly accountNumber: string;
}

/**
 * A share of a payment that has reached its sub-account, as the provider tells it: nothing can be asked about it. The amounts are as they were told, since
 * their unit is not documented. `at` is epoch milliseconds.
 */
export interface SplitSettlement {
  /** The provider's, of the payout and not of the payment. */
  readonly reference: string;
  readonly status: string;
  readonly amountSettled?: number;
  readonly fee?: number;
  readonly feeBearer?: 'business' | 'sub_accounts';
  readonly currency?: string;
  readonly at?: number;
  readonly accountHolder?: string;
  readonly accountLastFour?: string;
  readonly bankName?: string;
  readonly nipCode?: string;
}

/** `exists`: the business has this account already, by the provider's own word. */
export type SubAccountRefusal = 'exists' | 'account_refused' | 'refused';

/**
 * What the rules call for payments by the provider's own page. As everywhere an implementation never throws for anything the
 * network or the provider does. An address outside the configured hosts is `unknown` with the cause `unknown_shape`.
 */
export interface PageProvider {
  readonly methods: readonly PageMethod[];
  patienceMs(call: PageCall): number;
  open(order: Sealed<PageOrder>): Promise<ExplicitAnswer<OpenedProviderPage, OpenPageRefusal>>;
  refund(reference: string, source: RefundSource): Promise<ExplicitAnswer<ProviderRefund, RefundRefusal>>;
  createSubAccount(order: Sealed<SubAccountOrder>): Promise<ExplicitAnswer<SubAccount, SubAccountRefusal>>;
  listSubAccounts(): Promise<ExplicitAnswer<readonly SubAccount[], 'refused'>>;
}
