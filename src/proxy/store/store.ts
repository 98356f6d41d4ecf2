import type { CheckoutStatus } from '../../contract/merchant-api.ts';
import type { OutgoingNotification } from '../../contract/settlement.ts';
import type { BreakStore } from './break-store.ts';
import type { LinkRecord } from './link-records.ts';
import type { LinkStore, LinkTransaction } from './link-store.ts';
import type { MandateRecord } from './mandate-records.ts';
import type { MandateStore, MandateTransaction } from './mandate-store.ts';
import type { ReconcileStore } from './recorded-payment.ts';
import type {
  AttemptRecord,
  CheckoutRecord,
  CommandRecord,
  DueNotification,
  InboxRecord,
  KeptWebhook,
  Mode,
  StoredEvent,
} from './records.ts';
import type { RetentionStore } from './retention-store.ts';

/** A checkout with all its attempts, oldest first. */
export interface CheckoutRows {
  readonly checkout: CheckoutRecord;
  readonly attempts: readonly AttemptRecord[];
  /** Tries at a mandate, oldest first; none for a payment. */
  readonly mandates: readonly MandateRecord[];
  /** Tries at linking an account, oldest first; none for the other kinds. */
  readonly links: readonly LinkRecord[];
}

/** A place in a list, newest first. `at` is epoch milliseconds. */
export interface Place {
  readonly at: number;
  readonly id: string;
}

export interface CheckoutQuery {
  readonly mode: Mode;
  readonly reference?: string;
  readonly status?: CheckoutStatus;
  readonly supportCode?: string;
  /** Only those whose outcome has not been known since then or longer. */
  readonly unsettledSince?: number;
  /** Rows older than this one. */
  readonly before?: Place;
  readonly limit: number;
}

export interface WebhookQuery {
  readonly quarantined?: boolean;
  readonly reference?: string;
  /** Rows older than this one. */
  readonly before?: Place;
  readonly limit: number;
}

/** What today's reader finds in a kept webhook. */
export type WebhookReading = Pick<
  InboxRecord,
  'type' | 'reference' | 'mandateId' | 'accountId' | 'saysCancelled' | 'quarantined'
>;

/** Whether a bank said anything when a checkout asked it last. */
export interface BankOutcome {
  readonly institutionId: string;
  readonly answered: boolean;
  readonly askedAt: number;
}

/** How many there are whose outcome is not known, and for how long the oldest one has not been, in milliseconds. */
export interface Unknowns {
  readonly open: number;
  readonly oldestMs: number;
}

/** What waits to be done by the processes that share the store. */
export interface Backlog {
  readonly unknownPayments: Unknowns;
  readonly unknownDebits: Unknowns;
  /** How long the work that is due for longest has been due, in milliseconds; 0 where none is. */
  readonly overdueMs: number;
}

/** Which database this is, and which one it was when its contents were last held to be all there is; undefined where nobody has said so yet. */
export interface KnownIdentity {
  readonly present: string;
  readonly known: string | undefined;
}

/** When the oldest checkout that has not ended was made, and the newest of all. Epoch milliseconds. */
export interface OpenSpan {
  readonly oldestOpenAt: number;
  readonly newestAt: number;
}

export type LiveVerified = 'payment' | 'debit';

/**
 * Calls inside one transaction. What writes may resolve before it is done: the transaction waits for it, and fails where it does. Unique values that are
 * taken throw `StoreConflict` and end the transaction.
 */
export interface StoreTransaction extends MandateTransaction, LinkTransaction {
  /** Locks the row until the end of the transaction, then reads it and all attempts and mandates. */
  lock(checkoutId: string): Promise<CheckoutRows | undefined>;
  /** The checkout whose row takes this reference, or may have been paid under it. */
  holderOfReference(reference: string, mode: Mode): Promise<CheckoutRecord | undefined>;
  insertCheckout(checkout: CheckoutRecord): Promise<void>;
  saveCheckout(checkout: CheckoutRecord): Promise<void>;
  insertAttempt(attempt: AttemptRecord): Promise<void>;
  saveAttempt(attempt: AttemptRecord): Promise<void>;
  appendEvents(checkoutId: string, events: readonly StoredEvent[]): Promise<void>;
  command(scope: CommandRecord['scope'], key: string): Promise<CommandRecord | undefined>;
  insertCommand(command: CommandRecord): Promise<void>;
  finishCommand(scope: CommandRecord['scope'], key: string, resultingVersion: number): Promise<void>;
  insertNotification(notification: OutgoingNotification): Promise<void>;
  /**
   * Counts a login of somebody at a bank, known by each of these keyed hashes, if there were fewer than `most` within an hour; one at a time over all
   * processes. Answers 0, or how many milliseconds it has to wait.
   */
  takeBankLogin(users: readonly string[], most: number): Promise<number>;
  /** Wakes whoever watches the checkout, in every process, once the transaction is committed. */
  wake(checkoutId: string): Promise<void>;
}

