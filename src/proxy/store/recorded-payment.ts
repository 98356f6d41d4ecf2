import type { Mode } from './records.ts';

/**
 * What is kept of one debit that was asked of the provider: by an attempt of a checkout, or under a mandate. `unknown`: nobody has told how it ended. `other`: a success that is
 * not what was ordered. Times are epoch milliseconds.
 */
export interface RecordedPayment {
  /** The provider's. */
  readonly reference: string;
  readonly checkoutId: string;
  /** Of a debit under a mandate. */
  readonly debitId: string | undefined;
  readonly amountMinor: number;
  readonly currency: string;
  readonly outcome: 'paid' | 'unpaid' | 'unknown' | 'other';
  readonly isRefunded: boolean;
  readonly at: number;
  /** The provider has it in its book as of then at the latest. Undefined where nobody knows: a page may be paid through days after it was begun. */
  readonly bookedBy: number | undefined;
}

export interface ReconcileStore {
  /** Those that were begun within the range (epoch milliseconds, `to` excluded), those with these references, and the other attempts of their checkouts. */
  recordedPayments(query: {
    readonly mode: Mode;
    readonly provider: string;
    readonly from: number;
    readonly to: number;
    readonly references: readonly string[];
  }): Promise<readonly RecordedPayment[]>;
  /** Has the provider asked about what this reference names. */
  ringReference(reference: string): Promise<void>;
}
