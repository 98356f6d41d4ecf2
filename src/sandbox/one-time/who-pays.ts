import type { WireCustomer } from '../../proxy/providers/mono/mandate-wire.ts';
import type { WireNamedCustomer, WireOneTimeRequest } from '../../proxy/providers/mono/one-time-wire.ts';
import { digits, type FieldCheck, like, object, oneOf, optional, text } from '../mandates/field-checks.ts';
import type { World } from '../world.ts';

const members: Readonly<Record<string, FieldCheck>> = {
  'customer.name': text(1, 150),
  'customer.email': like(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an email'),
  'customer.phone': optional(like(/^\+?\d{10,14}$/, 'must be a phone number')),
  'customer.address': optional(text(1, 100)),
  'customer.identity': optional(object),
};
const identity: Readonly<Record<string, FieldCheck>> = {
  'customer.identity.type': oneOf('bvn', 'BVN'),
  'customer.identity.number': digits(11),
};

/** What is checked of a customer: the id of one, or the members of somebody new. */
export function customerChecks(customer: unknown): Readonly<Record<string, FieldCheck>> {
  const checked = { customer: onlyKnown };
  if (object(customer) !== undefined) return checked;
  if ('id' in (customer as object)) return { ...checked, 'customer.id': text(1, 100) };
  const hasIdentity = (customer as Partial<WireNamedCustomer>).identity !== undefined;
  return { ...checked, ...members, ...(hasIdentity ? identity : {}) };
}

const known = new Set(['name', 'email', 'phone', 'address', 'identity']);

const onlyKnown: FieldCheck = (customer) => {
  const complaint = object(customer);
  if (complaint !== undefined) return complaint;
  const names = Object.keys(customer as object);
  const stranger = names.find((name) => (names.includes('id') ? name !== 'id' : !known.has(name)));
  return stranger === undefined ? undefined : `property ${stranger} should not exist`;
};

/** The provider's customer: the one that was named, the one of this e-mail address, or a new one. Undefined for an unknown id. */
export function customerOf(world: World, told: WireOneTimeRequest['customer']): WireCustomer | undefined {
  if ('id' in told) return world.customers.byId(told.id);
  const email = told.email.toLowerCase();
  const found = world.customers.all().find((customer) => customer.email.toLowerCase() === email);
  if (found) return found;
  const number = told.identity?.number ?? '';
  const [first = '', ...rest] = told.name.trim().split(/\s+/);
  const customer: WireCustomer = {
    id: world.ids.objectId(),
    name: told.name,
    first_name: first,
    last_name: rest.join(' '),
    email: told.email,
    phone: told.phone ?? '',
    address: told.address ?? '',
    identification_no: number,
    identification_type: number === '' ? '' : 'bvn',
    bvn: number,
  };
  world.customers.add(customer);
  return customer;
}
