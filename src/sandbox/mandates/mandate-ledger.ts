import type {
  WireDebitType,
  WireMandateType,
  WireVerificationMethod,
} from '../../proxy/providers/mono/mandate-wire.ts';
import { isoTime } from '../world.ts';
import type { Mandate, MandateStage } from './mandate.ts';
import { smallestOf } from './mandate-banks.ts';

export type Movement =
  | 'created'
  | 'begun'
  | 'closed'
  | 'signed'
  | 'selfie'
  | 'linked-ready'
  | 'debit-skipped'
  | 'debit-given-up'
  | 'transfer'
  | 'transfer-refused'
  | 'approved'
  | 'ready'
  | 'paused'
  | 'reinstated'
  | 'cancelled'
  | 'rejected'
  | 'expired'
  | 'debited'
  | 'debit-failed';

/** Something that happened to a mandate, whatever anybody was told. `at` is ISO 8601 UTC, `amountMinor` kobo. */
export interface MandateMovement {
  readonly at: string;
  readonly mandate: string;
  readonly reference: string;
  readonly movement: Movement;
  /** By whom it was cancelled: a call, or the provider by itself. */
  readonly by?: 'call' | 'provider';
  readonly amountMinor?: number;
  readonly from?: string;
  readonly because?: string;
}

/** A mandate as it really stands. Times are ISO 8601 UTC, amounts kobo. */
export interface MandateTruth {
  readonly id: string;
  readonly reference: string;
  /** The provider's id of the customer. */
  readonly customer: string;
  readonly type: WireMandateType;
  readonly debitType: WireDebitType;
  readonly verification: WireVerificationMethod;
  /** The provider's page, its address below the origin. */
  readonly page: string | undefined;
  /** Both empty until the payer has named the account on the provider's page. */
  readonly bank: string;
  readonly account: string;
  /** What the bank's app sends at least, kobo. */
  readonly smallestTransferMinor: number;
  /** Of a sweep: the payer's other accounts. */
  readonly linked: readonly { readonly bank: string; readonly account: string; readonly isReady: boolean }[];
  readonly status: MandateStage;
  readonly isReady: boolean;
  readonly amountMinor: number;
  readonly takenMinor: number;
  readonly createdAt: string;
  readonly approvedAt: string | undefined;
  readonly readyAt: string | undefined;
  readonly cancelledAt: string | undefined;
  readonly endedBecause: string | undefined;
  readonly scenario: string;
  readonly transfers: readonly { readonly from: string; readonly amountMinor: number; readonly at: string }[];
  readonly debits: readonly {
    readonly reference: string;
    readonly amountMinor: number;
    readonly status: string;
    readonly takenAt: string | undefined;
  }[];
}

/** The truth about mandates, whatever anybody was answered. */
export interface MandateLedger {
  /** Oldest first. */
  all(): readonly MandateTruth[];
  /** More than one only where the profile lets references repeat. */
  of(reference: string): readonly MandateTruth[];
  byId(id: string): MandateTruth | undefined;
  /** So many at most, newest first, and how many there are in all. */
  latest(count: number): { readonly mandates: readonly MandateTruth[]; readonly total: number };
  /** Everything that happened, oldest first. It is only ever added to, until a reset. */
  movements(): readonly MandateMovement[];
}

export interface MovementBook {
  all(): readonly MandateMovement[];
  record(movement: MandateMovement): void;
  reset(): void;
}

export function createMovementBook(): MovementBook {
  let movements: MandateMovement[] = [];
  return {
    all: () => [...movements],
    record(movement) {
      movements.push(Object.freeze({ ...movement }));
    },
    reset() {
      movements = [];
    },
  };
}

const isoOrNone = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : isoTime(at);

export function truthOf(mandate: Mandate): MandateTruth {
  return {
    id: mandate.id,
    reference: mandate.reference,
    customer: mandate.customer.id,
    type: mandate.type,
    debitType: mandate.schedule ? 'fixed' : 'variable',
    verification: mandate.verification,
    page: mandate.page?.path,
    bank: mandate.account?.bank.name ?? '',
    account: mandate.account?.number ?? '',
    smallestTransferMinor: mandate.account ? smallestOf(mandate.account.bank) : 1,
    linked: mandate.linked.map(({ bank, number, isReady }) => ({
      bank: bank.name,
      account: number,
      isReady,
    })),
    status: mandate.stage,
    isReady: mandate.isReady,
    amountMinor: mandate.amountMinor,
    takenMinor: mandate.takenMinor,
    createdAt: isoTime(mandate.createdAt),
    approvedAt: isoOrNone(mandate.approvedAt),
    readyAt: isoOrNone(mandate.readyAt),
    cancelledAt: mandate.stage === 'cancelled' ? isoOrNone(mandate.endedAt) : undefined,
    endedBecause: mandate.endedBecause,
    scenario: mandate.scenario.id,
    transfers: mandate.transfers.map(({ from, amountMinor, at }) => ({ from, amountMinor, at: isoTime(at) })),
    debits: mandate.debits.map(({ reference, amountMinor, status, takenAt }) => ({
      reference,
      amountMinor,
      status,
      takenAt: isoOrNone(takenAt),
    })),
  };
}
