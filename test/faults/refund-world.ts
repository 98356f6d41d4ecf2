import type { PaymentCheckout, RefundCheckout } from '../../src/contract/merchant-api.ts';
import type { Checkouts } from '../../src/proxy/checkouts/create-checkouts.ts';
import { paymentOf } from '../support/payment-of.ts';
import type { World } from './world.ts';

/** A checkout that was paid by a bank login. */
export async function paid(world: World, order = 'order-1'): Promise<{ id: string; reference: string }> {
  const { id } = await world.mint({ reference: order });
  const payer = world.page(id);
  await payer.logIn();
  await payer.do('pay');
  await heard(world);
  return { id, reference: world.provider.debits.at(-1)?.reference ?? '' };
}

/** What the merchant was told so far is delivered. */
async function heard({ store }: World): Promise<void> {
  const due = await store.claimNotifications(1_000, 1);
  await Promise.all(due.map(({ notification }) => store.notificationDelivered(notification.id)));
}

/** The same, debited a second time by a page of the provider's that was given up. */
export async function paidTwice(world: World): Promise<{ id: string; first: string; second: string }> {
  const { id } = await world.mint({
    ways: ['bank', 'provider-page'],
    customer: { name: 'Bisi Ade', email: 'bisi@adirelane.example' },
  });
  const payer = world.page(id);
  await payer.do('choose-way', { way: 'provider-page', method: 'account' });
  await payer.do('change-way');
  await payer.do('choose-way', { way: 'bank' });
  await payer.logIn();
  await payer.do('pay');
  const first = world.provider.debits.at(-1)?.reference ?? '';
  const second = world.pages.orders[0]?.reference ?? '';
  world.provider.debit(second, { amountMinor: 500_000 });
  await world.pass(10 * 60_000, 60_000);
  await heard(world);
  return { id, first, second };
}

/** The provider's record says from now on that this debit is paid back. */
export function payBack(world: World, reference: string): void {
  world.provider.debit(reference, { isRefunded: true, amountMinor: 500_000 });
}

export async function refund(
  { checkouts }: { readonly checkouts: Checkouts },
  id: string,
  { key = 'refund-1', ...wish }: RefundCheckout & { key?: string } = {},
): Promise<PaymentCheckout & { replayed: boolean }> {
  const { checkout, replayed } = await checkouts.merchant.refund(id, wish, { idempotencyKey: key });
  return { ...paymentOf(checkout), replayed };
}

/** What the history of a checkout says of refunds. */
export async function refundEvents(world: World, id: string): Promise<string[]> {
  const events = await world.checkouts.merchant.events(id);
  return events
    .map(({ type }) => type)
    .filter((type) => type.startsWith('refund.') || type.startsWith('lease.'));
}

/** What the merchant is told of the refund of a checkout. */
export async function refundOf(world: World, id: string) {
  const checkout = await world.checkouts.merchant.get(id);
  return 'refund' in checkout ? checkout.refund : undefined;
}
