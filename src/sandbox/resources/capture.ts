import type { WireCapture } from '../../proxy/providers/mono/wire.ts';
import { firstWrong } from '../credentials.ts';
import { withFault } from '../faults.ts';
import { questions } from '../forms/questions.ts';
import { readInputs } from '../parameters.ts';
import { answered, error, json, type Reply } from '../reply.ts';
import { illegalMoves, takesOfPayment } from '../transitions.ts';
import { tellAt } from '../webhooks/planned.ts';
import { type BankSession, isoTime, type Payment, type World } from '../world.ts';
import { invoiceOf } from './invoice.ts';
import { besideEcho } from './placed-form.ts';
import { planStrayDebit, settle } from './settlement.ts';
import { refusesRightCode, rejectPaymentCode } from './wrong-code.ts';

/** `POST /v1/direct-pay/capture`: takes what the charge asked for, and moves the money. */
export function capture(world: World, session: BankSession, body: unknown): Reply {
  const { payment } = session;
  const taken = payment && takesOfPayment(payment.stage, 'capture', world.profile);
  if (!payment || !taken) return error(400, illegalMoves.capture);
  if (taken === 'again') return moveMoney(world, session, payment);
  const { asked, behaviour } = payment;
  const inputs = readInputs(asked, body);
  if (!inputs.ok) return inputs.reply;
  const invoice = invoiceOf(world, payment);
  const wrong =
    asked && (firstWrong(asked, inputs.value) ?? refusesRightCode(payment, payment.scenario, asked));
  if (wrong) return rejectPaymentCode(world, payment, wrong, { invoice });

  const next = behaviour.captureAsks?.[payment.captureQuestions];
  if (next) {
    payment.captureQuestions += 1;
    payment.asked = questions[next];
    return answered(102, besideEcho(behaviour.formIn, { invoice }, payment.asked));
  }
  planStrayDebit(world, payment, 'capture');
  return moveMoney(world, session, payment);
}

function moveMoney(world: World, session: BankSession, payment: Payment): Reply {
  return withFault(world, session, 'capture', () => {
    tellAt(world, payment, 'capture');
    settle(world, payment);
    return json(200, captured(payment));
  });
}

const captured = (payment: Payment): WireCapture => ({
  type: payment.type,
  data: {
    _id: payment.id,
    status: payment.stage === 'charged' || payment.stage === 'opened' ? 'pending' : payment.stage,
    description: payment.description,
    amount: payment.amountMinor,
    account: payment.account.id,
    customer: null,
    reference: payment.reference,
    created_at: isoTime(payment.createdAt),
    updated_at: isoTime(payment.updatedAt),
  },
});
