import type { BreakKind } from '../../contract/breaks.ts';
import type { Mode } from './records.ts';
import type { Place } from './store.ts';

/** Where the provider's list of payments and what is kept here did not agree. Times are epoch milliseconds. */
export interface BreakRecord {
  readonly id: string;
  readonly mode: Mode;
  readonly provider: string;
  readonly kind: BreakKind;
  /** The provider's, of the payment. */
  readonly reference: string;
  readonly checkoutId: string | undefined;
  /** Of a debit under a mandate. */
  readonly debitId: string | undefined;
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
  /** When the payment was begun, where anybody tells. */
  readonly begunAt: number | undefined;
  readonly foundAt: number;
  readonly seenAt: number;
  /** When a run looked at the payment again and did not find it. */
  readonly closedAt: number | undefined;
}

export interface BreakQuery {
  readonly mode: Mode;
  readonly provider: string;
  readonly isOpen?: boolean;
  /** Rows older than this one. */
  readonly before?: Place;
  readonly limit: number;
}

/** What one run has found. */
export interface BreakRun {
  readonly mode: Mode;
  readonly provider: string;
  readonly at: number;
  /** Each kind and reference once. The id is taken where none of them is open yet. */
  readonly found: readonly Pick<
    BreakRecord,
    'id' | 'kind' | 'reference' | 'checkoutId' | 'debitId' | 'ours' | 'theirs' | 'begunAt'
  >[];
  /** Whether the run has looked at what this one is about. */
  isCovered(open: Pick<BreakRecord, 'kind' | 'reference' | 'begunAt' | 'foundAt'>): boolean;
}

export interface BreakStore {
  /** Newest first. */
  listBreaks(query: BreakQuery): Promise<readonly BreakRecord[]>;
  /**
   * Keeps what the run found and closes what it covers and did not find, in one transaction. One that is open stays the same one; one that is found again
   * after it was closed is a new one.
   */
  recordBreaks(run: BreakRun): Promise<void>;
}
