import type { DebitFailure, DebitStatus, Split } from '../../contract/mandate-api.ts';
import type {
  FeeBearer,
  LinkedAccount,
  MandateEndReason,
  MandateOrder,
  MandatePauser,
  MandateSchedule,
  MandateState,
  MandateType,
  Verification,
} from '../../contract/mandate-terms.ts';
import type {
  CustomerAsk,
  EnterAccountProblem,
  MandateFailure,
  ReviewNotice,
} from '../../contract/mandate-view.ts';
import type { Currency } from '../../contract/money.ts';
import type { Way } from '../../contract/provider-page.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { MandateCall, ProviderDestination } from '../providers/mandate-provider.ts';
import type { Mode } from './records.ts';

/** The bank a payer has tapped for a mandate, as it was in the list then. */
export interface ChosenMandateBank {
  readonly id: string;
  readonly name: string;
  readonly bankCode: string;
  readonly nipCode?: string;
  readonly colour?: string;
  readonly smallestTransferMinor?: number;
}

/** The bank of a mandate: the one that was tapped, or what the provider tells of the one that was chosen on its page. */
export type MandateBankRecord = Omit<ChosenMandateBank, 'bankCode'> &
  Partial<Pick<ChosenMandateBank, 'bankCode'>>;

/**
 * A page of the provider's own that waits for the payer. Whoever has `url` may set the mandate up through it: stored encrypted.
 * `returnTokenHash` is that of the address the provider sends the payer back to; undefined where it was told none.
 */
export interface MandatePage {
  readonly url: Sealed<string> | undefined;
  readonly returnTokenHash: string | undefined;
  /** When the payer last came back and the provider was asked because of it. */
  readonly returnedAt: number | undefined;
}

/** What the provider debits by itself, in minor units each time. */
export interface FixedDebits {
  readonly perDebitMinor: number;
  readonly schedule: MandateSchedule;
}

/** A linked account that is offered to a payer. Never more of its number than the last four. */
export interface OfferedAccount {
  readonly lastFour: string;
}

/** How a payer was made known to the provider by this checkout. Customers are named by the provider's ids. */
export interface CustomerTries {
  /** How many the provider was asked to make, but for those that it surely did not. */
  readonly asked: number;
  /** Those that it made. */
  readonly made: readonly string[];
  /** Those that had no BVN and were given one, as far as is known. */
  readonly completed?: readonly string[];
  /** Those that it would then set no mandate up for. */
  readonly refused: readonly string[];
  /** What is asked of the payer though the merchant has told it: it may be what the provider refused. */
  readonly doubted: readonly CustomerAsk[];
}

/** Where the setting up of a mandate stands, kept with its checkout. `order` is the merchant's and never changes. */
export interface MandateSetup {
  readonly order: MandateOrder;
  /** Here at the bank where nothing is said. */
  readonly way?: Way;
  /** The day that is asked for; later than the ordered one where that was taken. */
  readonly startDate: string;
  readonly bank: ChosenMandateBank | undefined;
  /** The linked account that the payer may use at the chosen bank, as far as it is shown; its number stays with the link. */
  readonly linked?: OfferedAccount | undefined;
  /** The provider's customer that the payer is known to be. */
  readonly customerId: string | undefined;
  /** Undefined until the provider was asked to make one. */
  readonly customers: CustomerTries | undefined;
  readonly notice: ReviewNotice | 'bank_did_not_answer' | undefined;
  readonly problem: EnterAccountProblem | undefined;
  readonly failure: MandateFailure | undefined;
  /** When the provider first told that the approved mandate was rejected, and has not told otherwise since. */
  readonly rejectedReadAt: number | undefined;
  /** The mandate that came of it can be debited now. */
  readonly readyToDebit: boolean;
}

/** What the payer agreed to, word by word. `at` is epoch milliseconds. */
export interface AcceptedTerms {
  readonly version: string;
  readonly hash: string;
  readonly text: string;
  readonly at: number;
}

/** The right to talk to the provider about a mandate or a debit. `until` is epoch milliseconds. */
export interface MandateLease {
  readonly owner: string;
  readonly call: MandateCall;
  readonly until: number;
}

/** `drafted`: entered and not accepted yet; nobody but its payer sees it. */
export type StoredMandateState = MandateState | 'drafted';

/** What was ended or stopped here and is not confirmed there yet. `delete-customer`: of a try that was refused for its customer. */
export type OwedAction = 'cancel' | 'pause' | 'delete-customer';

