import type { WireMandateRequest } from '../../proxy/providers/mono/mandate-wire.ts';
import { faultReply } from '../faults.ts';
import { answered, json, type Reply } from '../reply.ts';
import { takeFault } from '../take-fault.ts';
import { mandateEvent } from '../webhooks/mandate-event.ts';
import type { World } from '../world.ts';
import { nameOf } from './customer-book.ts';
import { dayOf, readDay } from './days.ts';
import {
  complaintsAbout,
  digits,
  type FieldCheck,
  object,
  oneOf,
  optional,
  text,
  validationError,
  whole,
} from './field-checks.ts';
import type { Mandate, MandateTerms } from './mandate.ts';
import { mandateBankOf } from './mandate-banks.ts';
import { approve, makeReady, note } from './moves.ts';
import { startWaiting } from './nibss.ts';
import { refusalNotice, told } from './notices.ts';
import { scenarioOfAccount } from './scenarios.ts';
import { tell } from './tell.ts';
import { createdMandate } from './wire-of.ts';

/** ₦200 and ₦200,000,000, kobo. */
const smallestMinor = 20_000;
const largestMinor = 20_000_000_000;

const checks = (today: string, startDay: unknown): Readonly<Record<string, FieldCheck>> => ({
  debit_type: oneOf('variable'),
  customer: text(1, 100),
  mandate_type: oneOf('emandate'),
  amount: whole(smallestMinor, largestMinor),
  reference: text(10, 24),
  account_number: digits(10),
  bank_code: text(1, 10),
  fee_bearer: optional(oneOf('business', 'customer')),
  description: text(1, 255),
  start_date: (value) =>
    (readDay(value) ?? '') >= today
      ? undefined
      : 'The date should be at least today or later when mandate_type is emandate.',
  end_date: (value) => {
    const day = readDay(value);
    if (day === undefined) return 'must be a date such as 2024-05-25';
    return day <= (readDay(startDay) ?? '') ? 'must be later than start_date' : undefined;
  },
  verification_method: optional(oneOf('transfer_verification')),
  meta: optional(object),
});

/** `POST /v3/payments/mandates`: an e-mandate with variable debits. */
export function createMandate(world: World, body: unknown): Reply {
  const request = body as WireMandateRequest;
  const today = dayOf(world.clock.now());
  const complaints = complaintsAbout(body, checks(today, request?.start_date));
  if (complaints.length > 0) return validationError(complaints);
  const terms = readTerms(world, request);
  if ('kind' in terms) return terms;

  const scenario = scenarioOfAccount(terms.accountNumber);
  const { creation } = scenario.behaviour;
  const fault =
    creation && 'fault' in creation
      ? takeFault(world, `${scenario.id} ${terms.accountNumber}`, creation.fault)
      : undefined;
  if (fault && fault.effect !== 'done') return faultReply(fault.answer, answered(99, {}));
  const reply = answerOf(world, addMandate(world, terms));
  return fault ? faultReply(fault.answer, reply) : reply;
}

/** The terms of a request, or what is wrong with them. */
function readTerms(world: World, request: WireMandateRequest): MandateTerms | Reply {
  const odd = { timeIn: 'timestamps' } as const;
  const { profile } = world;
  const { reference, account_number: accountNumber } = request;
  const startDay = readDay(request.start_date) ?? '';
  const customer = world.customers.byId(request.customer);
  if (!customer) return refusalNotice(world, 'Customer not found. Add a customer and try again', odd);
  const bank = mandateBankOf(request.bank_code);
  if (!bank?.direct_debit) return refusalNotice(world, 'This bank does not support direct debit', odd);
  if (profile.uniqueReferences && world.mandates.ofReference(reference).length > 0) {
    return refusalNotice(world, 'Mandate reference already exists', odd);
  }
  const { creation } = scenarioOfAccount(accountNumber).behaviour;
  const refuses = creation && 'refuses' in creation ? creation.refuses : undefined;
  if (refuses === 'no-such-account') return refusalNotice(world, 'Invalid account number', odd);
  if (refuses === 'other-holder') {
    return refusalNotice(world, 'The customer name does not match the name on the account provided', odd);
  }
  const others = world.mandates.ofAccount(accountNumber, bank.bank_code);
  if (refuses === 'other-pending' || others.some(({ stage }) => stage === 'initiated')) {
    return refusalNotice(
      world,
      'There is a pending mandate on this account. Please wait for its approval before setting up a new one',
      odd,
    );
  }
  if (
    others.some((other) => other.startDay === startDay) ||
    isFirstDate(world, refuses, accountNumber, startDay)
  ) {
    return refusalNotice(
      world,
      'The start date provided is already in use for an existing mandate associated with this account number. Please choose a different start date and try again',
      odd,
    );
  }
  return {
    customer,
    reference,
    bank,
    accountNumber,
    accountName: nameOf(customer).toUpperCase(),
    amountMinor: request.amount,
    description: request.description,
    feeBearer: request.fee_bearer ?? 'business',
    startDay,
    endDay: readDay(request.end_date) ?? '',
    meta: request.meta ?? {},
  };
}

/** The first start date that was asked for at this account is taken for used. */
function isFirstDate(
  world: World,
  refuses: string | undefined,
  accountNumber: string,
  startDay: string,
): boolean {
  if (refuses !== 'first-start-date') return false;
  const first = world.firstStartDays.get(accountNumber);
  if (first === undefined) world.firstStartDays.set(accountNumber, startDay);
  return first === undefined || first === startDay;
}

/** Makes a mandate that waits for its transfer, or is approved at once where the profile says so. */
export function addMandate(world: World, terms: MandateTerms, { isTold = true } = {}): Mandate {
  const scenario = scenarioOfAccount(terms.accountNumber);
  const behaviour = world.profile.twistMandate?.(scenario.behaviour) ?? scenario.behaviour;
  const mandate: Mandate = {
    ...terms,
    id: `mmc_${world.ids.objectId()}`,
    nibssCode: `RC227914/1580/${String(8_700_000 + world.mandates.all().length).padStart(10, '0')}`,
    createdAt: world.clock.now(),
    scenario: { ...scenario, behaviour },
    isTold,
    transfers: [],
    debits: [],
    stage: 'initiated',
    isDeleted: false,
    isReady: false,
    isAuthorised: false,
    approvedAt: undefined,
    readyAt: undefined,
    endedAt: undefined,
    endedBecause: undefined,
    takenMinor: 0,
    failures: { day: '', insufficient: 0, other: 0 },
  };
  world.mandates.add(mandate);
  note(world, mandate, 'created', { amountMinor: mandate.amountMinor });
  tell(world, mandate, mandateEvent(world, mandate, 'created'));
  if (world.profile.approvesAtOnce) {
    approve(world, mandate);
    makeReady(world, mandate);
  } else startWaiting(world, mandate);
  return mandate;
}

const answerOf = (world: World, mandate: Mandate): Reply =>
  json(
    200,
    told(
      'To proceed, please authorize this mandate by transferring N50.00 to any of the listed banks below',
      createdMandate(world, mandate),
    ),
  );
