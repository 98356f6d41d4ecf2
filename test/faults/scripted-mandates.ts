import type { Clock } from '../../src/proxy/clock.ts';
import type { PageMandateOrder } from '../../src/proxy/providers/mandate-page-provider.ts';
import type {
  CreatedMandate,
  CustomerProfile,
  FoundCustomer,
  MandateAnswer,
  MandateCall,
  MandateProvider,
  ProviderDebit,
  ProviderDestination,
  ProviderMandate,
  ProviderMandateBank,
  ProviderMandateOrder,
} from '../../src/proxy/providers/mandate-provider.ts';

const banks: readonly ProviderMandateBank[] = [
  { id: 'nip:000013', name: 'GTBank', bankCode: '058', nipCode: '000013', directDebit: true },
  {
    id: 'nip:000010',
    name: 'Ecobank',
    bankCode: '050',
    nipCode: '000010',
    directDebit: true,
    smallestTransferMinor: 10_000,
  },
  { id: 'nip:090267', name: 'Kuda', bankCode: '672', nipCode: '090267', directDebit: false },
];

export const destinations: readonly ProviderDestination[] = [
  { bankName: 'Fidelity', accountNumber: '9020025928' },
  { bankName: 'Guaranty Trust Bank Plc', accountNumber: '0020025929' },
];

/** A mandate in the provider's own book. */
export type BookedMandate = { -readonly [Name in keyof ProviderMandate]: ProviderMandate[Name] } & {
  readonly order: ProviderMandateOrder | PageMandateOrder;
};

/**
 * What a call answers instead of doing it. `lost`: it is done, and its answer does not come. `lost-as-taken`: it is done, and sent again on the
 * way, so that the answer is about the second time.
 */
export type ScriptedAnswer = MandateAnswer<never> | 'lost' | 'lost-as-taken';
type MandateScript = (number: number) => ScriptedAnswer | undefined | Promise<ScriptedAnswer | undefined>;

/** A provider's mandates, answering as the test says, over a book of its own. */
export interface ScriptedMandates extends MandateProvider {
  /** Every call in order, with the provider's id or the reference it is about. */
  readonly asked: { call: MandateCall; about?: string }[];
  /** What each call answers; done and answered where nothing is said. Gets how many of these calls came before. */
  readonly scripted: Partial<Record<MandateCall, MandateScript>>;
  /** The customers that it keeps, by id. */
  readonly customers: Map<string, CustomerProfile>;
  /** Newest last. */
  readonly book: BookedMandate[];
  readonly debited: ProviderDebit[];
  /** What is told beside the usual by the next creates. */
  created: Partial<CreatedMandate>;
  pageSize: number;
  /** No two of an account start on one day, also where the first was cancelled. */
  keepsDays: boolean;
  count(call: MandateCall): number;
  /** Makes a mandate by a page. Returns its id. */
  enter(order: PageMandateOrder, at: number): string;
  /** The mandate that was made last. */
  newest(): BookedMandate;
}

const unknown: MandateAnswer<never> = { kind: 'unknown', cause: 'timeout', code: '' };

export function refused(
  reason: Extract<MandateAnswer<never>, { kind: 'refused' }>['reason'],
): MandateAnswer<never> {
  return { kind: 'refused', reason, code: '400' };
}
export const outOfReach: MandateAnswer<never> = unknown;
export const keyRefused: MandateAnswer<never> = {
  kind: 'not-executed',
  cause: 'our_key_refused',
  code: '401',
};
export const notSent: MandateAnswer<never> = {
  kind: 'not-executed',
  cause: 'not_sent',
  code: 'ECONNREFUSED',
};

