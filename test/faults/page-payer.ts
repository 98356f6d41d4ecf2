import type { CreatePayment } from '../../src/contract/merchant-api.ts';
import type { World } from './world.ts';

export const customer = { name: 'Bisi Ade', email: 'bisi@adirelane.example' };
type Offered = Pick<CreatePayment, 'ways' | 'customer'>;
export const byPage: Offered = { ways: ['provider-page'], customer };
export const either: Offered = { ways: ['bank', 'provider-page'], customer };
export const toPage = { way: 'provider-page', method: 'account' } as const;

/** Money arrives at the provider's page, for the reference of its last order, or of the one at that place. */
export function payAt(
  { provider, pages }: World,
  changes: Parameters<World['provider']['debit']>[1] = {},
  at = -1,
): void {
  const order = pages.orders.at(at);
  provider.debit(order?.reference ?? '', { amountMinor: order?.amountMinor ?? 0, ...changes });
}
