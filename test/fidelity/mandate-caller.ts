import type { SandboxOptions } from '../../src/sandbox/create-sandbox.ts';
import { type Answered, createCaller, ours, type SandboxCaller } from './sandbox-caller.ts';

type Changes = Readonly<Record<string, unknown>>;

export interface MandateCaller extends Omit<SandboxCaller, 'open' | 'logIn' | 'order'> {
  patch(path: string, body?: unknown): Promise<Answered>;
  remove(path: string): Promise<Answered>;
  /** The id of the one customer that is needed. */
  customer(): Promise<string>;
  /** Creates a mandate on an account that ends in these digits, and answers what create answered. */
  create(digits: string, changes?: Changes): Promise<Answered>;
  /** The same, and its id. */
  created(digits: string, changes?: Changes): Promise<string>;
  /** What retrieve says of it: status, approved, ready_to_debit. */
  standing(id: string): Promise<string>;
  /** The names of the webhooks so far, oldest first. */
  told(): string[];
}

export const mandates = '/v3/payments/mandates';

export const samuel = {
  identity: { type: 'bvn', number: '09876543212' },
  email: 'samuelolamide@gmail.com',
  first_name: 'Samuel',
  last_name: 'Olamide',
  address: 'Agungi, Lagos',
  phone: '08012345678',
};

/** The published create, with the days and numbers of this test. */
export const orderOf = (customer: string, changes: Changes = {}) => ({
  debit_type: 'variable',
  customer,
  mandate_type: 'emandate',
  amount: 5_000_000,
  reference: 'refO2b9O9EF03944930',
  account_number: '0123456789',
  bank_code: '035',
  fee_bearer: 'business',
  description: 'Test Payment',
  start_date: '2026-11-22',
  end_date: '2027-11-22',
  meta: {},
  ...changes,
});

/** A client of the calls about mandates that sends exactly what it is told. */
export function createMandateCaller(options: Partial<SandboxOptions> = {}): MandateCaller {
  const { sandbox, clock, get, post } = createCaller(options);
  let known: string | undefined;
  let made = 0;

  const send = async (method: string, path: string, body: unknown): Promise<Answered> => {
    const response = await sandbox.fetch(
      new Request(`http://sandbox.test${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...ours },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    return { status: response.status, body: await response.json() };
  };
  const customer = async (): Promise<string> => {
    known ??= dataOf<{ id: string }>(await post('/v2/customers', samuel)).id;
    return known;
  };
  const create: MandateCaller['create'] = async (digits, changes = {}) => {
    made += 1;
    const reference = `ADIRE${String(made).padStart(15, '0')}`;
    const account_number = `0123456${digits}`;
    return post(mandates, orderOf(await customer(), { reference, account_number, ...changes }));
  };
  return {
    sandbox,
    clock,
    get,
    post,
    patch: (path, body) => send('PATCH', path, body),
    remove: (path) => send('DELETE', path, undefined),
    customer,
    create,
    created: async (digits, changes) => dataOf<{ id: string }>(await create(digits, changes)).id,
    async standing(id) {
      const { status, body } = await get(`${mandates}/${id}`);
      if (status !== 200) return `${(body as { response_code?: string }).response_code}`;
      const { data } = body as { data: { status: string; approved: boolean; ready_to_debit: boolean } };
      return [data.status, data.approved && 'approved', data.ready_to_debit && 'ready']
        .filter((word, index, words) => word && words.indexOf(word) === index)
        .join(', ');
    },
    told: () =>
      sandbox.control.webhooks.log().map(({ event }) => event.event.replace(/^events\.mandates?\./, '')),
  };
}

export const dataOf = <Data>({ body }: Answered): Data => (body as { data: Data }).data;
