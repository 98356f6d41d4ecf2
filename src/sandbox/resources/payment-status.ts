import type { WirePaymentStatus } from '../../proxy/providers/mono/wire.ts';
import type { Payment } from '../world.ts';

/** The word the provider has for where a payment stands. */
export const statusOf = (payment: Payment): WirePaymentStatus =>
  payment.stage === 'opened' || payment.stage === 'charged' ? 'pending' : payment.stage;
