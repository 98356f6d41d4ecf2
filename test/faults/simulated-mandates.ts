import { Sealed } from '../../src/contract/sealed.ts';
import type {
  MandatePageProvider,
  OpenedMandatePage,
  PageMandateOrder,
} from '../../src/proxy/providers/mandate-page-provider.ts';
import type {
  CreatedMandate,
  CustomerProfile,
  FoundCustomer,
  MandateAnswer,
  MandateProvider,
  ProviderDebit,
  ProviderMandate,
  ProviderMandateOrder,
} from '../../src/proxy/providers/mandate-provider.ts';
import type { Draw } from './draw.ts';
import type { Behind } from './interleaved-run.ts';
import { createLateAnswers } from './late-answers.ts';
import { destinations, keyRefused, notSent, refused } from './scripted-mandates.ts';
import { hour, minute, type TestClock } from './world.ts';

/** A debit in the bank's own book. Times are monotonic. `takenAt`: when money moves; undefined where it never does. */
interface BookedDebit {
  readonly reference: string;
  readonly amountMinor: number;
  readonly createdAt: number;
  readonly settlesAt: number;
  readonly takenAt: number | undefined;
  falselyFailed: boolean;
}

/** A mandate in the provider's own book. */
export interface SimulatedMandate {
  readonly providerId: string;
  readonly order: Pick<ProviderMandateOrder, 'reference' | 'totalCapMinor' | 'startDate'>;
  /** Chosen on the provider's page where the mandate is set up there. */
  accountNumber: string | undefined;
  readonly createdAt: number;
  status: 'waiting' | 'approved' | 'suspended' | 'rejected' | 'cancelled';
  isReady: boolean;
  wasApproved: boolean;
  readonly debits: BookedDebit[];
}

export interface SimulatedMandates extends MandateProvider, Behind {
  readonly pages: MandatePageProvider;
  book(): readonly SimulatedMandate[];
  /** The bank has agreed, and the waiting time is over. */
  makeReady(mandate: SimulatedMandate): void;
  /** The payer's transfer is on its way, from the account that is named or, on the provider's page, chosen: decided some minutes later. */
  transfer(mandate: SimulatedMandate): void;
  /** The provider or the payer's bank pauses or ends a mandate by itself. What is paused nobody there lifts. */
  interfere(mandate: SimulatedMandate): void;
}

const lost: MandateAnswer<never> = { kind: 'unknown', cause: 'timeout', code: '' };
const limited: MandateAnswer<never> = {
  kind: 'not-executed',
  cause: 'rate_limited',
  retryAfterSeconds: 2,
  code: '429',
};
const ok = <T>(value: T): MandateAnswer<T> => ({ kind: 'ok', value });
const done = ok({});
/** What payers choose on the provider's page. */
export const CHOSEN_ACCOUNT = '2000000457';
const lives = ({ status }: SimulatedMandate): boolean => status !== 'rejected' && status !== 'cancelled';

