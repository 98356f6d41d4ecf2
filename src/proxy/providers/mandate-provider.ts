import type { DebitFailure, Split } from '../../contract/mandate-api.ts';
import type { FeeBearer } from '../../contract/mandate-terms.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { ProviderSchedule } from './mandate-page-provider.ts';
import type { OpenedProviderPage } from './page-provider.ts';
import type { NotExecutedCause, UnknownCause } from './provider.ts';

/** The provider's calls about mandates. Only `debit` moves money. */
export type MandateCall =
  | 'mandate-banks'
  | 'find-customer'
  | 'create-customer'
  | 'update-customer'
  | 'delete-customer'
  | 'create-mandate'
  | 'read-mandate'
  | 'list-mandates'
  | 'pause-mandate'
  | 'reinstate-mandate'
  | 'cancel-mandate'
  | 'debit'
  | 'read-debit'
  | 'list-debits'
  | 'balance';

/**
 * Why the provider did not do what it was asked, in its explicit words. `customer_exists`: it knows such a customer already and does not say which.
 * `other_mandate_waiting`: one is waiting for its transfer on the same account. `locked`: too many failed debits (429 of a debit). `not_offered`: mandates
 * of this type, or approved in this way, are not set up for this merchant.
 * `not_found`: it does not know the mandate, the customer or the debit. After our own cancellation that is a confirmation, alone it says nothing.
 */
export type MandateRefusal =
  | 'customer_exists'
  | 'customer_not_found'
  | 'details_refused'
  | 'account_refused'
  | 'name_differs'
  | 'other_mandate_waiting'
  | 'start_date_in_use'
  | 'reference_in_use'
  | 'not_ready'
  | 'already_paused'
  | 'already_active'
  | 'locked'
  | 'not_offered'
  | 'not_found'
  | 'refused';

/**
 * Answers of the mandate calls in the classes that the rules decide by. Anything that is not explicitly one of the first three is
 * `unknown`. `field` names what a validation error was about, by the provider's name of it.
 */
export type MandateAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | {
      readonly kind: 'refused';
      readonly reason: MandateRefusal;
      readonly code: string;
      readonly field?: string;
    }
  | {
      readonly kind: 'not-executed';
      readonly cause: NotExecutedCause;
      readonly retryAfterSeconds?: number;
      readonly code: string;
    }
  | { readonly kind: 'unknown'; readonly cause: UnknownCause; readonly code: string };

/** A bank of the provider's list for mandates. `id` is unique over the list; `codes` is how a mandate names it. */
export interface ProviderMandateBank {
  readonly id: string;
  readonly name: string;
  /** The bank's code with the CBN, digits as text. */
  readonly bankCode: string;
  readonly nipCode?: string;
  /** Whether mandates can be set up at it. */
  readonly directDebit: boolean;
  /** Its app sends nothing below this, in minor units. */
  readonly smallestTransferMinor?: number;
  readonly colour?: string;
  /** Further words that find it, lower case, space-separated. */
  readonly find?: string;
}

/** What the provider keeps of a payer. A BVN is never stored by us. */
export interface CustomerProfile {
  readonly type: 'individual' | 'business';
  readonly firstName?: string;
  readonly lastName?: string;
  readonly businessName?: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly bvn: string;
}

export interface CustomerSearch {
  readonly email: string;
  readonly bvn: string;
}

/**
 * `same`: e-mail address and BVN are those of one customer. `bare`: one customer has the e-mail address and no BVN yet, as one made for a page of the
 * provider's that asks for none. `other`: one of them belongs to a customer with another one, told by `customerId` where it is the e-mail address and that of one customer.
 */
export type FoundCustomer =
  | { readonly found: 'same'; readonly customerId: string }
  | { readonly found: 'bare'; readonly customerId: string }
  | { readonly found: 'other'; readonly customerId?: string }
  | { readonly found: 'none' };

/** What a mandate is created from. `reference` is ours, 20 characters A–Z 0–9. Days are `YYYY-MM-DD`. */
export interface ProviderMandateOrder {
  readonly customerId: string;
  readonly reference: string;
  readonly bankCode: string;
  readonly nipCode?: string;
  readonly accountNumber: string;
  readonly totalCapMinor: number;
  readonly startDate: string;
  readonly endDate: string;
  readonly description: string;
  readonly feeBearer: FeeBearer;
  /** The payer proves to be the account's holder by a selfie on the provider's page in place of a transfer. */
  readonly verification?: 'selfie';
  /** Debits that the provider makes itself; `amountMinor` each. Undefined for a variable mandate. */
  readonly fixed?: { readonly amountMinor: number; readonly schedule: ProviderSchedule };
}

export interface ProviderDestination {
  readonly bankName: string;
  /** Ten digits, a lost leading zero restored. */
  readonly accountNumber: string;
  readonly colour?: string;
}

