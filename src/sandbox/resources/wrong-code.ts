import type { WireField } from '../../proxy/providers/mono/wire.ts';
import { answered, type Reply, refused, wrongCode } from '../reply.ts';
import type { Payment, World } from '../world.ts';
import { fail } from './settlement.ts';

const mostWrongCodes = 5;
const lockedMessage = 'Your account has been locked after too many incorrect attempts';

/** A wrong code before any payment: the question stays open. */
export const rejectCode = (world: World, field: WireField, askAgain: object): Reply =>
  world.profile.wrongCode === 'error' ? wrongCode(field.name) : answered(102, askAgain);

/** A wrong code for a payment: the question stays open until the fifth, which locks the account and fails the payment. */
export function rejectPaymentCode(world: World, payment: Payment, field: WireField, around: object): Reply {
  payment.wrongCodes += 1;
  if (payment.wrongCodes < mostWrongCodes && payment.asked) {
    return rejectCode(world, field, { ...around, ui: payment.asked });
  }
  fail(world, payment, lockedMessage);
  return refused(lockedMessage);
}
