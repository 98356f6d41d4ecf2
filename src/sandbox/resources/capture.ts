import type { WireCapture } from '../../proxy/providers/mono/wire.ts';
import { firstWrong } from '../credentials.ts';
import { questions } from '../forms.ts';
import { readInputs } from '../parameters.ts';
import { answered, badGateway, error, json, type Reply, refused } from '../reply.ts';
import { illegalMoves, paymentMoves } from '../transitions.ts';
import { type BankSession, isoTime, type Payment, type World } from '../world.ts';
import { invoiceOf } from './invoice.ts';
import { statusOf } from './payment-status.ts';
import { debit, debitLater, fail } from './settlement.ts';
import { rejectPaymentCode } from './wrong-code.ts';

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
