import type { Form } from '../../contract/form.ts';
import type { Currency } from '../../contract/money.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { DeclineReason } from '../../contract/view-parts.ts';
import type { LinkCall, LinkProvider } from './link-provider.ts';
import type { MandatePageProvider } from './mandate-page-provider.ts';
import type { MandateCall, MandateProvider } from './mandate-provider.ts';
import type { PageCall, PageProvider, SplitSettlement } from './page-provider.ts';

/** The calls that the rules of money tell apart. Only `charge` and `capture` can move money. */
export type ProviderCall =
  | 'institutions'
  | 'connect'
  | 'log-in'
  | 'commit'
  | 'open-payment'
  | 'charge'
  | 'capture'
  | 'verify'
  | 'list-payments';

/** The same with the calls about mandates, the provider's own pages and linked accounts. Of these only `debit` and `refund` move money. */
export type AnyCall = ProviderCall | MandateCall | PageCall | LinkCall;

/**
 * Why a call is known not to have been executed. `our_key_refused`: 401 on the secret key. `bank_session_ended`: 401 on
 * the bank session, or its expiry passed before sending. `not_sent`: the connection was refused before a byte left.
 */
export type NotExecutedCause = 'rate_limited' | 'our_key_refused' | 'bank_session_ended' | 'not_sent';

/** Why an answer settles nothing. Kept in events for support; never shown to a payer. */
export type UnknownCause =
  | 'timeout'
  | 'connection_lost'
  | 'server_error'
  | 'unreadable_body'
  | 'unknown_code'
  | 'unknown_shape'
  | 'too_large';

/**
 * Every answer of the provider, in the classes that the rules of money decide by (design: rule 1). Anything that is not
 * explicitly one of the first five is `unknown`. `code` is the provider's own, trimmed, for events and alarms.
 * `asked` with `wrongAnswer`: what was typed was not taken and the attempt goes on. Its form may have no fields: the
 * provider did not repeat it, and the form asked before is meant. Without fields and without `wrongAnswer`, something is asked for
 * that cannot be passed on.
 */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'asked'; readonly form: Form; readonly wrongAnswer: boolean; readonly echo?: Echo }
  | { readonly kind: 'asked-account'; readonly accounts: readonly ListedAccount[] }
  | { readonly kind: 'refused'; readonly reason: DeclineReason | 'details_refused'; readonly code: string }
  | {
      readonly kind: 'not-executed';
      readonly cause: NotExecutedCause;
      readonly retryAfterSeconds?: number;
      readonly code: string;
    }
  | { readonly kind: 'unknown'; readonly cause: UnknownCause; readonly code: string };

/** What session and charge repeat of the payment. May stop a payment before capture, never approve one. */
export interface Echo {
  readonly amountMinor?: number;
  readonly currency?: string;
  readonly reference?: string;
  readonly account?: ProviderAccount;
}

/** `number` is the full account number where the provider tells it: a string, since leading zeros occur. */
export interface ProviderAccount {
  readonly holder?: string;
  readonly number?: string;
  readonly type?: string;
}

export interface ListedAccount extends ProviderAccount {
  /** What the provider wants to be told when this one is chosen. */
  readonly id: string;
}

export interface InstitutionMethod {
  readonly id: string;
  readonly name: string;
}

/** An entry of the provider's list. `id` is unique over the list (their `_id` and type together), `methods` never empty. */
export interface Institution {
  readonly id: string;
  readonly name: string;
  readonly segment: 'personal' | 'business';
  readonly methods: readonly InstitutionMethod[];
  readonly colour?: string;
  /** Further words that find it, lower case, space-separated. */
  readonly find?: string;
}

/** A bank session: a logged-in one lets its holder move money, so it is sealed and stored only encrypted. */
export interface BankSession {
  readonly id: Sealed<string>;
  /** Epoch milliseconds by the provider's word. */
  readonly expiresAt: number;
}

export interface PaymentOrder {
  readonly amountMinor: number;
  readonly currency: Currency;
  /** Ours, 20 characters A–Z 0–9, never the merchant's. */
  readonly reference: string;
  readonly description: string;
}

/**
 * What answers a login that asked: a listed account, or the inputs of a form. `number` is the account's own where the list told it: some
 * spellings of an API want to be told that in place of the id.
 */
export type LogInAnswer =
  | { readonly accountId: string; readonly number?: Sealed<string> }
  | { readonly inputs: Sealed<Readonly<Record<string, string>>> };

/**
 * Which call takes what a form asked for; providers' documents are silent or at odds. What the opening of the payment asks goes to the
 * charge or to the capture; what the charge asks goes to the capture, or to the charge again. What the capture asks
 * goes to the capture.
 */
