import type { CustomerDetails } from '../../contract/command-bodies.ts';
import type { Customer } from '../../contract/customer.ts';
import type { CustomerAsk } from '../../contract/mandate-view.ts';
import type { CustomerProfile } from '../providers/mandate-provider.ts';

const PHONE = /^\+?\d{10,15}$/;

/**
 * What a payer has to tell because the merchant has not, or because the provider may have refused just that. The BVN is always asked: no
 * merchant passes it on.
 */
export function asksOf(customer: Customer | undefined, doubted: readonly CustomerAsk[] = []): CustomerAsk[] {
  const known = knownOf(customer);
  const names: readonly CustomerAsk[] =
    customer?.type === 'business' ? ['businessName'] : ['firstName', 'lastName'];
  const needed: readonly CustomerAsk[] = [...names, 'email', 'phone', 'address', 'bvn'];
  return needed.filter((ask) => known[ask] === undefined || doubted.includes(ask));
}

/** Undefined where something that was asked is missing, or something was told that nobody asked. */
export function profileOf(
  customer: Customer | undefined,
  details: CustomerDetails,
  doubted: readonly CustomerAsk[] = [],
): CustomerProfile | undefined {
  const asks = asksOf(customer, doubted);
  const told = Object.keys(details) as CustomerAsk[];
  if (told.length !== asks.length || !asks.every((ask) => told.includes(ask))) return undefined;
  const { email, phone, address, bvn, ...names } = { ...knownOf(customer), ...details };
  if (email === undefined || phone === undefined || address === undefined || bvn === undefined) {
    return undefined;
  }
  return { type: customer?.type ?? 'individual', ...names, email, phone, address, bvn };
}

/** What the merchant has told, where the provider can take it as it is. */
function knownOf(customer: Customer | undefined): CustomerDetails {
  if (!customer) return {};
  const { type, name, email, address } = customer;
  const phone = customer.phone?.replace(/[\s()-]/g, '');
  return {
    ...(type === 'business' ? name !== undefined && { businessName: name } : splitName(name)),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && PHONE.test(phone) && { phone }),
    ...(address !== undefined && { address }),
  };
}

/** A name of one word is not split: which of the two it is nobody can tell. */
function splitName(name: string | undefined): Pick<CustomerDetails, 'firstName' | 'lastName'> {
  const [firstName, ...rest] = name?.trim().split(/\s+/) ?? [];
  if (firstName === undefined || rest.length === 0) return {};
  return { firstName, lastName: rest.join(' ') };
}
