import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import type { MandateList } from '../../src/contract/mandate-api.ts';
import type { MandateEndReason, MandateState } from '../../src/contract/mandate-terms.ts';
import type { CheckoutStatus, NotificationType } from '../../src/contract/merchant-api.ts';
import type { MandateStage } from '../../src/sandbox/mandates/mandate.ts';
import type { MandateTruth } from '../../src/sandbox/mandates/mandate-ledger.ts';
import { type Visit, visit, type WindowName } from './browser.ts';
import { leftInBrowser } from './left-in-browser.ts';
import { Payer } from './payer.ts';
import type { PayerActs } from './payer-acts.ts';
import type { World } from './world.ts';

const bank = 'GTBank';
/** Nothing happens to the mandate of such an account until the bank is told. */
const UNTIL_TOLD = '789';
const letters = 'abcdefghijklmnopqrstuvwxyz';
let payers = 0;

/** How a mandate's setting up has ended, whoever is asked. */
export interface Ending {
  readonly status: CheckoutStatus;
  /** At the provider, oldest first. */
  readonly there: readonly MandateStage[];
  /** By the merchant API, oldest first. */
  readonly here: readonly (readonly [MandateState, MandateEndReason?])[];
  /** What the merchant's server was told, in whatever order. */
  readonly told: readonly NotificationType[];
}

/** What follows where the bank approves the first try. */
export const approvedAtOnce: Ending = {
  status: 'succeeded',
  there: ['approved'],
  here: [['approved']],
  told: ['checkout.succeeded', 'mandate.approved', 'mandate.created'],
};

/** A payer whom neither merchant nor provider knows yet, at a checkout of a mandate in a window of their own. */
export class Subscriber {
  readonly world: World;
  /** Left out where its windows are opened by another engine's driver. */
  readonly browser: Browser | undefined;
  readonly id: string;
  readonly reference: string;
  readonly url: string;
  readonly accountNumber: string;
  readonly bvn: string;
  readonly #visits: Visit[] = [];

  /** `digits` end the account number, and so choose what the bank does. */
  static async create(world: World, browser?: Browser, digits = UNTIL_TOLD): Promise<Subscriber> {
    payers += 1;
    const payer = payers;
    const { id, url, reference } = await world.createMandate({
      customer: {
        id: `payer-${payer}`,
        name: `Bisi Ade${letters[payer % 26]}${letters[Math.floor(payer / 26)]}`,
        email: `bisi-${payer}@mail.example`,
        phone: '08031234567',
        address: '12 Itoku Road, Abeokuta',
      },
    });
    const number = String(payer);
    return new Subscriber(world, browser, {
      id,
      url,
      reference,
      accountNumber: `0${number.padStart(6, '0')}${digits}`,
      bvn: `22233${number.padStart(6, '0')}`,
    });
  }

  private constructor(
    world: World,
    browser: Browser | undefined,
    own: Pick<Subscriber, 'id' | 'url' | 'reference' | 'accountNumber' | 'bvn'>,
  ) {
    this.world = world;
    this.browser = browser;
    this.id = own.id;
    this.url = own.url;
    this.reference = own.reference;
    this.accountNumber = own.accountNumber;
    this.bvn = own.bvn;
  }

  async visits(window: WindowName = 'phone'): Promise<Visit> {
    if (!this.browser) throw new Error('This payer has no browser here');
    const made = await visit(this.browser, window);
    this.#visits.push(made);
    return made;
  }

  /** By link, in a browser that has never seen it. */
  async arrives(window: WindowName = 'phone'): Promise<Payer> {
    const { page } = await this.visits(window);
    return Payer.byLink(page, this.url);
  }

  /** From the choice of a bank to the terms. */
  async entersAccount(payer: PayerActs, at = bank): Promise<void> {
    await payer.choosesBank(at);
    await payer.entersAccount({ accountNumber: this.accountNumber, bvn: this.bvn });
    await payer.sees('review-terms');
  }

  /** As far as the transfer. */
  async toTransfer(payer: Payer, at = bank): Promise<void> {
    await this.entersAccount(payer, at);
    await payer.agrees();
    await payer.sees('send-transfer');
  }

  async startsAgain(payer: Payer): Promise<void> {
    await payer.taps(/^Start again with this account/);
    await payer.frame
      .getByRole('alertdialog')
      .getByRole('button', { name: 'Start again', exact: true })
      .click();
    await payer.sees('review-terms');
  }

  /** What stands at the provider, oldest first. */
  there(): readonly MandateTruth[] {
    return this.world.sandbox.mandates.all().filter(({ account }) => account === this.accountNumber);
  }

  /** The newest at the provider, by its id there. */
  latest(): string {
    const [latest] = this.there().slice(-1);
    if (!latest) throw new Error('Nothing was set up at the provider');
    return latest.id;
  }

  /** Waits until so many transfers for the newest one, right or wrong, have reached the bank. */
  async hasSent(transfers: number): Promise<void> {
    await expect.poll(() => this.there().at(-1)?.transfers.length).toBe(transfers);
  }

  /** Waits until the merchant reads of its last mandate that it can be debited. */
  async isReady(): Promise<void> {
    await this.#becomes('ready');
  }

  /** Waits until the merchant reads that the provider has given it up. */
  async isGivenUp(): Promise<void> {
    await this.#becomes('cancelled');
  }

  async #becomes(state: MandateState): Promise<void> {
    const last = async () => (await this.here()).at(-1)?.state;
    await expect.poll(last, { timeout: 20_000 }).toBe(state);
  }

  /** The merchant's word, oldest first. */
  async here(): Promise<MandateList['data']> {
    const list = JSON.parse(
      await this.world.merchantReads(`/v1/mandates?checkoutId=${this.id}`),
    ) as MandateList;
    return list.data.toSorted((one, other) => one.createdAt.localeCompare(other.createdAt));
  }

  /** Provider, merchant and payer agree on how it ended; each was told once, and what was typed is kept nowhere in sight. */
  async ended(ending: Ending): Promise<void> {
    const { world, id } = this;
    await world.becomes(id, ending.status);
    await expect
      .poll(() => this.there().map(({ status }) => status), { timeout: 10_000 })
      .toEqual(ending.there);
    const here = await this.here();
    expect(here.map(({ state, endReason }) => (endReason ? [state, endReason] : [state]))).toEqual(
      ending.here,
    );
    await expect.poll(() => world.told(id).sort(), { timeout: 10_000 }).toEqual(ending.told.toSorted());
    expect(world.calls(id)).toBe(ending.told.length);
    const kept = [...world.log, ...world.notifications];
    for (const { page, traces } of this.#visits) {
      expect(traces.errors).toEqual([]);
      kept.push(...traces.urls, ...traces.console, await leftInBrowser(page));
    }
    for (const secret of [this.bvn, this.accountNumber]) {
      expect(kept.filter((text) => text.includes(secret))).toEqual([]);
    }
    for (const { close } of this.#visits) await close();
  }
}
