import * as v from 'valibot';
import type {
  WireCapture,
  WireDirectPaySession,
  WireInvoice,
  WirePaymentStatus,
} from '../../proxy/providers/mono/wire.ts';
import { firstWrong } from '../credentials.ts';
import { questions } from '../forms.ts';
import { readInputs, readParameters } from '../parameters.ts';
import { answered, badGateway, error, json, type Reply, refused } from '../reply.ts';
import { illegalMoves, paymentMoves, sessionMoves } from '../transitions.ts';
import { type BankSession, isoTime, type Payment, type World } from '../world.ts';
import { debit, debitLater, fail } from './settlement.ts';
import { rejectPaymentCode } from './wrong-code.ts';

const Order = v.strictObject({
  amount: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  type: v.picklist(['onetime-debit', 'recurring-debit']),
  description: v.pipe(v.string(), v.minLength(1)),
  reference: v.pipe(v.string(), v.minLength(10)),
});

const echoed = (world: World, payment: Payment): number =>
  world.profile.echo === 'naira' ? payment.orderedMinor / 100 : payment.orderedMinor;

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

const invoiceOf = (world: World, payment: Payment): WireInvoice => ({
  account: {
    name: payment.account.name,
    accountNumber: payment.account.number,
    institution: {
      name: payment.institution.name,
      bank_code: payment.institution.bank_code ?? null,
      icon: payment.institution.icon,
    },
  },
  type: payment.type,
  reference: payment.reference,
  description: payment.description,
  amount: echoed(world, payment),
  currency: 'NGN',
});

/** `POST /v1/direct-pay/charge`: takes what the session asked for, nothing else. */
export function charge(world: World, session: BankSession, body: unknown): Reply {
  const { payment } = session;
  if (!payment || !paymentMoves[payment.stage].includes('charge')) return error(400, illegalMoves.charge);
  const inputs = readInputs(payment.asked, body);
  if (!inputs.ok) return inputs.reply;
  const invoice = invoiceOf(world, payment);
  const wrong = payment.asked && firstWrong(payment.asked, inputs.value);
  if (wrong) return rejectPaymentCode(world, payment, wrong, { invoice });

  const question = payment.scenario.behaviour.chargeAsks;
  const asked = question && questions[question];
  payment.stage = 'charged';
  payment.asked = asked;
  payment.updatedAt = world.clock.now();
  return asked ? answered(102, { invoice, ui: asked }) : answered(99, { invoice });
}

/** `POST /v1/direct-pay/capture`: takes what the charge asked for, and moves the money. */
export function capture(world: World, session: BankSession, body: unknown): Reply {
  const { payment } = session;
  if (!payment || !paymentMoves[payment.stage].includes('capture')) return error(400, illegalMoves.capture);
  const inputs = readInputs(payment.asked, body);
  if (!inputs.ok) return inputs.reply;
  const invoice = invoiceOf(world, payment);
  const wrong = payment.asked && firstWrong(payment.asked, inputs.value);
  if (wrong) return rejectPaymentCode(world, payment, wrong, { invoice });

  const { behaviour } = payment.scenario;
  if (behaviour.captureAsks && !payment.askedAtCapture) {
    payment.askedAtCapture = true;
    payment.asked = questions[behaviour.captureAsks];
    return answered(102, { invoice, ui: payment.asked });
  }
  return settle(world, payment);
}

function settle(world: World, payment: Payment): Reply {
  const { settles, tells } = payment.scenario.behaviour;
  if (settles === 'refused') {
    fail(world, payment, 'Insufficient funds');
    return refused('Insufficient funds');
  }
  if (settles === 'later') debitLater(world, payment);
  else debit(world, payment);
  if (tells === 'nothing') return { kind: 'never' };
  if (tells === 'server-error') return badGateway;
  return json(200, captured(payment));
}

/** The word the provider has for where a payment stands. */
export const statusOf = (payment: Payment): WirePaymentStatus =>
  payment.stage === 'opened' || payment.stage === 'charged' ? 'pending' : payment.stage;

const captured = (payment: Payment): WireCapture => ({
  type: payment.type,
  data: {
    _id: payment.id,
    status: statusOf(payment),
    description: payment.description,
    amount: payment.amountMinor,
    account: payment.account.id,
    customer: null,
    reference: payment.reference,
    created_at: isoTime(payment.createdAt),
    updated_at: isoTime(payment.updatedAt),
  },
});
