import type { Customer } from '../../contract/customer.ts';
import type { Form } from '../../contract/form.ts';
import type { Split } from '../../contract/mandate-api.ts';
import type {
  CheckoutEvent,
  CheckoutStatus,
  RefundFailure,
  ReviewReason,
} from '../../contract/merchant-api.ts';
import type { Currency } from '../../contract/money.ts';
import type { wayNotices } from '../../contract/payment-view.ts';
import type { OfferedWay, PageMethod, RefundSource, Way } from '../../contract/provider-page.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { OutgoingNotification } from '../../contract/settlement.ts';
import type { Exposure, Kind, Step } from '../../contract/steps.ts';
import type {
  Appearance,
  Bank,
  DeclineReason,
  formProblems,
  notices,
  UnavailableReason,
} from '../../contract/view-parts.ts';
import type {
  AnyCall,
  BankSession,
  InstitutionMethod,
  ListedAccount,
  ProviderCall,
} from '../providers/provider.ts';
import type { MandateSetup } from './mandate-records.ts';

export type Mode = 'test' | 'live';
/** Why the payer is where they choose again: the banks, or the ways to pay. */
export type Notice = (typeof notices)[number] | (typeof wayNotices)[number];
export type FormProblem = (typeof formProblems)[number];

/** Steps that a row can stand at. `in-use` depends on who looks, so it is never stored. */
export type StoredStep = Exclude<Step, 'in-use'>;

/** The bank a payer has tapped, as it was in the list then. */
export interface ChosenInstitution {
  readonly id: string;
  readonly name: string;
  readonly segment: Bank['segment'];
  readonly methods: readonly InstitutionMethod[];
  readonly colour?: string;
}

/**
 * The right to talk to the provider for a checkout. `fence` rises with every lease; what a holder learns is written only while
 * the fence is still its own. `call` is what is under way, undefined between two calls. `until` is epoch milliseconds.
 */
export interface Lease {
  readonly owner: string;
  /** Undefined in rows of earlier versions alone, which kept a lease between two calls too. */
  readonly call: AnyCall | undefined;
  readonly until: number;
}

/** The debit that settled a checkout, as verify told it. Times are epoch milliseconds. */
export interface SettledPayment {
  readonly providerReference: string;
  readonly bank?: string;
  readonly accountLastFour?: string;
  /** Where it was paid on the provider's page. */
  readonly pageMethod?: PageMethod;
  readonly feeMinor?: number;
  readonly narration?: string;
  readonly paidAt: number;
}

/** `sending`: under its lease. `processing` also stands for one whose answer is not known: only verify settles it, and it is not sent again. */
export type RefundState = 'sending' | 'processing' | 'refunded' | 'failed';

/** The paying back of one debit, always of the whole. Times are epoch milliseconds. */
export interface RefundRecord {
  /** The provider reference of the debit. */
  readonly reference: string;
  readonly state: RefundState;
  /** Undefined where it was found to be paid back and nobody had asked for it here. */
  readonly source: RefundSource | undefined;
  readonly requestedAt: number;
  readonly settledAt: number | undefined;
  readonly failure: RefundFailure | undefined;
  readonly verifyCount: number;
  /** When nobody had told its outcome for so long that a person has to look. */
  readonly unsettledAt: number | undefined;
  /** Who sends it, and until when. */
  readonly lease: { readonly owner: string; readonly until: number } | undefined;
}

