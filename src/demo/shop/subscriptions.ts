import { randomUUID } from 'node:crypto';
import type { Debit, Mandate } from '../../contract/mandate-api.ts';
import type { Checkout } from '../../contract/merchant-api.ts';
import type { BankHand } from './bank-hand.ts';
import { type Agreement, type Club, termsOf } from './clubs.ts';
import type { MerchantClient } from './merchant-client.ts';
import { newNumber } from './order-number.ts';

export interface Subscription {
  /** Also the checkout's reference. */
  readonly number: string;
  readonly club: Club;
  readonly agreement: Agreement;
  readonly checkoutId: string;
  /** Where the payer agrees: opened by the loader, or as it is. */
  readonly url: string;
}

/** How a subscription stands, by the proxy's word. `mandate` is there once the payer has entered an account and agreed. */
export interface SubscriptionTruth {
  readonly checkout: Checkout;
  readonly mandate: Mandate | undefined;
  /** Newest first. */
  readonly debits: readonly Debit[];
}

export interface Subscriptions {
  /** One subscription, one checkout of a mandate: ceiling and dates are the shop's own, whatever a browser sends. */
  begin(offer: {
    readonly club: Club;
    readonly agreement: Agreement;
    /** By the proxy's id: the account that the shopper has linked, to begin with. */
    readonly linkedAccountId?: string | undefined;
  }): Promise<Subscription>;
  find(number: string): Subscription | undefined;
  /** Throws where the proxy cannot be asked. */
  truth(subscription: Subscription): Promise<SubscriptionTruth>;
  /** Takes one month. The same month is taken once, however often it is asked for. Throws where the proxy refuses. */
  take(subscription: Subscription, month: number): Promise<Debit>;
}

export function createSubscriptions(client: MerchantClient, bank: BankHand, shopUrl: string): Subscriptions {
  const subscriptions = new Map<string, Subscription>();

  async function mandateOf(checkout: Checkout): Promise<Mandate | undefined> {
    if (checkout.kind !== 'mandate' || checkout.mandateId === undefined) return undefined;
    return client.getMandate(checkout.mandateId);
  }

  async function truth({ checkoutId }: Subscription): Promise<SubscriptionTruth> {
    const checkout = await client.getCheckout(checkoutId);
    const mandate = await mandateOf(checkout);
    const debits = mandate ? (await client.listDebits(mandate.id)).data : [];
    return { checkout, mandate, debits };
  }

  return {
    async begin({ club, agreement, linkedAccountId }) {
      const number = newNumber('AC', (taken) => subscriptions.has(taken));
      const today = await bank.today();
      const { mandate, ...ways } = termsOf(club, agreement, today);
      const checkout = await client.createCheckout(
        {
          kind: 'mandate',
          mandate: { ...mandate, ...(linkedAccountId !== undefined && { linkedAccountId }) },
          ...ways,
          currency: 'NGN',
          description: `${club.name}, subscription ${number}`,
          reference: number,
          customer: {
            id: 'ngozi-bello',
            name: 'Ngozi Bello',
            email: 'ngozi@mail.example',
            phone: '08031234567',
            address: '12 Itoku Road, Abeokuta',
          },
          appearance: { accent: '#26348b' },
          returnUrl: `${shopUrl}/return`,
          cancelUrl: `${shopUrl}/return`,
        },
        randomUUID(),
      );
      const subscription: Subscription = {
        number,
        club,
        agreement,
        checkoutId: checkout.id,
        url: checkout.url,
      };
      subscriptions.set(number, subscription);
      return subscription;
    },
    find: (number) => subscriptions.get(number),
    truth,
    async take(subscription, month) {
      const { mandate } = await truth(subscription);
      if (!mandate) throw new Error('Nothing was agreed yet');
      const { number, club } = subscription;
      const reference = `${number}-${month}`;
      const narration = `${club.name}, number ${month}`;
      return client.debit(mandate.id, { amountMinor: club.monthlyMinor, reference, narration }, reference);
    },
  };
}
