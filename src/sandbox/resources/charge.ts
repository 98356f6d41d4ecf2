import { firstWrong } from '../credentials.ts';
import { questions } from '../forms.ts';
import { readInputs } from '../parameters.ts';
import { answered, error, type Reply } from '../reply.ts';
import { illegalMoves, paymentMoves } from '../transitions.ts';
import type { BankSession, World } from '../world.ts';
import { invoiceOf } from './invoice.ts';
import { rejectPaymentCode } from './wrong-code.ts';

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
