import * as v from 'valibot';
import type { WireDirectPaySession } from '../../proxy/providers/mono/wire.ts';
import { questions } from '../forms.ts';
import { readParameters } from '../parameters.ts';
import { answered, error, type Reply } from '../reply.ts';
import { illegalMoves, sessionMoves } from '../transitions.ts';
import type { BankSession, Payment, World } from '../world.ts';
import { echoed } from './invoice.ts';

const Order = v.strictObject({
  amount: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  type: v.picklist(['onetime-debit', 'recurring-debit']),
  description: v.pipe(v.string(), v.minLength(1)),
  reference: v.pipe(v.string(), v.minLength(10)),
});

/** `POST /v1/direct-pay/session`: names the payment. No money moves. */
export function openPayment(world: World, session: BankSession, body: unknown): Reply {
  if (!sessionMoves[session.stage].includes('direct-pay-session')) {
    return error(400, illegalMoves['direct-pay-session']);
  }
  const request = readParameters(Order, body);
  if (!request.ok) return request.reply;
  const { amount, type, description, reference } = request.value;
  const { scenario, account } = session;
  if (!scenario || !account) return error(400, illegalMoves['direct-pay-session']);
  if (world.profile.uniqueReferences && world.payments.ofReference(reference).length > 0) {
    return error(400, 'Invalid reference, please retry with a unique reference');
  }

  const now = world.clock.now();
  const asked = scenario.behaviour.sessionAsks && questions[scenario.behaviour.sessionAsks];
  const payment: Payment = {
    id: world.ids.objectId(),
    sessionId: world.ids.named('', 10),
    instrumentId: world.ids.objectId(),
    institution: session.institution,
    method: session.method,
    account,
    scenario,
    type,
    description,
    reference,
    orderedMinor: amount,
    createdAt: now,
    amountMinor: amount,
    updatedAt: now,
    stage: 'opened',
    asked,
    askedAtCapture: false,
    wrongCodes: 0,
  };
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
  return asked ? answered(102, { session: echo, ui: asked }) : answered(99, { session: echo });
}
