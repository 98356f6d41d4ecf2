import { randomUUID } from 'node:crypto';
import type { Checkout } from '../../contract/merchant-api.ts';
import type { Good } from './goods.ts';
import type { MerchantClient } from './merchant-client.ts';
import { newNumber } from './order-number.ts';

export interface Order {
  /** Also the checkout's reference. */
  readonly number: string;
  readonly good: Good;
  readonly checkoutId: string;
  /** Where the payer pays: opened by the loader, or as it is. */
  readonly url: string;
}

export interface Orders {
  /** One order, one checkout: the price is the shop's own, whatever a browser sends. */
  place(good: Good): Promise<Order>;
  find(number: string): Order | undefined;
  /** How the checkout stands, by the proxy's word. Throws where the proxy cannot be asked. */
  truth(order: Order): Promise<Checkout>;
}

export function createOrders(client: MerchantClient, shopUrl: string): Orders {
  const orders = new Map<string, Order>();
  return {
    async place(good) {
      const number = newNumber('AL', (taken) => orders.has(taken));
      const checkout = await client.createCheckout(
        {
          kind: 'payment',
          amountMinor: good.priceMinor,
          currency: 'NGN',
          description: `${good.name}, order ${number}`,
          reference: number,
          customer: { name: 'Ngozi Bello', email: 'ngozi@mail.example' },
          appearance: { accent: '#26348b' },
          returnUrl: `${shopUrl}/return`,
          cancelUrl: `${shopUrl}/return`,
        },
        randomUUID(),
      );
      const order: Order = { number, good, checkoutId: checkout.id, url: checkout.url };
      orders.set(number, order);
      return order;
    },
    find: (number) => orders.get(number),
    truth: (order) => client.getCheckout(order.checkoutId),
  };
}
