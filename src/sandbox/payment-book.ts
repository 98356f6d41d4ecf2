import type { Payment } from './world.ts';

/** The payments of one sandbox, in the order of their creation. */
export interface PaymentBook {
  add(payment: Payment): void;
  has(payment: Payment): boolean;
  /** More than one only where the profile lets references repeat. */
  ofReference(reference: string): readonly Payment[];
  all(): readonly Payment[];
  reset(): void;
}

export function createPaymentBook(): PaymentBook {
  const payments = new Set<Payment>();
  const byReference = new Map<string, Payment[]>();
  return {
    add(payment) {
      payments.add(payment);
      byReference.set(payment.reference, [...(byReference.get(payment.reference) ?? []), payment]);
    },
    has: (payment) => payments.has(payment),
    ofReference: (reference) => byReference.get(reference) ?? [],
    all: () => [...payments],
    reset() {
      payments.clear();
      byReference.clear();
    },
  };
}
