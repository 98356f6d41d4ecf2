import { randomUUID } from 'node:crypto';
import type { Checkout, CreatePayment, PaymentCheckout } from '../../contract/merchant-api.ts';
import type { Good } from './goods.ts';
import type { MerchantClient } from './merchant-client.ts';
import { newNumber } from './order-number.ts';

/** What the shop lets a shopper choose from: the bank login alone, or every way that there is. */
export type Choice = 'bank' | 'every-way';

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
  place(good: Good, choice: Choice): Promise<Order>;
  find(number: string): Order | undefined;
  /** How the checkout stands, by the proxy's word. Throws where the proxy cannot be asked. */
  truth(order: Order): Promise<PaymentCheckout>;
  /** Pays it back, once however often it is asked for; again only where that has failed. Throws where the proxy refuses. */
  refund(order: Order): Promise<void>;
}

const offered: Readonly<Record<Choice, Pick<CreatePayment, 'ways' | 'pageMethods'>>> = {
  bank: {},
  'every-way': { ways: ['bank', 'provider-page'], pageMethods: ['account', 'transfer', 'whatsapp'] },
};

export const isChoice = (choice: unknown): choice is Choice =>
  typeof choice === 'string' && Object.hasOwn(offered, choice);

export function createOrders(client: MerchantClient, shopUrl: string): Orders {
  const orders = new Map<string, Order>();

  async function truth({ checkoutId }: Order): Promise<PaymentCheckout> {
    const checkout: Checkout = await client.getCheckout(checkoutId);
    if (checkout.kind !== 'payment') throw new Error(`${checkoutId} is no payment`);
    return checkout;
  }

  return {
    async place(good, choice) {
      const number = newNumber('AL', (taken) => orders.has(taken));
      const checkout = await client.createCheckout(
        {
          kind: 'payment',
          ...offered[choice],
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
    truth,
    async refund(order) {
      const { refund, duplicateDebit, payment } = await truth(order);
      const last = refund?.status === 'failed' ? refund.requestedAt : 'first';
      // Of two debits one has to be named.
      const wish = duplicateDebit && payment ? { providerReference: payment.providerReference } : {};
      await client.refund(order.checkoutId, wish, `${order.number}-refund-${last}`);
    },
  };
}