/** A provider of mandates that keeps no promise but its book: late, silent, and never de-duplicating. Each debit that reaches it is made. */
export function simulateMandates(draw: Draw, clock: TestClock): SimulatedMandates {
  const late = createLateAnswers(draw, clock);
  const mandates: SimulatedMandate[] = [];
  const customers = new Map<string, CustomerProfile>();
  const timers: { at: number; run: () => void }[] = [];
  const tellsCancelled = draw.chance(0.5);

  /** Everything that was to happen by now has happened, in its order. */
  function catchUp(): void {
    const due = timers.filter(({ at }) => at <= clock.monotonic()).sort((one, other) => one.at - other.at);
    for (const timer of due) {
      timers.splice(timers.indexOf(timer), 1);
      timer.run();
    }
  }

  const after = (ms: number, run: () => void): number => timers.push({ at: clock.monotonic() + ms, run });

  /** Most calls do what they are for and say so; of some the answer is lost, before or after. */
  function does<T>(odds: number, work: () => MandateAnswer<T>): Promise<MandateAnswer<T>> {
    catchUp();
    if (!provider.faulty || !draw.chance(odds)) {
      const answer = work();
      return late.later(() => answer);
    }
    const how = draw.pick(['done and lost', 'lost', 'limited', 'not sent', 'key refused'] as const);
    if (how === 'done and lost') work();
    const answers = { limited, 'not sent': notSent, 'key refused': keyRefused } as const;
    return late.later(() =>
      how === 'limited' || how === 'not sent' || how === 'key refused' ? answers[how] : lost,
    );
  }

  /** Reads tell what is true when the answer leaves. */
  function tells<T>(read: () => MandateAnswer<T>): Promise<MandateAnswer<T>> {
    const isLost = provider.faulty && draw.chance(0.2);
    return late.later(() => {
      catchUp();
      return isLost ? lost : read();
    });
  }

  const byId = (providerId: string) => mandates.find((one) => one.providerId === providerId);
  const taken = ({ debits }: SimulatedMandate): number =>
    debits.reduce((sum, { takenAt, amountMinor }) => sum + (takenAt === undefined ? 0 : amountMinor), 0);

  function told(mandate: SimulatedMandate): ProviderMandate {
    const { providerId, order, accountNumber, status, isReady, createdAt } = mandate;
    return {
      providerId,
      reference: order.reference,
      status,
      readyToDebit: isReady && status === 'approved',
      totalCapMinor: order.totalCapMinor,
      ...(accountNumber !== undefined && { accountNumber, accountHolder: 'BISI CANARY' }),
      nibssCode: 'RC1/1',
      mode: 'test',
      createdAt: clock.now() - clock.monotonic() + createdAt,
    };
  }

  function enter(
    order: SimulatedMandate['order'],
    accountNumber: string | undefined,
  ): MandateAnswer<SimulatedMandate> {
    const before = mandates.filter(lives);
    if (mandates.some((one) => one.order.reference === order.reference)) {
      provider.broken.push(`${order.reference} was created twice`);
    }
    if (before.some(({ order: { startDate } }) => startDate === order.startDate) && draw.chance(0.5)) {
      return refused('start_date_in_use');
    }
    for (const { order: other, status } of before) {
      provider.broken.push(`${order.reference} was created while ${other.reference} was ${status}`);
    }
    const mandate: SimulatedMandate = {
      providerId: `mmc_${mandates.length + 1}`,
      order,
      accountNumber,
      createdAt: clock.monotonic(),
      status: 'waiting',
      isReady: false,
      wasApproved: false,
      debits: [],
    };
    mandates.push(mandate);
    after(6 * hour, () => {
      if (mandate.status === 'waiting') mandate.status = 'cancelled';
    });
    return ok(mandate);
  }

  function make(order: ProviderMandateOrder): MandateAnswer<CreatedMandate> {
    const made = enter(order, order.accountNumber);
    if (made.kind !== 'ok') return made;
    const names = provider.faulty && draw.chance(0.1) ? [] : destinations;
    return ok({ ...told(made.value), destinations: names, transferMinor: 5_000 });
  }

  function openPage({
    reference,
    amountMinor,
    startDate,
  }: PageMandateOrder): MandateAnswer<OpenedMandatePage> {
    const made = enter({ reference, startDate, totalCapMinor: amountMinor }, undefined);
    if (made.kind !== 'ok') return made;
    const { providerId } = made.value;
    return ok({ providerId, url: new Sealed(`https://pay.provider.example/${providerId}`) });
  }

  function act(
    providerId: string,
    from: readonly SimulatedMandate['status'][],
    to: SimulatedMandate['status'],
    already: 'already_paused' | 'already_active' | 'not_found',
  ): MandateAnswer<Record<never, never>> {
    const mandate = byId(providerId);
    if (!mandate || !lives(mandate)) return refused('not_found');
    if (mandate.status === to) return refused(already);
    if (!from.includes(mandate.status)) return refused('not_ready');
    mandate.status = to;
    return done;
  }

  function debitTold(mandate: SimulatedMandate, debit: BookedDebit): ProviderDebit {
    const isOver = debit.settlesAt <= clock.monotonic();
    const isLie = provider.faulty && !isOver && !debit.falselyFailed && draw.chance(0.3);
    if (isLie) debit.falselyFailed = true;
    const status = isLie
      ? 'failed'
      : !isOver
        ? 'processing'
        : debit.takenAt === undefined
          ? 'failed'
          : 'successful';
    return {
      status,
      reference: debit.reference,
      amountMinor: debit.amountMinor,
      mandateId: mandate.providerId,
      mode: 'test',
      createdAt: clock.now() - clock.monotonic() + debit.createdAt,
      code: status === 'successful' ? '00' : '99',
    };
  }

  function take(mandate: SimulatedMandate, reference: string, amountMinor: number): BookedDebit {
    if (mandates.some(({ debits }) => debits.some((one) => one.reference === reference))) {
      provider.broken.push(`${reference} was debited twice`);
    }
    const ends = draw.pick([0, 0, 0, 20_000, 10 * minute]);
    const settlesAt = clock.monotonic() + ends;
    const debit: BookedDebit = {
      reference,
      amountMinor,
      createdAt: clock.monotonic(),
      settlesAt,
      takenAt: draw.chance(0.75) ? settlesAt : undefined,
      falselyFailed: false,
    };
    mandate.debits.push(debit);
    if (taken(mandate) > mandate.order.totalCapMinor) {
      provider.broken.push(`${reference} took more than was agreed`);
    }
    return debit;
  }

  const provider: SimulatedMandates = {
    broken: [],
    pages: {
      patienceMs: () => 20_000,
      open: (order) => does(0.3, () => openPage(order.open())),
    },
    get faulty() {
      return late.faulty;
    },
    set faulty(faulty) {
      late.faulty = faulty;
    },
    settle() {
      catchUp();
      late.settle();
    },
    book: () => mandates,
    makeReady(mandate) {
      mandate.accountNumber ??= CHOSEN_ACCOUNT;
      Object.assign(mandate, { status: 'approved', wasApproved: true, isReady: true });
    },
    transfer(mandate) {
      mandate.accountNumber ??= CHOSEN_ACCOUNT;
      after(draw.pick([0, 0, 0, minute, 20 * minute]), () => {
        if (mandate.status !== 'waiting') return;
        if (draw.chance(0.1)) {
          mandate.status = 'rejected';
          return;
        }
        mandate.status = 'approved';
        mandate.wasApproved = true;
        after(draw.pick([0, 0, 0, 0, minute, hour]), () => {
          mandate.isReady = true;
        });
      });
    },
    interfere(mandate) {
      if (!lives(mandate) || mandate.status === 'suspended') return;
      if (mandate.status === 'approved' && draw.chance(0.7)) mandate.status = 'suspended';
      else mandate.status = 'cancelled';
    },
    patienceMs: (call) => (call === 'debit' ? 60_000 : 15_000),
    banks: async () => ok([{ id: 'gtb', name: 'GTBank', bankCode: '058', directDebit: true }]),
    findCustomer: (search) =>
      tells((): MandateAnswer<FoundCustomer> => {
        const { email, bvn } = search.open();
        for (const [customerId, known] of customers) {
          if (known.email === email && known.bvn === bvn) return ok({ found: 'same', customerId });
        }
        return ok({ found: 'none' });
      }),
    createCustomer: (profile) =>
      does(0.25, () => {
        const { email, bvn } = profile.open();
        const isKnown = [...customers.values()].some((one) => one.email === email || one.bvn === bvn);
        if (isKnown) return refused('customer_exists');
        const customerId = `customer-${customers.size + 1}`;
        customers.set(customerId, profile.open());
        return ok({ customerId });
      }),
    updateCustomer: () => does(0.25, () => done),
    deleteCustomer: (id) => does(0.25, () => (customers.delete(id) ? done : refused('not_found'))),
    createMandate: (order) => does(0.3, () => make(order.open())),
    readMandate: (id) =>
      tells(() => {
        const mandate = byId(id);
        const isHidden = mandate?.status === 'cancelled' && !tellsCancelled;
        return mandate && !isHidden ? ok(told(mandate)) : refused('not_found');
      }),
    listMandates: () => tells(() => ok({ mandates: [...mandates].reverse().map(told), next: undefined })),
    pauseMandate: (id) => does(0.3, () => act(id, ['approved'], 'suspended', 'already_paused')),
    reinstateMandate: (id) => does(0.3, () => act(id, ['suspended'], 'approved', 'already_active')),
    cancelMandate: (id) =>
      does(0.3, () => act(id, ['waiting', 'approved', 'suspended'], 'cancelled', 'not_found')),
    debit: (id, { reference, amountMinor }) =>
      does(0.35, () => {
        const mandate = byId(id);
        if (!mandate || !lives(mandate)) return refused('not_found');
        if (mandate.status !== 'approved' || !mandate.isReady) return refused('not_ready');
        if (draw.chance(0.1)) return refused(draw.pick(['locked', 'refused']));
        return ok(debitTold(mandate, take(mandate, reference, amountMinor)));
      }),
    readDebit: (id, reference) =>
      tells(() => {
        const mandate = byId(id);
        const debit = mandate?.debits.find((one) => one.reference === reference);
        // A debit that it has called failed has a record: none to read would be its second word for that.
        const isBlind = provider.faulty && !debit?.falselyFailed && draw.chance(0.2);
        return mandate && debit && !isBlind ? ok(debitTold(mandate, debit)) : refused('not_found');
      }),
    listDebits: (id) =>
      tells(() => {
        const mandate = byId(id);
        return ok(mandate ? mandate.debits.map((debit) => debitTold(mandate, debit)) : []);
      }),
    balance: () => tells(() => ok({ balanceMinor: 1_000_000, isEnough: true })),
  };
  return provider;
}
