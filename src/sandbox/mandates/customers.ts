import type {
  WireCustomer,
  WireCustomerChanges,
  WireCustomerList,
  WireCustomerRequest,
} from '../../proxy/providers/mono/mandate-wire.ts';
import { json, type Reply } from '../reply.ts';
import type { World } from '../world.ts';
import {
  complaintsAbout,
  digits,
  type FieldCheck,
  like,
  object,
  oneOf,
  optional,
  text,
  validationError,
} from './field-checks.ts';
import { refusedWithoutData, told } from './notices.ts';
import { metaOf, readPage } from './paging.ts';

const identity = { identity: object, 'identity.type': oneOf('bvn', 'BVN'), 'identity.number': digits(11) };
const contact = { address: text(1, 100), phone: like(/^\+?\d{10,14}$/, 'must be a phone number') };

const shared = {
  email: like(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an email'),
  type: optional(oneOf('individual', 'business')),
  ...contact,
  ...identity,
} satisfies Record<string, FieldCheck>;

const person = { ...shared, first_name: text(1, 100), last_name: text(1, 100) };
const business = { ...shared, business_name: text(1, 150) };

/** `POST /v2/customers`. */
export function createCustomer(world: World, body: unknown): Reply {
  const isBusiness = (body as WireCustomerRequest | null)?.type === 'business';
  const complaints = complaintsAbout(body, isBusiness ? business : person);
  if (complaints.length > 0) return validationError(complaints);
  const customer = customerOf(world.ids.objectId(), body as WireCustomerRequest);
  if (world.customers.isKnown(customer, world.profile.customerNamesUnique)) {
    return refusedWithoutData('Customer already exists with similar credentials (email or names supplied)');
  }
  world.customers.add(customer);
  return json(201, told('Created customer successfully', customer));
}

function customerOf(id: string, request: WireCustomerRequest): WireCustomer {
  const { email, phone, address, first_name = '', last_name = '', business_name = '' } = request;
  const { number } = request.identity;
  const known = { email, phone, address, identification_no: number, identification_type: 'bvn', bvn: number };
  return request.type === 'business'
    ? { id, type: 'business', business_name, ...known }
    : { id, name: `${first_name} ${last_name}`, first_name, last_name, ...known };
}

/** `GET /v2/customers/{id}`. */
export function readCustomer(world: World, id: string): Reply {
  const customer = world.customers.byId(id);
  return customer
    ? json(200, told('Customer Data retrieved successfully', customer))
    : refusedWithoutData('Invalid Customer Id, could not fetch customer');
}

/** `GET /v2/customers?page=`, oldest first. The published 400 is an empty object. */
export function listCustomers(world: World, url: URL): Reply {
  const page = readPage(url, world.profile.customersPerPage);
  if (!page) return json(400, {});
  const all = world.customers.all();
  const from = (page.page - 1) * page.size;
  return json(200, {
    ...told('Data retrieved successfully', all.slice(from, from + page.size)),
    meta: metaOf(url, page, all.length),
  } satisfies WireCustomerList);
}

const changeable = {
  address: optional(contact.address),
  phone: optional(contact.phone),
  identity: optional(object),
};

/** `PATCH /v2/customers/{id}`. The published 400 is an empty object. */
export function updateCustomer(world: World, id: string, body: unknown): Reply {
  const customer = world.customers.byId(id);
  const hasIdentity = (body as WireCustomerChanges | null)?.identity !== undefined;
  const isWrong = complaintsAbout(body, { ...changeable, ...(hasIdentity ? identity : {}) }).length > 0;
  if (!customer || isWrong) return json(400, {});
  const { address, phone, identity: changed } = body as WireCustomerChanges;
  world.customers.replace({
    ...customer,
    ...(address === undefined ? {} : { address }),
    ...(phone === undefined ? {} : { phone }),
    ...(changed === undefined ? {} : { identification_no: changed.number, bvn: changed.number }),
  });
  return json(200, told('Customer updated successfully', null));
}

/** `DELETE /v2/customers/{id}`. */
export function deleteCustomer(world: World, id: string): Reply {
  return world.customers.remove(id)
    ? json(200, told('Deleted customer successfully', null))
    : refusedWithoutData('Invalid Customer Id');
}
