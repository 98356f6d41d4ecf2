import { expect } from 'vitest';
import type {
  CheckoutList,
  CheckoutStatus,
  NotificationType,
  PaymentCheckout,
} from '../../src/contract/merchant-api.ts';
import { type Stack, startStack } from '../../src/demo/stack.ts';
import type { LinkScenarioId } from '../../src/sandbox/one-time/scenarios.ts';

/** An order of the demo shop with every way to pay, and what it is checked against. */
export interface PageOrder {
  /** Also the checkout's reference. */
  readonly number: string;
  /** Of the checkout. */
  readonly url: string;
  truth(): Promise<PaymentCheckout>;
  /** What the shop's server was told about it, oldest first. */
  told(): readonly NotificationType[];
  /** Waits until the proxy, the shop and the bank agree: the status, what was told in whatever order, and what left accounts since, kobo. */
  endsAs(ending: {
    readonly status: CheckoutStatus;
    readonly told: readonly NotificationType[];
    readonly debits: readonly number[];
  }): Promise<void>;
}

/** The demo as a person has it, for payments on the provider's own page: shop, proxy and bank, with one time that can be pushed. */
export interface PageWorld {
  readonly stack: Stack;
  /** Of the glass beads, ₦5,000.00. */
  order(): Promise<PageOrder>;
  /** What becomes of the next page. */
  nextPage(goes: LinkScenarioId): void;
  /** Lets time pass for everybody, and what is due by then be done. */
  passTime(ms: number): Promise<void>;
  stop(): Promise<void>;
}

export const priceMinor = 500_000;

export async function openPageWorld(): Promise<PageWorld> {
  const stack = await startStack();
  const { control, ledger } = stack.sandbox;

  const truthOf = async (number: string): Promise<PaymentCheckout> => {
    const answer = await fetch(`${stack.proxyUrl}/v1/checkouts?reference=${number}`, {
      headers: { authorization: `Bearer ${stack.secretKey}` },
    });
    const { data } = (await answer.json()) as CheckoutList;
    expect(data).toHaveLength(1);
    return data[0] as PaymentCheckout;
  };

  function placed({ number, url }: { readonly number: string; readonly url: string }): PageOrder {
    const before = ledger.debits().length;
    const told = () =>
      stack
        .notifications()
        .map(({ notification }) => notification)
        .filter(({ checkout }) => checkout.reference === number)
        .map(({ type }) => type);
    return {
      number,
      url,
      truth: () => truthOf(number),
      told,
      async endsAs(ending) {
        const standsAs = async () => ({
          status: (await truthOf(number)).status,
          told: told().toSorted(),
          debits: ledger
            .debits()
            .slice(before)
            .map(({ amountMinor }) => amountMinor),
        });
        await expect.poll(standsAs, { timeout: 20_000 }).toEqual({ ...ending, told: ending.told.toSorted() });
      },
    };
  }

  return {
    stack,
    async order() {
      const answer = await fetch(`${stack.shopUrl}/orders`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ good: 'bracelet', choice: 'every-way' }),
      });
      return placed((await answer.json()) as { number: string; url: string });
    },
    nextPage: (goes) => control.forceNextLink(goes),
    async passTime(ms) {
      stack.sandbox.clock.advance?.(ms);
      await stack.proxy.tick();
    },
    stop: () => stack.stop(),
  };
}
