import type { PaymentLink } from './link.ts';

/** The pages for payments of one sandbox, in the order in which they were made. */
export interface LinkBook {
  add(link: PaymentLink): void;
  has(link: PaymentLink): boolean;
  byId(id: string): PaymentLink | undefined;
  /** More than one where a reference may be used again. */
  ofReference(reference: string): readonly PaymentLink[];
  all(): readonly PaymentLink[];
  reset(): void;
}

export function createLinkBook(): LinkBook {
  const byId = new Map<string, PaymentLink>();
  const byReference = new Map<string, PaymentLink[]>();
  return {
    add(link) {
      byId.set(link.id, link);
      byReference.set(link.reference, [...(byReference.get(link.reference) ?? []), link]);
    },
    has: (link) => byId.get(link.id) === link,
    byId: (id) => byId.get(id),
    ofReference: (reference) => byReference.get(reference) ?? [],
    all: () => [...byId.values()],
    reset() {
      byId.clear();
      byReference.clear();
    },
  };
}