export interface FormTargets {
  readonly openPayment: 'charge' | 'capture';
  readonly charge: 'capture' | 'charge';
}

/** `failed` and `successful` are the provider's explicit words; every other status reads `open`. */
export interface VerifiedPayment {
  readonly status: 'successful' | 'failed' | 'open';
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly mode: 'test' | 'live' | 'unknown';
  /** Epoch milliseconds; undefined where the provider's text does not parse. */
  readonly createdAt: number | undefined;
  readonly feeMinor?: number;
  readonly bank?: string;
  readonly account?: ProviderAccount;
  /** What the payer's bank shows for the debit, where the provider says. */
  readonly narration?: string;
  /** With `open`: the provider says that it is at it, so money may be moving. */
  readonly isUnderWay?: boolean;
  readonly isRefunded?: boolean;
}

export interface PaymentList {
  readonly payments: readonly VerifiedPayment[];
  /** There are more than were read, or an entry could not be read: what is not listed may be there all the same. */
  readonly isCut: boolean;
}

export type VerifyResult = VerifiedPayment | { readonly status: 'not-found' };

/** A provider's webhook, read but not believed. `reference` is set where the text names one of a payment, a mandate or a debit. */
export interface AcceptedWebhook {
  readonly accepted: true;
  /** The mandate it is about, by the provider's id, and whether it says that this one was cancelled. */
  readonly mandateId?: string;
  readonly saysCancelled?: boolean;
  /** A linked account that it is about, by the provider's id. */
  readonly accountId?: string;
  /** A share that was paid out: the merchant is told of it as it is. */
  readonly settlement?: SplitSettlement;
  /** Equal for repeats of the same event. */
  readonly dedupeKey: string;
  readonly type: string;
  readonly reference?: string;
  /** The body could not be understood; it is kept as it is and every open payment is asked about. */
  readonly quarantined: boolean;
}

export type ReadWebhook = { readonly accepted: false } | AcceptedWebhook;

/** Form inputs, field name to what was typed; undefined where a step takes none. */
export type Inputs = Sealed<Readonly<Record<string, string>>> | undefined;

/**
 * What the rules of money call. An implementation never throws for anything the network or the provider does: it answers.
 * `patienceMs` says how long a call may take at most, so that a lease can outlive it.
 */
export interface Provider {
  readonly name: string;
  /** As a payer reads it. */
  readonly displayName: string;
  readonly mode: 'test' | 'live';
  readonly formTargets: FormTargets;
  patienceMs(call: ProviderCall, institutionId?: string): number;
  institutions(): Promise<Answer<readonly Institution[]>>;
  connect(request: {
    institutionId: string;
    methodId: string;
  }): Promise<Answer<{ session: BankSession; form: Form }>>;
  logIn(session: BankSession, inputs: Inputs, institutionId: string): Promise<Answer<Record<never, never>>>;
  /** Answers what a login asked, under the same bank session. The bank may ask again, in any order and number. */
  commit(
    session: BankSession,
    answer: LogInAnswer,
    institutionId: string,
  ): Promise<Answer<Record<never, never>>>;
  /** Mono's direct-pay session: names the payment, moves nothing. Of this one and the two below, the institution is for whoever measures: the session names it to the provider. */
  openPayment(
    session: BankSession,
    order: PaymentOrder,
    institutionId?: string,
  ): Promise<Answer<{ echo?: Echo }>>;
  charge(session: BankSession, inputs: Inputs, institutionId?: string): Promise<Answer<{ echo?: Echo }>>;
  capture(session: BankSession, inputs: Inputs, institutionId?: string): Promise<Answer<{ echo?: Echo }>>;
  verify(reference: string): Promise<Answer<VerifyResult>>;
  /** Payments created on the calendar day (UTC, or the provider's own) of `from`, on that of `to` and between them; epoch milliseconds. One day where both are the same. */
  listPayments(range: { from: number; to: number }): Promise<Answer<PaymentList>>;
  /** Undefined where the provider has none. */
  readonly mandates?: MandateProvider;
  /** Payments by its own pages, refunds and shares. Undefined where the provider has none, as with the two below. */
  readonly pages?: PageProvider;
  readonly mandatePages?: MandatePageProvider;
  readonly links?: LinkProvider;
  readWebhook(message: { headers: Headers; body: Uint8Array }): ReadWebhook;
  /** The same for the kept body of one that was accepted when it came. */
  rereadWebhook(body: Uint8Array): AcceptedWebhook;
}
