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

/** Money that went from the provider to an account: back to a payer, or a share to a sub-account. Kobo; `at` is ISO 8601 UTC. */
export interface Credit {
  readonly kind: 'refund' | 'share';
  /** Of the payment. */
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: 'NGN';
  readonly institution: string;
  readonly account: string;
  readonly at: string;
  /** Where a refund was taken from. */
  readonly source?: 'payout' | 'wallet';
}

/** The truth about money: what was debited and what went out again, whatever anybody was answered. */
export interface Ledger {
  /** Oldest first. */
  debits(): readonly Debit[];
  /** Oldest first. `totalMinor` does not count them. */
  credits(): readonly Credit[];
  of(reference: string): readonly Debit[];
  totalMinor(): number;
}

export interface LedgerBook extends Ledger {
  /** Writes a debit down for good. */
  record(debit: Debit): void;
  recordCredit(credit: Credit): void;
  /** Starts an empty book. */
  reset(): void;
}

export function createLedger(): LedgerBook {
  let debits: Debit[] = [];
  let credits: Credit[] = [];
  return {
    debits: () => [...debits],
    credits: () => [...credits],
    of: (reference) => debits.filter((debit) => debit.reference === reference),
    totalMinor: () => debits.reduce((total, debit) => total + debit.amountMinor, 0),
    record(debit) {
      debits.push(Object.freeze({ ...debit }));
    },
    recordCredit(credit) {
      credits.push(Object.freeze({ ...credit }));
    },
    reset() {
      debits = [];
      credits = [];
    },
  };
}
