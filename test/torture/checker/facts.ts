import type { LoggedCall } from '../../../src/sandbox/call-log.ts';
import type { Debit } from '../../../src/sandbox/ledger.ts';
import type { MandateMovement, MandateTruth } from '../../../src/sandbox/mandates/mandate-ledger.ts';
import type { Entry } from '../record.ts';

/** A checkout as the database has it at the end. Amounts are minor units, times epoch milliseconds. */
export interface CheckoutFact {
  readonly id: string;
  readonly kind: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: string;
  readonly step: string;
  readonly version: number;
  readonly reviewReason: string | null;
  readonly duplicateDebit: boolean;
  readonly paidBy: string | null;
  readonly eventCount: number;
  readonly expiresAt: number;
  readonly leaseUntil: number | null;
  readonly nextAt: number | null;
}

export interface AttemptFact {
  readonly checkoutId: string;
  readonly number: number;
  /** `provider-page`: there a payer may pay after they have gone on another way. */
  readonly way: string;
  readonly reference: string;
  readonly state: string;
  readonly exposure: string;
  readonly verifyAt: number | null;
}

export interface EventFact {
  readonly checkoutId: string;
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

/** A notification to the merchant's server: `deliveredAt` where it was taken, `nextAt` where it is still to be told. */
export interface OutboxFact {
  readonly id: string;
  readonly checkoutId: string;
  readonly type: string;
  readonly payload: unknown;
  readonly nextAt: number | null;
  readonly deliveredAt: number | null;
}

/** A provider's webhook that was kept, by the SHA-256 of its bytes. */
export interface InboxFact {
  readonly digest: string;
}

export interface MandateFact {
  readonly id: string;
  readonly checkoutId: string;
  readonly merchantReference: string;
  readonly reference: string;
  readonly providerId: string | null;
  readonly state: string;
  readonly totalCapMinor: number;
  readonly owed: string | null;
  readonly nextAt: number | null;
}

export interface DebitFact {
  readonly id: string;
  readonly mandateId: string;
  readonly checkoutId: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly origin: string;
  readonly state: string;
  readonly createdAt: number;
  readonly nextAt: number | null;
}

/** What the provider says of a reference when everybody has settled. */
export type LastWord = 'successful' | 'failed' | 'not-found';

/** Text in which nothing secret may stand. */
export interface Sink {
  readonly name: string;
  readonly text: string;
}

/** All that the verdict on a run is made of. */
export interface Facts {
  /** When it was read, in the time of the proxies. */
  readonly readAt: number;
  readonly merchantName: string;
  /** Until then, in the time of the proxies, the record tells everything; the rows were read afterwards. */
  readonly recordedUntil: number;
  readonly record: readonly Entry[];
  readonly ledger: readonly Debit[];
  /** References of debits whose scenario says of them that they failed, or tells of another payment: what a proxy makes of these is no fault of its own. */
  readonly misreported: ReadonlySet<string>;
  /** Of these, the ones that verify tells of as another payment than ours, though they were made as ordered: no proxy can know them for its own. */
  readonly toldAsAnother: ReadonlySet<string>;
  readonly calls: readonly LoggedCall[];
  readonly mandateTruths: readonly MandateTruth[];
  readonly movements: readonly MandateMovement[];
  /** Of every reference that is not settled in the database. */
  readonly lastWords: ReadonlyMap<string, LastWord>;
  readonly checkouts: readonly CheckoutFact[];
  readonly attempts: readonly AttemptFact[];
  readonly events: readonly EventFact[];
  readonly outbox: readonly OutboxFact[];
  readonly inbox: readonly InboxFact[];
  readonly mandates: readonly MandateFact[];
  readonly debits: readonly DebitFact[];
  /** Payment state before and after all webhooks were told again, twice and shuffled; undefined where that was not tried. */
  readonly toldAgain?: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** What a page token was answered after its time, HTTP; undefined where that was not tried. */
  readonly lateTokenStatus?: number;
  readonly canaries: readonly string[];
  readonly sinks: readonly Sink[];
}
