import type { MandateState } from '../../contract/mandate-terms.ts';
import type { DebitRecord, DebitSums, MandateRecord } from './mandate-records.ts';
import type { CheckoutRecord, Mode } from './records.ts';
import type { Place } from './store.ts';

export interface MandateQuery {
  readonly mode: Mode;
  readonly provider: string;
  readonly merchantReference?: string;
  readonly checkoutId?: string;
  readonly merchantCustomerId?: string;
  readonly state?: MandateState;
  /** Rows older than this one. */
  readonly before?: Place;
  readonly limit: number;
}

export interface DebitQuery {
  readonly mandateId: string;
  /** Rows older than this one. */
  readonly before?: Place;
  readonly limit: number;
}

/** What a sweep of the provider's list is held against: little of each, since there may be many thousands. */
export interface WaitingMandate {
  readonly id: string;
  readonly checkoutId: string;
  readonly providerId: string | undefined;
  readonly reference: string;
  readonly state: 'starting' | 'awaiting_transfer' | 'approved';
  readonly createdAt: number;
  /** Both are true from the start where the payer tells them here; on the provider's page the provider tells them. */
  readonly isBankTold: boolean;
  readonly isAccountTold: boolean;
}

/** What the full sweep holds against the provider's list, of mandates that wait for nothing any more. */
export type SweptMandate = Pick<
  MandateRecord,
  | 'id'
  | 'checkoutId'
  | 'providerId'
  | 'reference'
  | 'totalCapMinor'
  | 'fixed'
  | 'createdAt'
  | 'state'
  | 'pausedBy'
  | 'alsoPausedBy'
  | 'owed'
> &
  Pick<WaitingMandate, 'isBankTold' | 'isAccountTold'>;

/** A try of any checkout to set something up for one customer of the provider. `wasCompleted`: its checkout has given that customer its BVN. */
export type CustomerTry = Pick<MandateRecord, 'state' | 'endReason' | 'providerId' | 'lookups'> & {
  readonly isAccepted: boolean;
  readonly wasCompleted: boolean;
};

/** Whether the last four digits may be told now. `shut`: too often wrong, and not until the link is made anew. */
export type DigitTry = 'free' | 'shut' | { readonly waitMs: number };

/** Calls about mandates and debits inside one transaction, with their checkout's row locked by `lock`. */
export interface MandateTransaction {
  insertMandate(mandate: MandateRecord): Promise<void>;
  saveMandate(mandate: MandateRecord): Promise<void>;
  debitSums(mandateId: string): Promise<DebitSums>;
  /** The debit that takes this merchant reference, of any mandate. */
  holderOfDebitReference(reference: string, mode: Mode): Promise<DebitRecord | undefined>;
  debit(id: string): Promise<DebitRecord | undefined>;
  /** By its provider reference, of any mandate. */
  debitByReference(reference: string): Promise<DebitRecord | undefined>;
  insertDebit(debit: DebitRecord): Promise<void>;
  saveDebit(debit: DebitRecord): Promise<void>;
  customerOf(provider: string, mode: Mode, payer: string): Promise<string | undefined>;
  keepCustomer(provider: string, mode: Mode, payer: string, customerId: string): Promise<void>;
  forgetCustomer(provider: string, mode: Mode, payer: string): Promise<void>;
  triesFor(customerId: string, provider: string, mode: Mode): Promise<readonly CustomerTry[]>;
}

/** What is kept of mandates and debits. */
export interface MandateStore {
  /** Never one that is only drafted. */
  readMandate(id: string): Promise<MandateRecord | undefined>;
  findMandateByPageTokenHash(hash: string): Promise<MandateRecord | undefined>;
  /** Newest first, without those that are only drafted. */
  listMandates(query: MandateQuery): Promise<readonly MandateRecord[]>;
  readDebit(id: string): Promise<DebitRecord | undefined>;
  /** Newest first. */
  listDebits(query: DebitQuery): Promise<readonly DebitRecord[]>;
  debitSums(mandateId: string): Promise<DebitSums>;
  /** Those of `references`, which are provider references, that are of debits of this mandate. */
  ownDebitReferences(mandateId: string, references: readonly string[]): Promise<ReadonlySet<string>>;
  /** Takes one try at the last four digits, for all processes. `link` is the hash of the token of the payer's page. */
  takeDigitTry(mandateId: string, link: string): Promise<DigitTry>;
  /** Gives back a try that was right. */
  forgiveDigitTry(mandateId: string): Promise<void>;
  customerOf(provider: string, mode: Mode, payer: string): Promise<string | undefined>;
  /** Whether a mandate of another checkout was begun, or a page for linking given, for this customer of the provider since that checkout was made. */
  isCustomerOfAnother(
    customerId: string,
    checkout: Pick<CheckoutRecord, 'id' | 'mode' | 'provider' | 'createdAt'>,
  ): Promise<boolean>;

  /** Mandates that wait for the bank or to become ready, newest first. */
  waitingMandates(mode: Mode, provider: string): Promise<readonly WaitingMandate[]>;
  /** Mandates that are ready or paused, and those that were sent and were cancelled or rejected at `endedSince` or later. Newest first. */
  sweptMandates(mode: Mode, provider: string, endedSince: number): Promise<readonly SweptMandate[]>;
  /** Mandates that are due, each put off by `leaseMs` so that no other process takes it meanwhile. */
  claimDueMandates(limit: number, leaseMs: number): Promise<readonly { id: string; checkoutId: string }[]>;
  /** Debits that are due, each put off by `leaseMs`. */
  claimDueDebits(limit: number, leaseMs: number): Promise<readonly { id: string; checkoutId: string }[]>;
  /** Whether a kept webhook of the provider said that this mandate was cancelled. */
  wasSaidCancelled(providerId: string): Promise<boolean>;
  /** True for one process every `everyMs`. */
  takeTurn(name: string, everyMs: number): Promise<boolean>;
}