export function scriptMandates(clock: Clock, mode: 'test' | 'live' = 'test'): ScriptedMandates {
  const counts = new Map<MandateCall, number>();
  let customersMade = 0;

  async function answer<T>(
    call: MandateCall,
    about: string | undefined,
    done: () => MandateAnswer<T>,
  ): Promise<MandateAnswer<T>> {
    const number = counts.get(call) ?? 0;
    counts.set(call, number + 1);
    provider.asked.push({ call, ...(about !== undefined && { about }) });
    const said = await provider.scripted[call]?.(number);
    if (said === 'lost' || said === 'lost-as-taken') {
      done();
      return said === 'lost' ? unknown : refused('reference_in_use');
    }
    return said ?? done();
  }

  const ok = <T>(value: T): MandateAnswer<T> => ({ kind: 'ok', value });
  const byId = (providerId: string) => provider.book.find((mandate) => mandate.providerId === providerId);
  const told = ({ order: _, ...mandate }: BookedMandate): ProviderMandate => ({ ...mandate });

  function change(
    providerId: string,
    status: ProviderMandate['status'],
  ): MandateAnswer<Record<never, never>> {
    const mandate = byId(providerId);
    if (!mandate || mandate.status === 'cancelled') return refused('not_found');
    mandate.status = status;
    return ok({});
  }

  const provider: ScriptedMandates = {
    asked: [],
    scripted: {},
    customers: new Map(),
    book: [],
    debited: [],
    created: {},
    pageSize: 20,
    keepsDays: false,
    count: (call) => counts.get(call) ?? 0,
    enter(order, createdAt) {
      const { reference, type, schedule, amountMinor } = order;
      const providerId = `mmc_${provider.book.length + 1}`;
      provider.book.push({
        providerId,
        reference,
        status: 'waiting',
        readyToDebit: false,
        type,
        debitType: schedule ? 'fixed' : 'variable',
        totalCapMinor: schedule ? undefined : amountMinor,
        ...(schedule && { perDebitMinor: amountMinor }),
        mode,
        createdAt,
        order,
      });
      return providerId;
    },
    newest() {
      const mandate = provider.book.at(-1);
      if (!mandate) throw new Error('no mandate was made');
      return mandate;
    },
    patienceMs: (call) => (call === 'debit' ? 60_000 : 15_000),
    banks: () => answer('mandate-banks', undefined, () => ok(banks)),
    findCustomer: (search) =>
      answer('find-customer', undefined, () => {
        const { email, bvn } = search.open();
        for (const [customerId, known] of provider.customers) {
          if (known.email === email && known.bvn === bvn) {
            return ok<FoundCustomer>({ found: 'same', customerId });
          }
          if (known.email === email && known.bvn === '')
            return ok<FoundCustomer>({ found: 'bare', customerId });
          if (known.email === email) return ok<FoundCustomer>({ found: 'other', customerId });
          if (known.bvn === bvn) return ok<FoundCustomer>({ found: 'other' });
        }
        return ok<FoundCustomer>({ found: 'none' });
      }),
    createCustomer: (profile) =>
      answer('create-customer', undefined, () => {
        const told = profile.open();
        for (const known of provider.customers.values()) {
          if (known.email === told.email || known.bvn === told.bvn) return refused('customer_exists');
        }
        customersMade += 1;
        const customerId = `customer-${customersMade}`;
        provider.customers.set(customerId, told);
        return ok({ customerId });
      }),
    updateCustomer: (customerId, profile) =>
      answer('update-customer', customerId, () => {
        const known = provider.customers.get(customerId);
        if (known) provider.customers.set(customerId, { ...known, ...profile.open() });
        return ok({});
      }),
    deleteCustomer: (customerId) =>
      answer('delete-customer', customerId, () =>
        provider.customers.delete(customerId) ? ok({}) : refused('customer_not_found'),
      ),
    createMandate(sealed) {
      const order = sealed.open();
      return answer('create-mandate', order.reference, () => {
        const isTaken = provider.book.some((made) => made.order.startDate === order.startDate);
        if (provider.keepsDays && isTaken) return refused('start_date_in_use');
        const mandate: BookedMandate = {
          providerId: `mmc_${provider.book.length + 1}`,
          reference: order.reference,
          status: 'waiting',
          readyToDebit: false,
          debitType: order.fixed ? 'fixed' : 'variable',
          totalCapMinor: order.fixed ? undefined : order.totalCapMinor,
          ...(order.fixed && { perDebitMinor: order.fixed.amountMinor }),
          accountNumber: order.accountNumber,
          accountHolder: 'BISI ADE',
          nibssCode: `RC1/${provider.book.length + 1}`,
          mode,
          createdAt: clock.now(),
          order,
        };
        provider.book.push(mandate);
        const { destinations: given = destinations, transferMinor = 5_000, ...other } = provider.created;
        Object.assign(mandate, other);
        return ok({ ...told(mandate), destinations: given, transferMinor });
      });
    },
    readMandate: (id) =>
      answer('read-mandate', id, () => {
        const mandate = byId(id);
        return mandate && mandate.status !== 'cancelled' ? ok(told(mandate)) : refused('not_found');
      }),
    listMandates: (page) =>
      answer('list-mandates', String(page), () => {
        const newestFirst = [...provider.book].reverse();
        const from = (page - 1) * provider.pageSize;
        const mandates = newestFirst.slice(from, from + provider.pageSize).map(told);
        return ok({ mandates, next: from + provider.pageSize < newestFirst.length ? page + 1 : undefined });
      }),
    pauseMandate: (id) => answer('pause-mandate', id, () => change(id, 'suspended')),
    reinstateMandate: (id) => answer('reinstate-mandate', id, () => change(id, 'approved')),
    cancelMandate: (id) => answer('cancel-mandate', id, () => change(id, 'cancelled')),
    debit: (id, order) =>
      answer('debit', order.reference, () => {
        const debit: ProviderDebit = {
          status: 'successful',
          reference: order.reference,
          amountMinor: order.amountMinor,
          mandateId: id,
          mode,
          createdAt: clock.now(),
          code: '00',
        };
        provider.debited.push(debit);
        return ok(debit);
      }),
    readDebit: (_, reference) =>
      answer('read-debit', reference, () => {
        const debit = provider.debited.find((one) => one.reference === reference);
        return debit ? ok(debit) : refused('not_found');
      }),
    listDebits: (id) =>
      answer('list-debits', id, () => ok(provider.debited.filter(({ mandateId }) => mandateId === id))),
    balance: (id) => answer('balance', id, () => ok({ balanceMinor: 1_000_000, isEnough: true })),
  };
  return provider;
}
