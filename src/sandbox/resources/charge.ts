import { firstWrong } from '../credentials.ts';
import { withFault } from '../faults.ts';
import { questions } from '../forms/questions.ts';
import { readInputs } from '../parameters.ts';
import { answered, error, type Reply } from '../reply.ts';
import { illegalMoves, takesOfPayment } from '../transitions.ts';
import { tellAt } from '../webhooks/planned.ts';
import type { BankSession, Payment, World } from '../world.ts';
import { invoiceOf } from './invoice.ts';
import { besideEcho } from './placed-form.ts';
import { planStrayDebit } from './settlement.ts';
import { rejectPaymentCode } from './wrong-code.ts';

/** `POST /v1/direct-pay/charge`: takes what the session asked for, nothing else. */
export function charge(world: World, session: BankSession, body: unknown): Reply {
  const { payment } = session;
  const taken = payment && takesOfPayment(payment.stage, 'charge', world.profile);
  if (!payment || !taken) return error(400, illegalMoves.charge);
  if (taken === 'again') return told(world, payment);
  const inputs = readInputs(payment.asked, body);
  if (!inputs.ok) return inputs.reply;
  const wrong = payment.asked && firstWrong(payment.asked, inputs.value);
  if (wrong) return rejectPaymentCode(world, payment, wrong, { invoice: invoiceOf(world, payment) });

  planStrayDebit(world, payment, 'charge');
  return withFault(world, session, 'charge', () => {
    const { chargeAsks } = payment.behaviour;
    payment.stage = 'charged';
    payment.asked = chargeAsks && questions[chargeAsks];
    payment.updatedAt = world.clock.now();
    tellAt(world, payment, 'charge');
    return told(world, payment);
  });
}

function told(world: World, payment: Payment): Reply {
  const { asked, behaviour } = payment;
  const invoice = invoiceOf(world, payment);
  return asked ? answered(102, besideEcho(behaviour.formIn, { invoice }, asked)) : answered(99, { invoice });
}
