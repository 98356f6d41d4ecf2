import { afterAll, beforeAll } from 'vitest';
import type { HandleState } from '../../src/loader/embedder-api.ts';
import { openWorld, type World } from '../journeys/world.ts';
import type { Document, Tab } from './drivers/driver.ts';
import { until } from './drivers/until.ts';
import { EnginePayer } from './engine-payer.ts';
import { shown, shownByLoader } from './in-document.ts';
import { type ServedPages, servePages } from './served-pages.ts';
import { shopPage } from './shop-page.ts';

/** What the shop heard of an opening, by name. A name stands for a word alone. */
type Heard = readonly [name: string, value?: unknown];

/** A payer at a shop's page, see `shop-page`, and what the page hears. */
export class AtShop {
  readonly tab: Tab;
  readonly payer: EnginePayer;

  constructor(tab: Tab) {
    this.tab = tab;
    this.payer = new EnginePayer(tab.checkout);
  }

  /** By the shop’s button, on which the keyboard is. */
  async opens(): Promise<void> {
    await this.tab.page.evaluate(() => {
      const button = document.querySelector<HTMLElement>('#opener');
      button?.focus({ preventScroll: true });
      button?.click();
    }, null);
  }

  /** Whether the loader says this with its own parts. */
  says(css: string, name: string): Promise<boolean> {
    const isThere = new Function('given', `return (${String(shownByLoader)})(given) !== null;`) as (
      given: object,
    ) => boolean;
    return this.tab.page.evaluate(isThere, { css, name });
  }

  /** By the key, pressed until it is heard: nobody listens to it in the first moments of a checkout. To be the last that is done. */
  async escapes(opening = 0): Promise<void> {
    await until(`opening ${opening} to be closed`, async () => {
      if ((await this.#stateOf(opening)) === 'closed') return true;
      await this.tab.press('Escape');
      return false;
    });
  }

  /** By the checkout’s own control, tapped until it is heard. The tap takes away the frame that would acknowledge it. */
  async leaves(): Promise<void> {
    const isTapped = soonTapped(shown);
    await until('the checkout to be gone', async () => {
      if ((await this.tab.page.evaluate(framesOverPage, null)) === 0) return true;
      await this.tab.checkout.evaluate(isTapped, { css: 'button', name: '^Close' });
      return false;
    });
  }

  async becomes(state: HandleState, opening = 0): Promise<void> {
    await until(`opening ${opening} to be ${state}`, async () => {
      const now = await this.#stateOf(opening);
      if (now === state) return true;
      throw new Error(String(now));
    });
  }

  #stateOf(opening: number): Promise<HandleState | undefined> {
    return this.tab.page.evaluate((opening) => atShop.handles[opening]?.state, opening);
  }

  async heardOf(opening: number): Promise<Heard[]> {
    const heard = await this.tab.page.evaluate(() => atShop.heard, null);
    return heard
      .filter(([of]) => of === opening)
      .map(([, name, value]) => (value ? [name, JSON.parse(value)] : [name]));
  }
}

/** How many checkouts the loader has on the page. */
export function framesOverPage(): number {
  const hosts = [...document.querySelectorAll('*')];
  return hosts.filter(({ shadowRoot }) => shadowRoot?.querySelector('iframe')).length;
}

type Finder<Given> = (given: Given) => Element | null;

/** Runs in a document: taps what is found as soon as it has answered, which it could not do any more afterwards. */
const soonTapped = <Given>(find: Finder<Given>) =>
  new Function(
    'given',
    `const found = (${String(find)})(given);
if (found) setTimeout(() => found.click());
return found !== null;`,
  ) as (given: Given) => boolean;

/** A tap that takes away the document it is made in. */
export async function tapsAway<Given>(
  { evaluate }: Document,
  find: Finder<Given>,
  given: Given,
): Promise<void> {
  await until('what is to be tapped', () => evaluate(soonTapped(find), given));
}

interface Shops {
  readonly world: World;
  /** Pages of a shop that may embed. */
  readonly merchant: ServedPages;
  readonly loader: string;
  /** A payer who has come to a page of the shop, see `shopPage`. */
  visits(tab: Tab, options: string, more?: Parameters<typeof shopPage>[2]): Promise<AtShop>;
}

/** One merchant for all tests of a file. */
export function withShops(): Shops {
  let world: World;
  let merchant: ServedPages;
  beforeAll(async () => {
    merchant = await servePages();
    world = await openWorld({ moreOrigins: [merchant.origin] });
  });
  afterAll(async () => {
    await world?.stop();
    await merchant?.stop();
  });
  return {
    get world() {
      return world;
    },
    get merchant() {
      return merchant;
    },
    get loader() {
      return `${world.proxyUrl}/v1/directpay.js`;
    },
    async visits(tab, options, more) {
      await tab.goto(merchant.put('shop', shopPage(this.loader, options, more)));
      return new AtShop(tab);
    },
  };
}
