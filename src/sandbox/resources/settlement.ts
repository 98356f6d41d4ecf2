import type { WirePaymentEvent } from '../../proxy/providers/mono/wire.ts';
import { accountConnected, paymentEvent } from '../webhooks/event.ts';
import { isoTime, type Payment, type World } from '../world.ts';

const debitedMinor = (payment: Payment): number =>
  payment.scenario.behaviour.debits === 'one-hundredth'
    ? Math.max(1, Math.round(payment.orderedMinor / 100))
    : payment.orderedMinor;

function tellByWebhook(world: World, payment: Payment, event: WirePaymentEvent, message: string): void {
  const delayMs = payment.scenario.behaviour.webhookAfterMs ?? world.profile.webhookDelayMs;
  if (event === 'direct_debit.payment_successful') world.outbox.enqueue(accountConnected(payment), delayMs);
  world.outbox.enqueue(paymentEvent(world, payment, event, message), delayMs);
}

/** Moves the money: into the ledger, once, and out by webhook. */
export function debit(world: World, payment: Payment): void {
  const now = world.clock.now();
  payment.amountMinor = debitedMinor(payment);
  payment.stage = 'successful';
  payment.updatedAt = now;
  payment.asked = undefined;
  world.ledger.record({
    reference: payment.reference,
    amountMinor: payment.amountMinor,
    currency: 'NGN',
    institution: payment.institution.name,
    account: payment.account.number,
    at: isoTime(now),
    scenario: payment.scenario.id,
  });
  tellByWebhook(world, payment, 'direct_debit.payment_successful', 'Payment was successful');
}

/** Ends a payment without money moving. */
export function fail(world: World, payment: Payment, message: string): void {
  payment.stage = 'failed';
  payment.updatedAt = world.clock.now();
  payment.asked = undefined;
  tellByWebhook(world, payment, 'direct_debit.payment_failed', message);
}

/** Says processing now and moves the money later. A reset in between calls it off. */
export function debitLater(world: World, payment: Payment): void {
  payment.stage = 'processing';
  payment.updatedAt = world.clock.now();
  payment.asked = undefined;
  world.clock.setTimer(() => {
    if (world.payments.has(payment)) debit(world, payment);
  }, world.profile.lateSuccessMs);
}
