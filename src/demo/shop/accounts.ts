import { randomUUID } from 'node:crypto';
import type { LinkedBankAccount } from '../../contract/link-api.ts';
import type { Checkout } from '../../contract/merchant-api.ts';
import type { MerchantClient } from './merchant-client.ts';
import { newNumber } from './order-number.ts';

/** A payer was asked to link an account, so that the shop knows whom it gives cloth on credit. */
export interface AccountRequest {
  /** Also the checkout's reference. */
  readonly number: string;
  readonly checkoutId: string;
  readonly url: string;
}

export interface AccountTruth {
  readonly checkout: Checkout;
  /** Once one is linked, as the provider told it last. */
  readonly account: LinkedBankAccount | undefined;
}

export interface Accounts {
  ask(): Promise<AccountRequest>;
  find(number: string): AccountRequest | undefined;
  /** Throws where the proxy cannot be asked. */
  truth(request: AccountRequest): Promise<AccountTruth>;
  /** The proxy's id of the account that was linked; undefined where none was, or it is gone. */
  linkedId(number: string): Promise<string | undefined>;
}

export function createAccounts(client: MerchantClient, shopUrl: string): Accounts {
  const requests = new Map<string, AccountRequest>();

  async function truth({ checkoutId }: AccountRequest): Promise<AccountTruth> {
    const [checkout, accounts] = await Promise.all([
      client.getCheckout(checkoutId),
      client.listLinkedAccounts(checkoutId),
    ]);
    return { checkout, account: accounts.data[0] };
  }

  return {
    async ask() {
      const number = newNumber('AB', (taken) => requests.has(taken));
      const checkout = await client.createCheckout(
        {
          kind: 'link',
          description: 'To see whether we can give you cloth on credit',
          reference: number,
          customer: { id: 'ngozi-bello', name: 'Ngozi Bello', email: 'ngozi@mail.example' },
          appearance: { accent: '#26348b' },
          returnUrl: `${shopUrl}/return`,
          cancelUrl: `${shopUrl}/return`,
        },
        randomUUID(),
      );
      const request: AccountRequest = { number, checkoutId: checkout.id, url: checkout.url };
      requests.set(number, request);
      return request;
    },
    find: (number) => requests.get(number),
    truth,
    async linkedId(number) {
      const request = requests.get(number);
      const account = request && (await truth(request)).account;
      return account?.isGone ? undefined : account?.id;
    },
  };
}
