import { planShares } from '../payouts/settle-shares.ts';
import { tellAtEnd } from '../webhooks/planned.ts';
import { isoTime, type Payment, type World } from '../world.ts';

function debitedMinor({ behaviour, orderedMinor }: Payment): number {
  const { debits } = behaviour.settles ?? {};
  if (debits === 'one-hundredth') return Math.max(1, Math.round(orderedMinor / 100));
  return debits === 'one-naira-less' ? orderedMinor - 100 : orderedMinor;
}

/** Moves the money: into the ledger, once, and out by webhook. */
export function debit(world: World, payment: Payment): void {
  const now = world.clock.now();
  payment.amountMinor = debitedMinor(payment);
  payment.stage = 'successful';
  payment.updatedAt = now;
  payment.debitedAt = now;
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
  tellAtEnd(world, payment, 'Payment was successful');
  divide(world, payment);
}

/** What was ordered with a split goes on to its sub-accounts, unless it goes back to the payer before. */
function divide(world: World, payment: Payment): void {
  const { link, reference, amountMinor, behaviour } = payment;
  if (!link?.split) return;
  planShares(world, {
    reference,
    amountMinor,
    split: link.split,
    webhooks: behaviour.webhooks ?? [{}],
    isStillOwed: () => world.payments.has(payment) && payment.refund?.source !== 'payout',
  });
}

/** Ends a payment without money moving. */
export function fail(world: World, payment: Payment, message: string): void {
  payment.stage = 'failed';
  payment.updatedAt = world.clock.now();
  payment.asked = undefined;
  tellAtEnd(world, payment, message);
}

/** What the capture does to the payment, at once or in a while. A reset in between calls it off. */
export function settle(world: World, payment: Payment): void {
  const { ends, afterMs } = payment.behaviour.settles ?? { ends: 'debited' };
  const end = (): void => {
    if (ends === 'debited') debit(world, payment);
    else fail(world, payment, 'The bank could not complete this payment');
  };
  payment.capturedAt = world.clock.now();
  if (ends !== 'never' && afterMs === undefined) {
    end();
    return;
  }
  payment.stage = 'processing';
  payment.updatedAt = payment.capturedAt;
  payment.asked = undefined;
  if (ends === 'never') return;
  const delayMs = afterMs === 'late' ? world.profile.lateSuccessMs : (afterMs ?? 0);
  world.clock.setTimer(() => {
    if (world.payments.has(payment) && payment.stage === 'processing') end();
  }, delayMs);
}

/** Starts the clock of a debit that comes whatever is answered, if the scenario has one after this call. */
export function planStrayDebit(world: World, payment: Payment, after: 'charge' | 'capture'): void {
  const stray = payment.behaviour.debitsAnyway;
  if (stray?.after !== after || payment.hasStrayDebit) return;
  payment.hasStrayDebit = true;
  world.clock.setTimer(() => {
    if (world.payments.has(payment) && payment.stage !== 'successful') debit(world, payment);
  }, stray.ms);
}
