import type { Debit } from '../../src/sandbox/ledger.ts';

/** A debit as a ledger tells it, of which nobody looks at the account or the time. */
export function debitInBook(told: Pick<Debit, 'reference' | 'amountMinor' | 'mandate'>): Debit {
  return { ...told, currency: 'NGN', institution: 'kuda', account: '', at: '', scenario: 'simulated' };
}
