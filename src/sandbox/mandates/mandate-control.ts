import type { World } from '../world.ts';
import { addMandate } from './add-mandate.ts';
import { approve } from './approval.ts';
import { dayOf } from './days.ts';
import { accountOf, type Mandate } from './mandate.ts';
import { mandateBankOf } from './mandate-banks.ts';
import { cancelByItself, makeReady, reject } from './moves.ts';
import { authorisingMinor, comeBack, type IncomingTransfer, sendTransfer } from './nibss.ts';
import type { MandateScenario } from './scenario.ts';
import { type MandateScenarioId, mandateScenarioById, mandateScenarios } from './scenarios.ts';

/**
 * NIBSS and the banks, told what happens. Mandates are named by the provider's id; every call about one throws a RangeError where there is
 * none, or where its account is not known yet. Decisions hold whatever has become of the mandate.
 */
export interface NibssControl {
  /** A transfer is sent now: ₦50 from the account of the mandate unless told otherwise. Kobo. Where the bank's app sends none that small, nothing arrives. */
  send(id: string, transfer?: Partial<IncomingTransfer>): void;
  approve(id: string): void;
  reject(id: string): void;
  /** The waiting time of an approved mandate is over. */
  makeReady(id: string): void;
  /** The provider gives it up by itself. */
  giveUp(id: string, because?: string): void;
  isDown(): boolean;
  goDown(): void;
  goUp(): void;
  /** Milliseconds from an approval until a mandate can be debited, for mandates that are approved from now on. */
  setWaitingTime(ms: number): void;
}

export interface SeededMandate {
  readonly id: string;
  readonly reference: string;
  readonly accountNumber: string;
}

export interface MandateControl {
  readonly mandateScenarios: readonly MandateScenario[];
  readonly nibss: NibssControl;
  /** The next debit goes like this, whatever its mandate. Undefined calls it off. Throws a RangeError for an id that is none of a debit. */
  forceNextDebit(id: MandateScenarioId | undefined): void;
  /** Makes so many mandates of one customer that wait for their transfer, untold. */
  seedMandates(count: number, referenceOf?: (index: number) => string): readonly SeededMandate[];
  /** An old signed mandate that is approved and ready, untold: new ones are taken no more. */
  seedSigned(reference: string): SeededMandate;
}

const dayMs = 86_400_000;

export function createMandateControl(world: World): MandateControl {
  const find = (id: string): Mandate => {
    const mandate = world.mandates.byId(id);
    if (!mandate) throw new RangeError(`There is no mandate "${id}"`);
    return mandate;
  };
  const findNamed = (id: string): Mandate => {
    const mandate = find(id);
    accountOf(mandate);
    return mandate;
  };
  return {
    mandateScenarios,
    nibss: {
      send(id, { from, amountMinor = authorisingMinor } = {}) {
        const mandate = findNamed(id);
        sendTransfer(world, mandate, { from: from ?? accountOf(mandate).number, amountMinor });
      },
      approve: (id) => approve(world, findNamed(id)),
      reject: (id) => reject(world, findNamed(id)),
      makeReady: (id) => makeReady(world, find(id)),
      giveUp: (id, because = 'Mandate was cancelled because it was not authorized within 6 hours') =>
        cancelByItself(world, find(id), because),
      isDown: () => world.nibss.isDown,
      goDown() {
        world.nibss.isDown = true;
      },
      goUp: () => comeBack(world),
      setWaitingTime(ms) {
        world.profile = { ...world.profile, readyMs: ms };
      },
    },
    forceNextDebit(id) {
      const scenario = id === undefined ? undefined : mandateScenarioById(id);
      if (id !== undefined && scenario?.group !== 'debits') throw new RangeError(`There is no debit "${id}"`);
      world.forcedDebit = scenario;
    },
    seedMandates: (count, referenceOf = (index) => `SEEDED${String(index).padStart(14, '0')}`) =>
      Array.from({ length: count }, (_, index) => seedOne(world, index, referenceOf(index))),
    seedSigned(reference) {
      const seeded = seedOne(world, world.mandates.all().length, reference, 'signed');
      const mandate = find(seeded.id);
      approve(world, mandate);
      makeReady(world, mandate);
      return seeded;
    },
  };
}

/** One that nothing happens to by itself: its account ends in 000. */
function seedOne(
  world: World,
  index: number,
  reference: string,
  type: 'emandate' | 'signed' = 'emandate',
): SeededMandate {
  const now = world.clock.now();
  const accountNumber = `${String(1_000_000 + index)}000`;
  const { id } = addMandate(
    world,
    {
      customer: seededCustomer(world),
      reference,
      type,
      verification: 'transfer_verification',
      schedule: undefined,
      redirectUrl: undefined,
      account: {
        bank: mandateBankOf('058') as NonNullable<ReturnType<typeof mandateBankOf>>,
        number: accountNumber,
        holder: 'ADAEZE NWOSU',
      },
      amountMinor: 5_000_000,
      description: 'Adire subscription',
      feeBearer: 'business',
      startDay: dayOf(now),
      endDay: dayOf(now + 365 * dayMs),
      meta: {},
    },
    { isTold: false },
  );
  return { id, reference, accountNumber };
}

const seededId = '6578295bbf09b0a5000000ff';

function seededCustomer({ customers }: World) {
  const known = customers.byId(seededId);
  if (known) return known;
  const customer = {
    id: seededId,
    name: 'Adaeze Nwosu',
    first_name: 'Adaeze',
    last_name: 'Nwosu',
    email: 'adaeze.seeded@adirelane.example',
    phone: '08012345678',
    address: '23 Adire Lane, Abeokuta',
    identification_no: '22200000001',
    identification_type: 'bvn',
    bvn: '22200000001',
  };
  customers.add(customer);
  return customer;
}