/**
 * A mandate as the provider tells it. `waiting`: not approved yet. `suspended`: paused there. `balanceMinor`: what may still be taken of
 * a variable one's total. `perDebitMinor` is told of a fixed mandate, whose total the provider works out by itself and does not tell: `totalCapMinor` is undefined
 * then; where `debitType` is not told either it is the amount, whichever that be. Times are epoch milliseconds; undefined where the text does not parse.
 */
export interface ProviderMandate {
  readonly providerId: string;
  readonly reference: string;
  readonly status: 'waiting' | 'approved' | 'suspended' | 'rejected' | 'cancelled' | 'expired' | 'unknown';
  readonly readyToDebit: boolean;
  readonly type?: 'emandate' | 'sweep' | 'signed';
  readonly debitType?: 'variable' | 'fixed';
  readonly totalCapMinor: number | undefined;
  readonly perDebitMinor?: number;
  readonly balanceMinor?: number;
  readonly accountNumber?: string;
  readonly accountHolder?: string;
  readonly nibssCode?: string;
  /** The bank of its account, where the provider tells it. */
  readonly bank?: { readonly name: string; readonly bankCode?: string; readonly nipCode?: string };
  /** Further accounts of the payer that a sweep mandate takes from. */
  readonly linked?: readonly LinkedMandateAccount[];
  readonly mode: 'test' | 'live' | 'unknown';
  readonly createdAt: number | undefined;
}

export interface LinkedMandateAccount {
  readonly bank: string;
  readonly lastFour: string;
  readonly holder?: string;
  readonly readyToDebit: boolean;
}

/** The answer to a create: the only one that ever tells where the transfer goes. */
export interface CreatedMandate extends ProviderMandate {
  readonly destinations: readonly ProviderDestination[];
  /** What is to be sent, in minor units: never another amount. */
  readonly transferMinor: number;
  /** The provider's page for the selfie, where one was asked for. */
  readonly page?: OpenedProviderPage;
}

export interface ProviderDebitOrder {
  readonly amountMinor: number;
  /** Ours, 20 characters A–Z 0–9. */
  readonly reference: string;
  readonly narration: string;
  readonly feeBearer?: FeeBearer;
  readonly split?: Split;
}

/** `reference` is empty in a list that tells of a debit and does not name it. `processing`: taken on and not settled. A debit event with `response_code` 99 is this, and not the 99 of DirectPay. */
export interface ProviderDebit {
  readonly status: 'successful' | 'processing' | 'failed' | 'unknown';
  readonly reference: string;
  readonly amountMinor: number | undefined;
  readonly mandateId?: string;
  readonly mode: 'test' | 'live' | 'unknown';
  readonly createdAt: number | undefined;
  readonly failure?: DebitFailure;
  readonly feeMinor?: number;
  readonly sessionId?: string;
  readonly code: string;
}

export interface ProviderBalance {
  readonly balanceMinor?: number;
  readonly isEnough?: boolean;
}

/** One page of the list, newest first where the provider keeps an order. `next` undefined: the last one. */
export interface MandatePage {
  readonly mandates: readonly ProviderMandate[];
  readonly next: number | undefined;
}

/**
 * What the rules of mandates call. As with payments an implementation never throws for anything the network or the provider does.
 * `refused` of `debit` says that nothing was taken; a failure that the provider told as a debit is `ok` with `failed`.
 */
export interface MandateProvider {
  patienceMs(call: MandateCall): number;
  banks(): Promise<MandateAnswer<readonly ProviderMandateBank[]>>;
  findCustomer(search: Sealed<CustomerSearch>): Promise<MandateAnswer<FoundCustomer>>;
  createCustomer(profile: Sealed<CustomerProfile>): Promise<MandateAnswer<{ readonly customerId: string }>>;
  updateCustomer(
    customerId: string,
    profile: Sealed<Pick<CustomerProfile, 'phone' | 'address' | 'bvn'>>,
  ): Promise<MandateAnswer<Record<never, never>>>;
  /** For good. `customer_not_found`: there is no such customer, or not any more. */
  deleteCustomer(customerId: string): Promise<MandateAnswer<Record<never, never>>>;
  createMandate(order: Sealed<ProviderMandateOrder>): Promise<MandateAnswer<CreatedMandate>>;
  readMandate(providerId: string): Promise<MandateAnswer<ProviderMandate>>;
  listMandates(page: number): Promise<MandateAnswer<MandatePage>>;
  pauseMandate(providerId: string): Promise<MandateAnswer<Record<never, never>>>;
  reinstateMandate(providerId: string): Promise<MandateAnswer<Record<never, never>>>;
  cancelMandate(providerId: string): Promise<MandateAnswer<Record<never, never>>>;
  debit(providerId: string, order: ProviderDebitOrder): Promise<MandateAnswer<ProviderDebit>>;
  readDebit(providerId: string, reference: string): Promise<MandateAnswer<ProviderDebit>>;
  listDebits(providerId: string): Promise<MandateAnswer<readonly ProviderDebit[]>>;
  balance(providerId: string, amountMinor: number | undefined): Promise<MandateAnswer<ProviderBalance>>;
}
