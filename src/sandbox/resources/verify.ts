import type { WirePaymentStatus, WireVerifiedPayment } from '../../proxy/providers/mono/wire.ts';
import { isRefunded } from '../payouts/refund.ts';
import { gatewayPage, json, type Reply, rateLimited } from '../reply.ts';
import { isoTime, type Payment, type World } from '../world.ts';
import { endedDebit, verifiedDebit } from './debits-as-payments.ts';
import { envelope } from './envelope.ts';
import { feeMinor } from './fee.ts';
import { isStatus, reportOf, toldOf } from './report.ts';

/** `GET /v2/payments/verify/{reference}`: 404 for everything that is neither successful nor failed. */
export function verify(world: World, reference: string): Reply {
  const told = world.payments.ofReference(reference).map((payment) => {
    const report = reportOf(world, payment);
    if (payment.capturedAt !== undefined) payment.verifyReads += 1;
    return { payment, report };
  });
  if (told.some(({ report }) => report.word === 'down')) return gatewayPage(503);
  if (told.some(({ report }) => report.word === 'rate-limited')) return rateLimited(5);
  for (const { payment, report } of told) {
    if (!isStatus(report.word) || !(report.isScripted || isEnd(report.word))) continue;
    const data = verified(world, payment, report.word);
    return json(200, envelope(world, 'successful', 'Payment retrieved successfully', data));
  }
  const debited = endedDebit(world, reference);
  if (debited) {
    const data = verifiedDebit(world, debited);
    return json(200, envelope(world, 'successful', 'Payment retrieved successfully', data));
  }
  return json(404, envelope(world, 'failed', 'Invalid reference, payment not found', null));
}

const isEnd = (status: WirePaymentStatus): boolean => status === 'successful' || status === 'failed';

function verified(world: World, payment: Payment, status: WirePaymentStatus): WireVerifiedPayment {
  const { reference, liveMode, currency, createdAt } = toldOf(world, payment);
  return {
    id: payment.id,
    meta: payment.link?.meta ?? null,
    instruments: [payment.instrumentId],
    channel: payment.link?.method ?? 'account',
    fee: feeMinor(payment.amountMinor),
    feeBearer: 'business',
    type: payment.type,
    status,
    amount: payment.amountMinor,
    currency,
    description: payment.description,
    reference,
    liveMode,
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
    customer: payment.link?.customerId ?? null,
    refunded: isRefunded(payment),
    created_at: isoTime(createdAt),
    updated_at: isoTime(payment.updatedAt),
    device_fingerprint: null,
    ip_address: null,
    flag_rule_names: [],
    flag_reasons: [],
    held_settlement: false,
  };
}
