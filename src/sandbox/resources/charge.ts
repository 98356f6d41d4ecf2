import { firstWrong } from '../credentials.ts';
import { withFault } from '../faults.ts';
import { questions } from '../forms/questions.ts';
import { readInputs } from '../parameters.ts';
import { answered, error, type Reply } from '../reply.ts';
import { illegalMoves, paymentMoves } from '../transitions.ts';
import { tellAt } from '../webhooks/planned.ts';
import type { BankSession, World } from '../world.ts';
import { invoiceOf } from './invoice.ts';
import { besideEcho } from './placed-form.ts';
import { planStrayDebit } from './settlement.ts';
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

  planStrayDebit(world, payment, 'charge');
  return withFault(world, session, 'charge', () => {
    const { chargeAsks, formIn } = payment.behaviour;
    payment.stage = 'charged';
    payment.asked = chargeAsks && questions[chargeAsks];
    payment.updatedAt = world.clock.now();
    tellAt(world, payment, 'charge');
    return payment.asked
      ? answered(102, besideEcho(formIn, { invoice }, payment.asked))
      : answered(99, { invoice });
  });
}
