import type { WireField, WireUi } from '../../proxy/providers/mono/wire.ts';
import { answered, type Reply, refused, wrongCode } from '../reply.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { BankSession, Payment, World } from '../world.ts';
import { asLoginQuestion, besideEcho } from './placed-form.ts';
import { fail } from './settlement.ts';

const mostWrongCodes = 5;
const loginLocked = 'Your internet banking profile has been locked after too many incorrect attempts';
const accountLocked = 'Your account has been locked after too many incorrect attempts';

/** A field that the scenario takes for wrong although it is right; counted. */
export function refusesRightCode(
  counted: { refusedCodes: number },
  scenario: Pick<Scenario, 'behaviour'> | undefined,
  asked: WireUi,
): WireField | undefined {
  if (counted.refusedCodes >= (scenario?.behaviour.refusesCodes ?? 0)) return undefined;
  counted.refusedCodes += 1;
  return asked.form[0];
}

const reject = (world: World, field: WireField, askAgain: object): Reply =>
  world.profile.wrongCode === 'error' ? wrongCode(field.name) : answered(102, askAgain);

/** A wrong code at the login: the question stays open until the fifth, which locks the login. */
export function rejectLoginCode(world: World, session: BankSession, field: WireField, asked: WireUi): Reply {
  session.wrongCodes += 1;
  if (session.wrongCodes < mostWrongCodes) {
    return reject(world, field, asLoginQuestion(session.scenario?.behaviour.formIn, asked));
  }
  session.over = true;
  return refused(loginLocked);
}

/** A wrong code for a payment: the question stays open until the fifth, which locks the account and fails the payment. */
export function rejectPaymentCode(world: World, payment: Payment, field: WireField, echo: object): Reply {
  payment.wrongCodes += 1;
  if (payment.wrongCodes < mostWrongCodes && payment.asked) {
    return reject(world, field, besideEcho(payment.behaviour.formIn, echo, payment.asked));
  }
  fail(world, payment, accountLocked);
  return refused(accountLocked);
}