/** What the merchant fixed at creation. Never changes. */
export interface CheckoutTerms {
  readonly id: string;
  readonly kind: Kind;
  readonly mode: Mode;
  readonly provider: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly description: string;
  readonly supportCode: string;
  readonly clientTokenHash: string;
  /** Stored encrypted. */
  readonly clientToken: Sealed<string>;
  /** Stored encrypted. */
  readonly customer: Sealed<Customer> | undefined;
  /** Keyed hash of all terms, `keyId:hex`. */
  readonly termsHash: string;
  readonly returnUrl: string | undefined;
  readonly cancelUrl: string | undefined;
  readonly allowedOrigins: readonly string[];
  readonly presetBank: string | undefined;
  /** In the order in which they are offered. */
  readonly ways: readonly OfferedWay[];
  readonly split: Split | undefined;
  readonly locale: string;
  readonly appearance: Appearance | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A checkout's row. Times are epoch milliseconds. */
export interface CheckoutRecord extends CheckoutTerms {
  status: CheckoutStatus;
  step: StoredStep;
  /** Raised only when what the payer sees changes. */
  version: number;
  notice: Notice | undefined;
  unavailableReason: UnavailableReason | undefined;
  lastDecline: DeclineReason | undefined;
  /** Only `unsettled` may still become `succeeded` by itself. */
  reviewReason: ReviewReason | undefined;
  duplicateDebit: boolean;
  /** The reference is taken while this is true. */
  holdsReference: boolean;
  chosen: ChosenInstitution | undefined;
  /** The attempt that the payer is in, or was in last. */
  attemptId: string | undefined;
  /** The try at a mandate that the payer is in, or was in last. */
  mandateId: string | undefined;
  /** Where the setting up of a mandate stands; undefined for a payment. Replaced as a whole. */
  setup: MandateSetup | undefined;
  loginTriesUsed: number;
  codeTriesUsed: number;
  /** When the payer last asked for something. */
  lastCommandAt: number;
  /** The minute in which commands are counted, whatever became of them, and how many there were. */
  commandsSince: number;
  commandCount: number;
  /** Since when the outcome has been waited for. */
  confirmingSince: number | undefined;
  payment: SettledPayment | undefined;
  /** At most one for each debit, the one that was asked for last at the end; none yet where undefined. Replaced as a whole. */
  refunds: readonly RefundRecord[] | undefined;
  fence: number;
  lease: Lease | undefined;
  /** How many events there are; the next one gets the number after it. */
  eventCount: number;
  updatedAt: number;
  /** When the completer has to look at it: expiry, idle bank session, expired lease, a capture that is due. */
  nextAt: number | undefined;
}

/**
 * Where an attempt stands. `answering`: the bank has taken the login and wants to know more before it is done; `authorising`: it
 * asks for something to make the payment. `opening-page` and `at-page`: the way by the provider's own page. `charging` and `capturing` also stand for a call whose outcome is not known; `charged`: the capture has
 * not been started; with `askedBy` it owes what the payer typed, which only the process that was told it can send. `over` has ended without a debit known; `refused` by the provider's explicit word; `mismatch`: verify told of
 * a success that is not the payment we ordered.
 */
export type AttemptState =
  | 'connecting'
  | 'opening-page'
  | 'at-page'
  | 'logging-in'
  | 'answering'
  | 'logged-in'
  | 'charging'
  | 'charged'
  | 'authorising'
  | 'capturing'
  | 'refused'
  | 'over'
  | 'succeeded'
  | 'mismatch';

/** The calls that a bank can answer with a question. */
export type AskingCall = Extract<ProviderCall, 'log-in' | 'commit' | 'open-payment' | 'charge' | 'capture'>;

/**
 * A page of the provider's own that waits for the payer. Whoever has `url` may pay through it: stored encrypted. `returnTokenHash` is
 * that of the address the provider sends the payer back to.
 */
export interface AttemptPage {
  readonly url: Sealed<string> | undefined;
  readonly returnTokenHash: string;
  /** When the payer last came back and the provider was asked because of it. */
  readonly returnedAt: number | undefined;
}

/** One try to pay: one bank session or page, one provider reference. Times are epoch milliseconds. */
export interface AttemptRecord {
  readonly id: string;
  readonly checkoutId: string;
  /** 1 for the first attempt of a checkout. */
  readonly number: number;
  /** The provider reference: 20 characters A–Z 0–9, committed before it is used. */
  readonly reference: string;
  readonly mintedAt: number;
  readonly way: Way;
  /** Undefined on the provider's own page, where the payer chooses it. */
  readonly institution: ChosenInstitution | undefined;
  /** How to log in at the bank, or what the provider's page is for. */
  readonly methodId: string;
  /** The provider's page, once it answered with one. */
  page: AttemptPage | undefined;
  /** When the page was asked about for the last time, left by its payer and not paid through. A webhook may have it asked about once more. */
  pageRestedAt: number | undefined;
  state: AttemptState;
  exposure: Exposure;
  /** SHA-256 of the key of the page that logged in. */
  pageKeyHash: string | undefined;
  /** Stored encrypted; wiped when the attempt is over. */
  bankSession: BankSession | undefined;
  form: Form | undefined;
  problem: FormProblem | undefined;
  /** Which call asked what `form` or `accounts` hold: it decides where the answer goes. */
  askedBy: AskingCall | undefined;
  /** What there is to choose from, while it is to be chosen. Stored encrypted. */
  accounts: Sealed<readonly ListedAccount[]> | undefined;
  /** Which of `accounts` the bank did not take, by the place that a page names them by. */
  refusedAccounts: readonly string[];
  /** How many accounts the login showed; 0 where it showed none. */
  accountCount: number;
  /** Stored encrypted, like the number. */
  accountHolder: Sealed<string> | undefined;
  /** Stored encrypted. */
  accountNumber: Sealed<string> | undefined;
  accountType: string | undefined;
  /** When the bank last asked for a one-time code, which it sends to the payer each time. */
  codeAskedAt: number | undefined;
  /** How often an answer to a question of the bank was sent, taken or not. */
  answersGiven: number;
  /** When a charge or capture was first sent, or the payer was given the provider's page. */
  sentAt: number | undefined;
  /** When verify first read `failed`. */
  failedReadAt: number | undefined;
  /** Whether the bank said anything the last time it was asked something; undefined before. Tells how banks do lately. */
  bankAnswered: boolean | undefined;
  bankAskedAt: number | undefined;
  verifyCount: number;
  /** When verify is due; undefined where there is nothing to ask. */
  verifyAt: number | undefined;
}

/** Why a row could not be kept: another row holds the unique value. */
export class StoreConflict extends Error {
  readonly constraint: string;

