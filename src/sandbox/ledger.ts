/** Money that left an account. `amountMinor` is kobo, `at` ISO 8601 UTC. */
export interface Debit {
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: 'NGN';
  readonly institution: string;
  readonly account: string;
  readonly at: string;
  readonly scenario: string;
  /** The provider's id of the mandate it was taken by; none for a payment. */
  readonly mandate?: string;
}

/** The truth about money: what was debited, whatever anybody was answered. */
export interface Ledger {
  /** Oldest first. */
  debits(): readonly Debit[];
  of(reference: string): readonly Debit[];
  totalMinor(): number;
}

export interface LedgerBook extends Ledger {
  /** Writes a debit down for good. */
  record(debit: Debit): void;
  /** Starts an empty book. */
  reset(): void;
}

export function createLedger(): LedgerBook {
  let debits: Debit[] = [];
  return {
    debits: () => [...debits],
    of: (reference) => debits.filter((debit) => debit.reference === reference),
    totalMinor: () => debits.reduce((total, debit) => total + debit.amountMinor, 0),
    record(debit) {
      debits.push(Object.freeze({ ...debit }));
    },
    reset() {
      debits = [];
    },
  };
}
