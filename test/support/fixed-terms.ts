import type { MandateTerms } from '../../src/contract/mandate-terms.ts';

/** The same terms, debited by the provider itself: ₦10,000.00 every month from the end of January on. */
export function fixedTerms(terms: MandateTerms): MandateTerms {
  return {
    ...terms,
    debitType: 'fixed',
    perDebitMinor: 1_000_000,
    schedule: {
      frequency: 'monthly',
      firstDebitDate: '2027-01-31',
      retries: 2,
      graceDays: 3,
      smallestPartMinor: 20_000,
    },
  };
}