  constructor(constraint: string) {
    super(`Another row holds ${constraint}`);
    this.name = 'StoreConflict';
    this.constraint = constraint;
  }
}

/** The store cannot be reached, or did not keep a commit. Nothing was acknowledged. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('The store cannot be reached', { cause });
    this.name = 'StoreUnavailable';
  }
}

/** What became of a commit whose answer was lost, and what its transaction answered where it was kept. */
export type CommitFound<T> = { readonly kept: true; readonly result: T } | { readonly kept: false };

/** The answer to a commit was lost, and the database is out of reach since, or has crashed: it may have been kept. */
export class CommitUnknown<T> extends StoreUnavailable {
  /** Asks the database. Undefined where nobody can tell any more. Throws `StoreUnavailable` while it does not answer. */
  readonly find: () => Promise<CommitFound<T> | undefined>;

  constructor(cause: unknown, find: () => Promise<CommitFound<T> | undefined>) {
    super(cause);
    this.name = 'CommitUnknown';
    this.find = find;
  }
}

/** A command or merchant call that was taken, by its idempotency key. Never holds a body nor a hash of one. */
export interface CommandRecord {
  readonly scope: 'merchant' | 'page';
  readonly key: string;
  readonly checkoutId: string;
  readonly command: string;
  /** Undefined while it runs, or where its process died. */
  readonly resultingVersion: number | undefined;
  readonly createdAt: number;
}

export interface StoredEvent extends Omit<CheckoutEvent, 'at'> {
  readonly at: number;
}

/** A notification that is due, taken under a lease. `tries` counts earlier ones. */
export interface DueNotification {
  readonly notification: OutgoingNotification;
  readonly tries: number;
  readonly createdAt: number;
}

/** A provider's webhook as it came. Stored encrypted. */
export interface InboxRecord {
  readonly id: string;
  readonly dedupeKey: string;
  readonly type: string;
  readonly reference: string | undefined;
  /** The mandate it is about, by the provider's id. */
  readonly mandateId: string | undefined;
  /** The linked account that it is about, by the provider's id. */
  readonly accountId?: string | undefined;
  readonly saysCancelled: boolean;
  readonly quarantined: boolean;
  readonly body: Sealed<string>;
  readonly receivedAt: number;
  /** When it was last read again, epoch milliseconds. */
  readonly replayedAt: number | undefined;
  /** Idempotency key of the call that last had it read again. */
  readonly replayKey: string | undefined;
}

/** What may be said of a kept webhook: all but what stands in it. */
export type KeptWebhook = Omit<
  InboxRecord,
  'body' | 'dedupeKey' | 'replayKey' | 'mandateId' | 'accountId' | 'saysCancelled'
>;
