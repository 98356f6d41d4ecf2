import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Mandate, MandateList } from '../../src/contract/mandate-api.ts';
import type { MandateOrder } from '../../src/contract/mandate-terms.ts';
import type { CreateMandate } from '../../src/contract/merchant-api.ts';
import type { Stack } from '../../src/demo/stack.ts';
import { dayIn } from '../../src/proxy/checkouts/mandate-order.ts';
import type { MandateTruth } from '../../src/sandbox/mandates/mandate-ledger.ts';
import { AtMandatePage } from './at-mandate-page.ts';
import { type DemoCheckout, merchantCalls, orderAtDemo } from './demo-checkout.ts';
import type { Payer } from './payer.ts';

/** What is set up on the provider's page: `page` of one account by transfer, `selfie` of one that is named here. */
export type PageAgreement = 'page' | 'sweep' | 'fixed' | 'selfie' | 'signed';

const dayMs = 86_400_000;
/** Nothing happens to the mandate of such an account until the bank is told. */
const untilTold = '789';
const letters = 'abcdefghijklmnopqrstuvwxyz';
let payers = 0;

/** For a year from tomorrow: one that starts today is agreed to anew where midnight comes in between. */
function termsOf(agreement: PageAgreement, now: number): Pick<CreateMandate, 'mandate' | 'ways'> {
  const days = { startDate: dayIn(now + dayMs), endDate: dayIn(now + 366 * dayMs) };
  const variable = {
    ...days,
    type: 'emandate',
    debitType: 'variable',
    totalCapMinor: 18_000_000,
  } as const satisfies MandateOrder;
  switch (agreement) {
    case 'page':
      return { mandate: variable, ways: ['provider-page'] };
    case 'selfie':
      return { mandate: { ...variable, verification: 'selfie' } };
    case 'sweep':
    case 'signed':
      return { mandate: { ...variable, type: agreement } };
    case 'fixed': {
      const { totalCapMinor: _, ...terms } = variable;
      const schedule = {
        frequency: 'weekly',
        firstDebitDate: dayIn(now + 2 * dayMs),
        retries: 2,
        graceDays: 1,
        smallestPartMinor: 50_000,
      } as const;
      return {
        mandate: { ...terms, debitType: 'fixed', perDebitMinor: 500_000, schedule },
        ways: ['provider-page'],
      };
    }
  }
}

/** A payer whom neither merchant nor provider knows yet, at a mandate that is set up on the provider's page. */
export class PageSubscriber {
  readonly stack: Stack;
  readonly agreement: PageAgreement;
  readonly checkout: DemoCheckout;
  readonly accountNumber: string;
  readonly bvn: string;

  /** `digits` end the account number, and so choose what the bank does. */
  static async create(stack: Stack, agreement: PageAgreement, digits = untilTold): Promise<PageSubscriber> {
    payers += 1;
    const number = String(payers).padStart(6, '0');
    const checkout = await orderAtDemo(stack, {
      kind: 'mandate',
      ...termsOf(agreement, stack.sandbox.clock.now()),
      currency: 'NGN',
      description: 'Cloth of the month',
      reference: `page-club-${number}`,
      // Longer than any bank here takes: whether a day's approval or the end of a day's link comes first is left to chance.
      expiresInSeconds: 7 * 86_400,
      customer: {
        id: `page-payer-${number}`,
        name: `Bisi Ade${letters[payers % 26]}${letters[Math.floor(payers / 26)]}`,
        email: `bisi-${number}@mail.example`,
        phone: '08031234567',
        address: '12 Itoku Road, Abeokuta',
      },
    });
    return new PageSubscriber(stack, agreement, checkout, `0${number}${digits}`, `22255${number}`);
  }

  private constructor(
    stack: Stack,
    agreement: PageAgreement,
    checkout: DemoCheckout,
    accountNumber: string,
    bvn: string,
  ) {
    this.stack = stack;
    this.agreement = agreement;
    this.checkout = checkout;
    this.accountNumber = accountNumber;
    this.bvn = bvn;
  }

  /** From the first screen to the terms. */
  async introduces(payer: Payer): Promise<void> {
    if (this.agreement === 'selfie') {
      await payer.choosesBank('GTBank');
      await payer.sees('enter-account');
      await payer.fills({ accountNumber: this.accountNumber, bvn: this.bvn });
    } else {
      await payer.sees('enter-details');
      await payer.fills({ bvn: this.bvn });
    }
    await payer.sees('review-terms');
  }

  /** From the first screen to the one that leads to the provider. */
  async reaches(payer: Payer): Promise<void> {
    await this.introduces(payer);
    await payer.taps(/agree/i);
    await payer.sees('leave-to-provider');
  }

  /** All that this kind asks for on the provider's page. */
  async finishes(page: Page): Promise<void> {
    const there = new AtMandatePage(page);
    const { agreement } = this;
    if (agreement === 'selfie') {
      await there.showsFace();
      await there.isAuthorised();
      return;
    }
    await there.namesAccount(this.accountNumber);
    if (agreement === 'sweep') await there.tellsWho(this.bvn);
    await there.agrees();
    if (agreement === 'signed') await there.signs('Bisi Ade');
    else await there.sendsTransfer();
  }

  /** What stands at the provider, oldest first. */
  there(): readonly MandateTruth[] {
    return this.stack.sandbox.mandates.all().filter(({ account }) => account === this.accountNumber);
  }

  /** The merchant's word for the newest. */
  async here(): Promise<Mandate> {
    const { data } = await merchantCalls<MandateList>(
      this.stack,
      `/v1/mandates?checkoutId=${this.checkout.id}`,
    );
    const newest = data.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))[0];
    if (!newest) throw new Error('Nothing was agreed to');
    return newest;
  }

  /** Provider and merchant agree: one mandate, ready, on the account that the payer has named, and each step told once. */
  async isSetUp(): Promise<void> {
    await this.checkout.endsAs('succeeded', [
      'checkout.succeeded',
      'mandate.approved',
      'mandate.created',
      'mandate.ready',
    ]);
    expect(this.there().map(({ status, isReady }) => ({ status, isReady }))).toEqual([
      { status: 'approved', isReady: true },
    ]);
    const { state, bank, accountLastFour, providerId } = await this.here();
    expect({ state, bank, accountLastFour, providerId }).toEqual({
      state: 'ready',
      bank: 'GTBank',
      accountLastFour: this.accountNumber.slice(-4),
      providerId: this.there()[0]?.id,
    });
  }
}
