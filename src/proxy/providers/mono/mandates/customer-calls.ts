import type { Clock } from '../../../clock.ts';
import type { FoundCustomer, MandateProvider, MandateRefusal } from '../../mandate-provider.ts';
import { hasNextPage, readPages } from '../explicit/list-pages.ts';
import type { WireCustomerChanges, WireCustomerRequest } from '../mandate-wire.ts';
import { asRecord, exactText, pick } from '../reading.ts';
import type { AskMandate } from './mandate-caller.ts';

type CustomerCalls = Pick<
  MandateProvider,
  'findCustomer' | 'createCustomer' | 'updateCustomer' | 'deleteCustomer'
>;

interface ListedCustomer {
  readonly match: 'same' | 'bare' | 'taken' | 'other' | 'none';
  readonly customerId: string;
}

const MAX_PAGES = 200;
const bvnNames = ['bvn', 'identification_no', 'identificationNo'] as const;
const identity = /^[A-Za-z0-9_-]{1,64}$/;
const pathOf = (customerId: string) => `v2/customers/${encodeURIComponent(customerId)}`;

/**
 * Mono's customers. A BVN goes out in a body and is compared within a page of the list; nothing of either is kept. The list can be read
 * by pages only, so a customer is looked for when creating one was refused because there is one.
 */
export function customerCalls(options: {
  readonly ask: AskMandate;
  readonly clock: Clock;
  readonly findMs: number;
}): CustomerCalls {
  const { ask, clock, findMs } = options;
  return {
    async findCustomer(search) {
      const found = await readPages<ListedCustomer, MandateRefusal>({
        clock,
        patienceMs: findMs,
        most: MAX_PAGES,
        readPage: (page, patienceMs) =>
          ask(
            'find-customer',
            { method: 'GET', path: 'v2/customers', query: { page: String(page) } },
            ({ data, body }) => {
              if (!Array.isArray(data)) return undefined;
              const wanted = search.open();
              const entries = data.map((entry) => compare(entry, wanted));
              return {
                entries: entries.filter(({ match }) => match !== 'none'),
                isLast: data.length === 0 || !hasNextPage(body, page),
              };
            },
            patienceMs,
          ),
        enough: (entries) => entries.some(({ match }) => match === 'same'),
      });
      return found.kind === 'ok' ? { kind: 'ok', value: toFound(found.value) } : found;
    },

    createCustomer(profile) {
      const { type, email, phone, address, bvn, firstName, lastName, businessName } = profile.open();
      const names =
        type === 'business'
          ? { business_name: businessName ?? '' }
          : { first_name: firstName ?? '', last_name: lastName ?? '' };
      const identity = { type: 'bvn', number: bvn };
      const body: WireCustomerRequest = { email, type, ...names, address, phone, identity };
      return ask('create-customer', { method: 'POST', path: 'v2/customers', body }, ({ data }) => {
        const customerId = toId(data);
        return customerId === undefined ? undefined : { customerId };
      });
    },

    updateCustomer(customerId, profile) {
      const { phone, address, bvn } = profile.open();
      const body: WireCustomerChanges = { identity: { type: 'bvn', number: bvn }, address, phone };
      return ask('update-customer', { method: 'PATCH', path: pathOf(customerId), body }, () => ({}));
    },

    deleteCustomer: (customerId) =>
      ask('delete-customer', { method: 'DELETE', path: pathOf(customerId) }, () => ({})),
  };
}

function toFound(listed: readonly ListedCustomer[]): FoundCustomer {
  const same = listed.find(({ match }) => match === 'same');
  if (same) return { found: 'same', customerId: same.customerId };
  const [only, another] = listed;
  if (only?.match === 'bare' && !another) return { found: 'bare', customerId: only.customerId };
  if (only?.match === 'taken' && !another) return { found: 'other', customerId: only.customerId };
  return { found: only ? 'other' : 'none' };
}

/**
 * E-mail addresses are compared without regard to capitals, BVNs digit for digit. Where the list hides all but the last digits, at least four of them, these
 * must be ours, and then count only beside our e-mail address: many people share four digits.
 */
function compare(entry: unknown, wanted: { email: string; bvn: string }): ListedCustomer {
  const record = asRecord(entry);
  const customerId = toId(record) ?? '';
  const email = pick(record, 'email');
  const isOurEmail = typeof email === 'string' && fold(email) === fold(wanted.email);
  const told = pick(record, ...bvnNames);
  const bvn = typeof told === 'string' ? told.trim() : '';
  const isHidden = /^[*xX•.]+\d{4,10}$/.test(bvn);
  const isOurBvn = isHidden ? wanted.bvn.endsWith(bvn.replace(/^\D+/, '')) : bvn === wanted.bvn;
  if (isOurEmail && isOurBvn && customerId !== '') return { match: 'same', customerId };
  if (isOurEmail && isToldEmpty(record) && customerId !== '') return { match: 'bare', customerId };
  if (isOurEmail && customerId !== '') return { match: 'taken', customerId };
  return { match: isOurEmail || (isOurBvn && !isHidden) ? 'other' : 'none', customerId };
}

/** The number is told, and there is none. One that is left out may be there all the same. */
function isToldEmpty(record: Readonly<Record<string, unknown>>): boolean {
  const told = bvnNames.flatMap((name) => record[name] ?? []);
  const isTold = bvnNames.some((name) => record[name] !== undefined);
  return isTold && told.every((number) => typeof number === 'string' && number.trim() === '');
}

const fold = (email: string) => email.trim().toLowerCase();

function toId(data: unknown): string | undefined {
  const id = exactText(pick(asRecord(data), 'id', '_id'), 64);
  return id !== undefined && identity.test(id) ? id : undefined;
}
