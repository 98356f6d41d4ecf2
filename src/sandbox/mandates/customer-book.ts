import type { WireCustomer } from '../../proxy/providers/mono/mandate-wire.ts';

/** The customers of one sandbox, oldest first. */
export interface CustomerBook {
  add(customer: WireCustomer): void;
  byId(id: string): WireCustomer | undefined;
  replace(customer: WireCustomer): void;
  remove(id: string): boolean;
  /** Somebody with this e-mail address, this BVN or, where names count, this name. */
  isKnown(customer: WireCustomer, namesCount: boolean): boolean;
  all(): readonly WireCustomer[];
  reset(): void;
}

export function createCustomerBook(): CustomerBook {
  const byId = new Map<string, WireCustomer>();
  return {
    add: (customer) => void byId.set(customer.id, customer),
    byId: (id) => byId.get(id),
    replace: (customer) => void byId.set(customer.id, customer),
    remove: (id) => byId.delete(id),
    isKnown: (customer, namesCount) =>
      [...byId.values()].some(
        (other) =>
          folded(other.email) === folded(customer.email) ||
          other.bvn === customer.bvn ||
          (namesCount && folded(nameOf(other)) === folded(nameOf(customer))),
      ),
    all: () => [...byId.values()],
    reset: () => byId.clear(),
  };
}

/** As a bank would write it, but for its capitals. */
export const nameOf = ({ name, business_name }: WireCustomer): string => business_name ?? name ?? '';

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
