import type {
  WireRefund,
  WireRefundRequest,
  WireRefundSource,
} from '../../proxy/providers/mono/refund-wire.ts';
import { faultReply } from '../faults.ts';
import { complaintsAbout, oneOf, optional, text, validationError } from '../mandates/field-checks.ts';
import { mandateBankOf } from '../mandates/mandate-banks.ts';
import type { RefundBehaviour } from '../one-time/behaviour.ts';
import { scenarioOfAmount } from '../one-time/scenarios.ts';
import { answered, json, type Reply } from '../reply.ts';
import { envelope } from '../resources/envelope.ts';
import { takeFault } from '../take-fault.ts';
import { isoTime, type Payment, type World } from '../world.ts';

/** A refund of all of a payment. `doneAt` is when the money went back, milliseconds since 1970 UTC. */
export interface PaymentRefund {
  readonly id: string;
  readonly source: WireRefundSource;
  doneAt: number | undefined;
}

export const isRefunded = ({ refund }: Payment): boolean => refund?.doneAt !== undefined;

const refusal = (world: World, status: number, message: string): Reply =>
  json(status, envelope(world, 'failed', message, null));

/** `POST /v2/payments/refund`: gives back all of a payment that was debited, once. */
export function refund(world: World, body: unknown): Reply {
  const complaints = complaintsAbout(body, {
    reference: text(1, 100),
    source: optional(oneOf('payout', 'wallet')),
  });
  if (complaints.length > 0) return validationError(complaints);
  const { reference, source = 'payout' } = body as WireRefundRequest;
  const payment = world.payments.ofReference(reference).find(({ stage }) => stage === 'successful');
  if (!payment) return refusal(world, 404, 'Invalid reference, payment not found');

  const forced = world.forcedRefund;
  world.forcedRefund = undefined;
  const scenario = forced ?? payment.link?.scenario ?? scenarioOfAmount(payment.orderedMinor);
  const behaviour = scenario.behaviour.refund ?? {};
  if (behaviour.refuses === 'not-possible') return refusal(world, 400, 'This payment cannot be refunded');
  const isTaken = payment.refund !== undefined || behaviour.refuses === 'already-refunded';
  if (isTaken) return refusal(world, 400, 'payment has already been refunded.');
  const lack = lackOf(world, payment, source);
  if (lack !== undefined) return refusal(world, 400, lack);

  const fault = takeFault(world, `refund ${payment.id}`, behaviour.fault);
  if (fault && fault.effect !== 'done') return faultReply(fault.answer, answered(99, {}));
  payment.refund = { id: world.ids.objectId(), source, doneAt: undefined };
  giveBack(world, payment, payment.refund, behaviour);
  const reply = answerOf(world, payment, payment.refund);
  return fault ? faultReply(fault.answer, reply) : reply;
}

/** Why there is nothing to give back from. */
function lackOf(world: World, payment: Payment, source: WireRefundSource): string | undefined {
  if (source === 'payout') {
    const paidOutAt = (payment.debitedAt ?? 0) + world.profile.payoutMs;
    return world.clock.now() < paidOutAt ? undefined : 'The payout of this payment has already been settled';
  }
  const spent = world.payments
    .all()
    .filter(({ refund: other }) => other?.source === 'wallet')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return payment.amountMinor > world.profile.walletMinor - spent ? 'Insufficient wallet balance' : undefined;
}

function giveBack(world: World, payment: Payment, taken: PaymentRefund, { settles }: RefundBehaviour): void {
  const finish = (): void => {
    const now = world.clock.now();
    taken.doneAt = now;
    payment.updatedAt = now;
    world.ledger.recordCredit({
      kind: 'refund',
      reference: payment.reference,
      amountMinor: payment.amountMinor,
      currency: 'NGN',
      institution: payment.institution.name,
      account: payment.account.number,
      at: isoTime(now),
      source: taken.source,
    });
  };
  if (settles === 'never') return;
  if (settles === undefined) finish();
  else {
    world.clock.setTimer(() => {
      if (world.payments.has(payment)) finish();
    }, settles.afterMs);
  }
}

function answerOf(world: World, payment: Payment, { id, doneAt }: PaymentRefund): Reply {
  const { institution, account } = payment;
  const code = institution.bank_code ?? '';
  const data: WireRefund = {
    id,
    reference: payment.reference,
    refunded: doneAt !== undefined,
    refunded_amount: payment.amountMinor,
    beneficiary: {
      name: account.name,
      bank_name: institution.name,
      bank_code: mandateBankOf(code)?.nip_code ?? code,
      account_number: account.number,
    },
  };
  const message = doneAt === undefined ? 'Refund is being processed' : 'Refunded payment successfully';
  return json(200, envelope(world, 'successful', message, data));
}
