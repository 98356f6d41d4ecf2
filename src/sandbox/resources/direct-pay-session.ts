import * as v from 'valibot';
import type { WireDirectPaySession } from '../../proxy/providers/mono/wire.ts';
import { accountOf, type BankAccount } from '../accounts.ts';
import { withFault } from '../faults.ts';
import { questions } from '../forms/questions.ts';
import { readParameters } from '../parameters.ts';
import { answered, error, type Reply } from '../reply.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { illegalMoves, takesOfSession } from '../transitions.ts';
import type { BankSession, Payment, World } from '../world.ts';
import { echoed } from './invoice.ts';
import { besideEcho } from './placed-form.ts';

const Order = v.strictObject({
  amount: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  type: v.picklist(['onetime-debit', 'recurring-debit']),
  description: v.pipe(v.string(), v.minLength(1)),
  reference: v.pipe(v.string(), v.minLength(10)),
});

/** `POST /v1/direct-pay/session`: names the payment. No money moves. */
export function openPayment(world: World, session: BankSession, body: unknown): Reply {
  if (!takesOfSession(session.stage, 'direct-pay-session', world.profile)) {
    return error(400, illegalMoves['direct-pay-session']);
  }
  const request = readParameters(Order, body);
  if (!request.ok) return request.reply;
  const { type, description, reference } = request.value;
  const { scenario, account } = session;
  if (!scenario || !account) return error(400, illegalMoves['direct-pay-session']);
  if (world.profile.deduplicates && isUsed(world, reference)) {
    return error(400, 'Invalid reference, please retry with a unique reference');
  }

  return withFault(world, session, 'direct-pay-session', () => {
    const payment = newPayment(world, session, { scenario, account, order: request.value });
    world.payments.add(payment);
    session.payment = payment;
    session.stage = 'paying';
    const echo: WireDirectPaySession = {
      id: payment.sessionId,
      type,
      amount: echoed(world, payment),
      description,
      reference,
    };
    const { asked } = payment;
    return asked
      ? answered(102, besideEcho(payment.behaviour.formIn, { session: echo }, asked))
      : answered(99, { session: echo });
  });
}

const isUsed = ({ payments, links }: World, reference: string): boolean =>
  payments.ofReference(reference).length > 0 || links.ofReference(reference).length > 0;

interface Ordered {
  readonly scenario: Scenario;
  readonly account: BankAccount;
  readonly order: v.InferOutput<typeof Order>;
}

function newPayment(world: World, session: BankSession, { scenario, account, order }: Ordered): Payment {
  const now = world.clock.now();
  const behaviour = world.profile.twist?.(scenario.behaviour) ?? scenario.behaviour;
  return {
    id: world.ids.objectId(),
    sessionId: world.ids.named('', 10),
    instrumentId: world.ids.objectId(),
    institution: session.institution,
    method: session.method,
    account: behaviour.chargesAnotherAccount ? anotherAccount(session, account) : account,
    scenario,
    behaviour,
    link: undefined,
    type: order.type,
    description: order.description,
    reference: order.reference,
    orderedMinor: order.amount,
    createdAt: now,
    amountMinor: order.amount,
    updatedAt: now,
    stage: 'opened',
    asked: behaviour.sessionAsks && questions[behaviour.sessionAsks],
    captureQuestions: 0,
    wrongCodes: 0,
    refusedCodes: 0,
    capturedAt: undefined,
    debitedAt: undefined,
    hasStrayDebit: false,
    verifyReads: 0,
    refund: undefined,
  };
}

/** The next one of the list, or one that was never listed. */
function anotherAccount(session: BankSession, chosen: BankAccount): BankAccount {
  return (
    session.accounts.find(({ number }) => number !== chosen.number) ??
    accountOf(session.institution, session.user, 1)
  );
}
