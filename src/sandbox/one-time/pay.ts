import type { WireAuthMethod, WireInstitution } from '../../proxy/providers/mono/wire.ts';
import { accountOf, type BankAccount } from '../accounts.ts';
import { credentials } from '../credentials.ts';
import { fail, planStrayDebit, settle } from '../resources/settlement.ts';
import type { Behaviour } from '../scenarios/behaviour.ts';
import { takeFault } from '../take-fault.ts';
import { tellAt } from '../webhooks/planned.ts';
import type { Payment, World } from '../world.ts';
import type { PaymentLink } from './link.ts';
import { straightBack } from './scenarios.ts';

/** From where money comes, and how that goes. */
export interface Source {
  readonly institution: WireInstitution;
  readonly method: WireAuthMethod;
  readonly account: BankAccount;
  readonly scenarioId: string;
  readonly behaviour: Behaviour;
}

/** What the page knows afterwards. `unanswered`: nothing was done. */
export type Paid = 'ended' | 'unknown' | 'unanswered';

/** A payer at the first bank who has everything go straight through. */
export function anySource({ institutions }: World): Source {
  const institution = institutions[0] as WireInstitution;
  return {
    institution,
    method: institution.auth_methods[0] as WireAuthMethod,
    account: accountOf(institution, credentials.user, 0),
    scenarioId: 'straight-through',
    behaviour: {},
  };
}

/** Pays what was ordered. What was `chosen` at the stand-in goes before the scenario of the link, that before the source's, and all before chance. */
export function pay(world: World, link: PaymentLink, source: Source, chosen: Behaviour = {}): Paid {
  const scripted = { ...source.behaviour, ...link.scenario.behaviour.payment, ...chosen };
  const behaviour = world.profile.twist?.(scripted) ?? scripted;
  const fault = takeFault(world, `pay ${link.id}`, behaviour.faults?.capture ?? behaviour.faults?.charge);
  if (fault && fault.effect !== 'done' && fault.answer.kind !== 'refused') return 'unanswered';
  const payment = addPayment(world, link, source, behaviour);
  planStrayDebit(world, payment, 'charge');
  planStrayDebit(world, payment, 'capture');
  tellAt(world, payment, 'charge');
  tellAt(world, payment, 'capture');
  if (fault?.answer.kind === 'refused') fail(world, payment, fault.answer.message);
  else settle(world, payment);
  payAgain(world, link, source);
  return fault && fault.answer.kind !== 'refused' ? 'unknown' : 'ended';
}

/** The same without a page: what is ordered is paid from some account. */
export const payAtOnce = (world: World, link: PaymentLink): Paid => pay(world, link, anySource(world));

function payAgain(world: World, link: PaymentLink, source: Source): void {
  const { paidAgainMs } = link.scenario.behaviour;
  if (paidAgainMs === undefined || link.payments.length > 1) return;
  world.clock.setTimer(() => {
    if (world.links.has(link)) pay(world, link, source);
  }, paidAgainMs);
}

function addPayment(world: World, link: PaymentLink, source: Source, behaviour: Behaviour): Payment {
  const now = world.clock.now();
  const { scenario } = link;
  const payment: Payment = {
    id: world.ids.objectId(),
    sessionId: link.id,
    instrumentId: world.ids.objectId(),
    institution: source.institution,
    method: source.method,
    account: source.account,
    scenario: { id: scenario.id === straightBack.id ? source.scenarioId : scenario.id, behaviour },
    behaviour,
    link,
    type: 'onetime-debit',
    description: link.description,
    reference: link.reference,
    orderedMinor: link.amountMinor,
    createdAt: now,
    amountMinor: link.amountMinor,
    updatedAt: now,
    stage: 'charged',
    asked: undefined,
    captureQuestions: 0,
    wrongCodes: 0,
    refusedCodes: 0,
    capturedAt: undefined,
    debitedAt: undefined,
    hasStrayDebit: false,
    verifyReads: 0,
    refund: undefined,
  };
  world.payments.add(payment);
  link.payments.push(payment);
  link.visit = { at: 'paid' };
  return payment;
}
