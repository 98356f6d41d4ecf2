import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { HalfTyped } from './interrupted-row.ts';
import { Payer } from './payer.ts';
import type { RealPhone } from './real-phone.ts';
import type { World } from './world.ts';

/** A payer's page at some step, and what stands around it. */
export interface Scene {
  readonly page: Page;
  readonly url: string;
  /** The merchant's page that the payer came from; one step back in this tab's history. */
  readonly cameFrom: string;
  readonly world: World;
  readonly phone: RealPhone;
  /** A browser with nothing of this payer in it. */
  anotherDevice(): Promise<BrowserContext>;
  /** Brings the checkout to its end without the page. */
  endMeanwhile(): Promise<void>;
  /** What the screen says while its command is answered slowly. */
  readonly whenSlow: RegExp | undefined;
}

export interface Interruption {
  readonly name: string;
  /** Needs a browser that hides, freezes and keeps pages as phones do. */
  readonly onRealPhone?: true;
  /** The page lets browsers keep it; told to keep nothing, they decide each in its own way. */
  readonly mayBeKept?: true;
  /** Years by which the phone's clock is wrong. */
  readonly clockOffByYears?: number;
  /** The payer looks at another page afterwards: the first one is gone, or goes on beside it. */
  readonly elsewhere?: 'instead' | 'beside';
  /** Happens to the next command of the page, where one is sent. `slowly`: where its screen says that it is slow. */
  readonly toNextCommand?: 'any' | 'slowly';
  /** By the time that the page is looked at again, the checkout has come to its end without it. */
  readonly endsMeanwhile?: true;
  /** Whether a text that was half typed is still in its field afterwards. */
  readonly keeps: (typed: HalfTyped['is']) => boolean;
  /** Does it; answers the page that the payer looks at then. */
  happens(scene: Scene): Promise<Page>;
  /** Asked at the end: it has not happened to a page that sent nothing. */
  hasHappened?(page: Page): boolean;
}

const everything = (): boolean => true;
const nothing = (): boolean => false;

/** So long that nothing of the bank's login has run out, and every timer of a page that slept is late. */
const MINUTES_AWAY_MS = 3 * 60_000;

async function reloaded({ page }: Scene): Promise<Page> {
  await page.reload();
  return page;
}

async function leftBackwards({ page, cameFrom }: Scene): Promise<void> {
  await page.goBack({ waitUntil: 'commit' });
  await page.waitForURL(cameFrom, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Pay' }).waitFor();
}

/** The line that is seen; the live region says it too. */
const offlineBanner = (page: Page) =>
  new Payer(page.mainFrame()).frame.locator('p:not([role="status"])', { hasText: /offline/i });

async function noteReturn(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted }));
  });
}

/** Whether the page that is shown again is the kept one; else why the browser says that it did not keep it. */
function wasKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const [navigation] = performance.getEntriesByType('navigation');
    const { persisted } = globalThis as { persisted?: boolean };
    return persisted === true
      ? 'kept'
      : JSON.stringify(navigation, ['notRestoredReasons', 'reasons', 'reason']);
  });
}

async function keptAndShown(scene: Scene, meanwhile?: () => Promise<void>): Promise<Page> {
  const { page } = scene;
  await noteReturn(page);
  await leftBackwards(scene);
  await meanwhile?.();
  await page.goForward({ waitUntil: 'commit' });
  await page.waitForURL(scene.url, { waitUntil: 'commit' });
  // The browser may say that it has gone there before the page has heard that it is shown.
  await expect.poll(() => wasKept(page)).toBe('kept');
  return page;
}

export const interruptions: readonly Interruption[] = [
  { name: 'reload', keeps: nothing, happens: reloaded },
  {
    name: 'back, and the link again',
    keeps: nothing,
    async happens(scene) {
      await leftBackwards(scene);
      await scene.page.goto(scene.url);
      return scene.page;
    },
  },
  {
    name: 'back and forward',
    keeps: nothing,
    async happens(scene) {
      await leftBackwards(scene);
      await scene.page.goForward();
      return scene.page;
    },
  },
  {
    name: 'tab closed, link opened again',
    elsewhere: 'instead',
    keeps: nothing,
    async happens({ page, url }) {
      const tab = await page.context().newPage();
      await page.close();
      await tab.goto(url);
      return tab;
    },
  },
  {
    name: 'second tab',
    elsewhere: 'beside',
    keeps: nothing,
    async happens({ page, url }) {
      const tab = await page.context().newPage();
      await tab.goto(url);
      return tab;
    },
  },
  {
    name: 'second device',
    elsewhere: 'instead',
    keeps: nothing,
    async happens({ url, anotherDevice }) {
      const tab = await (await anotherDevice()).newPage();
      await tab.goto(url);
      return tab;
    },
  },
  {
    name: 'offline and back',
    keeps: everything,
    async happens({ page }) {
      await page.context().setOffline(true);
      await offlineBanner(page).waitFor();
      await page.context().setOffline(false);
      await offlineBanner(page).waitFor({ state: 'hidden' });
      return page;
    },
  },
  {
    name: 'offline while it ends',
    endsMeanwhile: true,
    keeps: nothing,
    async happens({ page, endMeanwhile }) {
      await page.context().setOffline(true);
      await offlineBanner(page).waitFor();
      await endMeanwhile();
      await page.context().setOffline(false);
      return page;
    },
  },
  {
    name: 'app switch for minutes',
    onRealPhone: true,
    keeps: (typed) => typed !== 'secret',
    async happens({ page, phone, world }) {
      const back = await phone.switchAppFrom(page);
      await world.passTime(MINUTES_AWAY_MS);
      await back();
      return page;
    },
  },
  {
    name: 'app switch while it ends',
    onRealPhone: true,
    endsMeanwhile: true,
    keeps: nothing,
    async happens({ page, phone, endMeanwhile }) {
      const back = await phone.switchAppFrom(page);
      await endMeanwhile();
      await back();
      return page;
    },
  },
  {
    name: 'kept page shown again',
    onRealPhone: true,
    mayBeKept: true,
    keeps: (typed) => typed === 'name',
    happens: (scene) => keptAndShown(scene),
  },
  {
    name: 'kept page shown again after the end',
    onRealPhone: true,
    mayBeKept: true,
    endsMeanwhile: true,
    keeps: nothing,
    happens: (scene) => keptAndShown(scene, scene.endMeanwhile),
  },
  { name: 'clock five years ahead', clockOffByYears: 5, keeps: nothing, happens: reloaded },
  { name: 'clock five years behind', clockOffByYears: -5, keeps: nothing, happens: reloaded },
];
