import type { WireVerifiedPayment } from '../../proxy/providers/mono/wire.ts';
import { json, type Reply } from '../reply.ts';
import { isoTime, type Payment, type World } from '../world.ts';
import { envelope } from './envelope.ts';
import { feeMinor } from './fee.ts';
import { statusOf } from './payment-status.ts';

/** `GET /v2/payments/verify/{reference}`: 404 for everything that is neither successful nor failed. */
export function verify(world: World, reference: string): Reply {
  const payment = world.payments
    .ofReference(reference)
    .find(({ stage }) => stage === 'successful' || stage === 'failed');
  if (!payment) return json(404, envelope(world, 'failed', 'Invalid reference, payment not found', null));
  return json(200, envelope(world, 'successful', 'Payment retrieved successfully', verified(world, payment)));
}

const verified = (world: World, payment: Payment): WireVerifiedPayment => ({
  id: payment.id,
  meta: null,
  instruments: [payment.instrumentId],
  channel: 'account',
  fee: feeMinor(payment.amountMinor),
  feeBearer: 'business',
  type: payment.type,
  status: statusOf(payment),
  amount: payment.amountMinor,
  currency: 'NGN',
  description: payment.description,
  reference: payment.reference,
  liveMode: world.liveMode,
  account: {
    name: payment.account.name,
    accountNumber: payment.account.number,
    currency: 'NGN',
    type: payment.account.type.toLowerCase(),
    institution: {
      name: payment.institution.name,
      bankCode: payment.institution.bank_code ?? null,
      type: payment.institution.type,
    },
  },
  customer: null,
  refunded: false,
  created_at: isoTime(payment.createdAt),
  updated_at: isoTime(payment.updatedAt),
  device_fingerprint: null,
  ip_address: null,
  flag_rule_names: [],
  flag_reasons: [],
  held_settlement: false,
});