/**
 * All that is kept. Every function throws `StoreUnavailable` where the database cannot be reached. Times are epoch milliseconds
 * by the clock that the store was opened with.
 */
export interface Store extends MandateStore, LinkStore, ReconcileStore, BreakStore, RetentionStore {
  /** Commits when `work` resolves, rolls back when it throws. `work` may run again after a serialisation failure: it must have no other effects. */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>;

  read(checkoutId: string): Promise<CheckoutRows | undefined>;
  findByClientTokenHash(hash: string): Promise<CheckoutRecord | undefined>;
  /** The checkout that the provider sends its payer back to. */
  findByReturnTokenHash(hash: string): Promise<CheckoutRecord | undefined>;
  /** Newest first. */
  list(query: CheckoutQuery): Promise<readonly Pick<CheckoutRows, 'checkout' | 'attempts'>[]>;
  /** In order; `undefined` where there is no such checkout. */
  events(checkoutId: string): Promise<readonly StoredEvent[] | undefined>;

  /** How long whoever waits longest for a connection to the database has waited, milliseconds; 0 where nobody does. */
  longestWaitMs(): number;

  /** Calls `listener` after every commit that woke this checkout, and after a lost connection came back. Returns the way to stop. */
  subscribe(checkoutId: string, listener: () => void): () => void;

  /** Checkouts that are due, each put off by `leaseMs` so that no other process takes it meanwhile. */
  claimDueCheckouts(limit: number, leaseMs: number): Promise<readonly string[]>;
  /** Attempts whose verify is due, each put off by `leaseMs`. */
  claimDueAttempts(limit: number, leaseMs: number): Promise<readonly { id: string; checkoutId: string }[]>;
  /** Makes every attempt and debit due whose outcome is not known. Returns how many. */
  ringUnsettled(): Promise<number>;
  /** Makes due every checkout, mandate and debit whose lease another process holds. Returns how many. */
  ringLeasesOfOthers(): Promise<number>;
  /** Whether the process with this owner name still lives. */
  ownerAlive(owner: string): Promise<boolean>;
  /** This process, as it signs leases. */
  readonly owner: string;

  /** Keeps it and makes due what it names (an attempt, a mandate, a debit, a link), in one transaction. False, and nothing rung, where the same event is already there. */
  keepWebhook(webhook: InboxRecord): Promise<boolean>;
  /** Newest first. */
  listWebhooks(query: WebhookQuery): Promise<readonly KeptWebhook[]>;
  readWebhook(id: string): Promise<InboxRecord | undefined>;
  /**
   * Notes what was read in it this time and makes due, in the same transaction, the attempt that it names, or else every attempt that is
   * not settled. False, and nothing done, where `key` was its last one. Throws `StoreConflict` where another webhook has the key.
   */
  replayWebhook(id: string, key: string, reading: WebhookReading): Promise<boolean>;

  /** The newest outcome of each checkout at each bank, of one mode since then, newest first, out of at most 5,000. */
  bankOutcomes(mode: Mode, since: number): Promise<readonly BankOutcome[]>;

  /** The oldest notifications that are due, each put off by `leaseMs`. */
  claimNotifications(limit: number, leaseMs: number): Promise<readonly DueNotification[]>;
  notificationDelivered(id: string): Promise<void>;
  /** `nextAt` undefined gives up: the row stays for an operator to see. */
  notificationFailed(id: string, nextAt: number | undefined): Promise<void>;
  /** Makes due what was given up, as if it were new. Answers their ids, oldest first. */
  tellGivenUpAgain(): Promise<readonly string[]>;
  /** Undelivered notifications and the age of the oldest one in milliseconds. */
  outboxLag(): Promise<{ waiting: number; oldestMs: number }>;
  backlog(): Promise<Backlog>;

  readProviderCache(name: string): Promise<{ value: unknown; at: number } | undefined>;
  writeProviderCache(name: string, value: unknown): Promise<void>;
  /** Writes `to` where `from` is what stands there, undefined for nothing. False, and nothing written, where something else does. */
  swapProviderCache(name: string, from: unknown, to: unknown): Promise<boolean>;

  /**
   * Whether a live payment, or a live debit of a mandate, has once been verified to match exactly. The two are other calls of the provider, with amounts and
   * references of their own: that the one is understood says nothing of the other.
   */
  liveVerified(what: LiveVerified): Promise<boolean>;
  markLiveVerified(what: LiveVerified): Promise<void>;

  /** Encrypts again what an older key has closed. Returns how many rows were changed; 0 when none are left. */
  reencrypt(limit: number): Promise<number>;

  identity(): Promise<KnownIdentity>;
  /** Holds the contents to be all there is of the database with this identity. False, and nothing written, where `from` is not the one known. */
  keepIdentity(from: string | undefined, identity: string): Promise<boolean>;
  /** Undefined where no checkout is open. */
  openSpan(): Promise<OpenSpan | undefined>;

  /** Throws `StoreUnavailable` unless the database answers and takes writes. */
  check(): Promise<void>;
  close(): Promise<void>;
}