/** One try to set up a mandate, and what becomes of it. One provider reference each. Times are epoch milliseconds. */
export interface MandateRecord {
  readonly id: string;
  readonly checkoutId: string;
  /** 1 for the first try of a checkout. */
  readonly number: number;
  readonly mode: Mode;
  readonly provider: string;
  /** The merchant's, of the checkout. */
  readonly merchantReference: string;
  readonly merchantCustomerId: string | undefined;
  /** The provider reference: 20 characters A–Z 0–9, committed before it is used. */
  readonly reference: string;
  readonly totalCapMinor: number;
  readonly currency: Currency;
  readonly feeBearer: FeeBearer;
  readonly endDate: string;
  readonly way: Way;
  readonly type: MandateType;
  readonly verification: Verification;
  /** Undefined for a variable mandate. */
  readonly fixed: FixedDebits | undefined;
  readonly createdAt: number;
  startDate: string;
  /** On the provider's page undefined, like the account, until the provider tells it. */
  bank: MandateBankRecord | undefined;
  /** Stored encrypted. */
  accountNumber: Sealed<string> | undefined;
  /** As the provider tells it. Stored encrypted. */
  accountHolder: Sealed<string> | undefined;
  /** The provider's customer. */
  customerId: string;
  accepted: AcceptedTerms | undefined;
  page: MandatePage | undefined;
  /** Further accounts that a sweep takes from, as the provider last told. */
  linked: readonly LinkedAccount[];
  state: StoredMandateState;
  /** Undefined until the create was answered, and after its answer was lost. */
  providerId: string | undefined;
  nibssCode: string | undefined;
  destinations: readonly ProviderDestination[];
  transferMinor: number | undefined;
  deadlineAt: number | undefined;
  /** When the payer said that the transfer was sent, or the provider first told which account was chosen on its page. */
  claimedAt: number | undefined;
  /** When the create was sent. */
  sentAt: number | undefined;
  approvedAt: number | undefined;
  readyAt: number | undefined;
  endedAt: number | undefined;
  endReason: MandateEndReason | undefined;
  /** While it is paused: who has to lift it first, the payer before the merchant before the provider. */
  pausedBy: MandatePauser | undefined;
  /** Whose pauses hold beside that one. */
  alsoPausedBy: readonly MandatePauser[];
  /** The provider has told its mode, and it was ours. */
  modeTold: boolean;
  owed: OwedAction | undefined;
  owedTries: number;
  /** How often the list was searched for a create whose answer was lost. */
  lookups: number;
  /** Readings in a row that did not find it; of one whose create was lost 1 once it was told that the list cannot be read. */
  readCount: number;
  /** SHA-256 of the token of the payer's own page. */
  pageTokenHash: string;
  /** Stored encrypted. */
  pageToken: Sealed<string>;
  fence: number;
  lease: MandateLease | undefined;
  updatedAt: number;
  /** When the completer has to look at it. */
  nextAt: number | undefined;
}

/** `sending` also stands for a debit whose answer is not known; only verify settles it. */
export type DebitState = 'sending' | 'processing' | 'succeeded' | 'failed' | 'needs_review';

/** Who has ordered a debit. `provider`: by the schedule of a fixed mandate. */
export type DebitOrigin = 'merchant' | 'provider';

/** One debit of a mandate. The merchant's are reserved under the checkout's row lock before they are sent, the provider's are kept as it tells them. Times are epoch milliseconds. */
export interface DebitRecord {
  readonly id: string;
  readonly mandateId: string;
  readonly checkoutId: string;
  readonly mode: Mode;
  readonly origin: DebitOrigin;
  /** The merchant's own; of a debit of the provider's the provider's. */
  readonly merchantReference: string;
  /** The provider reference: 20 characters A–Z 0–9, committed before it is used; of a debit of the provider's the provider's. */
  readonly reference: string;
  /** Less than was due: what the account held, or the least that is tried. */
  readonly isPart: boolean;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly narration: string;
  readonly feeBearer: FeeBearer | undefined;
  readonly split: Split | undefined;
  readonly createdAt: number;
  state: DebitState;
  failure: DebitFailure | undefined;
  feeMinor: number | undefined;
  sessionId: string | undefined;
  /** The merchant reference is taken while this is true. */
  holdsReference: boolean;
  sentAt: number | undefined;
  settledAt: number | undefined;
  failedReadAt: number | undefined;
  verifyCount: number;
  fence: number;
  lease: MandateLease | undefined;
  updatedAt: number;
  nextAt: number | undefined;
}

/** Sums over the debits of one mandate, in minor units. `pendingMinor`: started, or its outcome not known. */
export interface DebitSums {
  readonly succeededMinor: number;
  readonly pendingMinor: number;
}

/** How the merchant API words a debit's state. */
export const statusOfDebit = {
  sending: 'processing',
  processing: 'processing',
  succeeded: 'succeeded',
  failed: 'failed',
  needs_review: 'needs_review',
} as const satisfies Record<DebitState, DebitStatus>;
