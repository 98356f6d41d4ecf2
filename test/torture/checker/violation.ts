/** What must always hold, by its number in the list of docs/proof.md. */
export const invariants = {
  I1: 'at most one debit for a checkout',
  I2: 'every debit has one payment, with the same amount, currency and reference',
  I3: 'nothing is paid without a debit',
  I4: 'a customer sees what is so, and nothing that asks for a second payment',
  I5: 'every debit was shown and told',
  I6: 'nothing waits past its time',
  I7: 'states only move along their graph',
  I8: 'every webhook that was taken is kept, once',
  I9: 'told again, webhooks change nothing',
  I10: 'the version that a page sees only rises',
  I11: 'amount and payee are those agreed to',
  I12: 'no debit without a mandate that allows it',
  I13: 'no secret stands anywhere',
  I14: 'nothing of one checkout reaches another',
  I15: 'one attempt at a time',
  I16: 'all sums agree',
} as const;
export type Invariant = keyof typeof invariants;

/** Something that must not be. `said` is one side, `truth` the other. */
export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
  readonly checkoutId?: string;
  /** Of the provider, where one is concerned. */
  readonly reference?: string;
  readonly said?: unknown;
  readonly truth?: unknown;
}
