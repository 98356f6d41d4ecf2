import type { HalfTyped } from '../journeys/interrupted-row.ts';
import type { Profile, Tab, Taps } from './drivers/driver.ts';
import { until } from './drivers/until.ts';

/** A payer's tab at some step, and what stands around it. */
export interface Scene {
  readonly tab: Tab;
  readonly profile: Profile;
  readonly url: string;
  /** Brings the checkout to its end without the page. */
  endMeanwhile(): Promise<void>;
}

export interface Interruption {
  readonly name: string;
  /** The payer looks at another tab afterwards: the first one is gone, or goes on beside it. */
  readonly elsewhere?: 'instead' | 'beside';
  /** How often each tap from here on is made; nothing else happens. */
  readonly taps?: Taps;
  /** Happens to the next command of the page, where one is sent. */
  readonly toNextCommand?: 'any';
  /** By the time that the page is looked at again, the checkout has come to its end without it. */
  readonly endsMeanwhile?: true;
  /** Whether a text that was half typed is still in its field afterwards. */
  readonly keeps: (typed: HalfTyped['is']) => boolean;
  /** Goes back in history, which WebKit's driver cannot follow to a page of another opener policy. */
  readonly goesBack?: true;
  /** The page lets browsers keep it; told to keep nothing, they decide each in its own way. */
  readonly mayBeKept?: true;
  /** Does it; answers the tab that the payer looks at then. */
  happens(scene: Scene): Promise<Tab>;
}

const everything = (): boolean => true;
const nothing = (): boolean => false;

export const interruptions: readonly Interruption[] = [
  {
    name: 'reload',
    keeps: nothing,
    async happens({ tab }) {
      await tab.reload();
      return tab;
    },
  },
  {
    name: 'back, and the link again',
    keeps: nothing,
    goesBack: true,
    async happens({ tab, url }) {
      await leaveBackwards(tab);
      // By the page itself: on a page that Firefox has kept, its driver waits in vain for one that it opens.
      await tab.page.evaluate((link) => location.assign(link), url);
      return tab;
    },
  },
  {
    name: 'tab closed, link opened again',
    elsewhere: 'instead',
    keeps: nothing,
    async happens({ tab, profile, url }) {
      const other = await profile.newTab();
      await tab.close();
      await other.goto(url);
      return other;
    },
  },
  {
    name: 'second tab',
    elsewhere: 'beside',
    keeps: nothing,
    async happens({ profile, url }) {
      const other = await profile.newTab();
      await other.goto(url);
      return other;
    },
  },
  {
    name: 'offline and back',
    keeps: everything,
    async happens({ tab }) {
      await setOffline(tab, true);
      await setOffline(tab, false);
      return tab;
    },
  },
  {
    name: 'offline while it ends',
    endsMeanwhile: true,
    keeps: nothing,
    async happens({ tab, endMeanwhile }) {
      await setOffline(tab, true);
      await endMeanwhile();
      await setOffline(tab, false);
      return tab;
    },
  },
  {
    name: 'back while it ends, and forward',
    goesBack: true,
    mayBeKept: true,
    endsMeanwhile: true,
    keeps: nothing,
    async happens({ tab, endMeanwhile }) {
      await leaveBackwards(tab);
      await endMeanwhile();
      await tab.page.evaluate(() => history.forward(), null);
      return tab;
    },
  },
  {
    name: 'every tap twice',
    taps: 2,
    toNextCommand: 'any',
    keeps: everything,
    happens: async ({ tab }) => tab,
  },
];

async function leaveBackwards(tab: Tab): Promise<void> {
  await tab.back();
  await until('the merchant’s page', () => tab.page.evaluate(isMerchants, null));
}

/** Until the page says so, or does not any more. */
async function setOffline(tab: Tab, offline: boolean): Promise<void> {
  if (tab.setOffline) await tab.setOffline(offline);
  else await tab.page.evaluate(isTold, offline);
  await until(offline ? 'the offline line' : 'the offline line to go', async () => {
    return (await tab.page.evaluate(saysOffline, null)) === offline;
  });
}

/** The merchant's page has a button of this name, and the checkout none. */
const isMerchants = (): boolean => document.querySelector('#pay') !== null;

/** What a browser tells its page where its driver cannot take the network away. */
function isTold(offline: boolean): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => !offline });
  dispatchEvent(new Event(offline ? 'offline' : 'online'));
}

/** The line that is seen; the live region says it too. */
function saysOffline(): boolean {
  const lines = [...document.querySelectorAll('p:not([role="status"])')];
  return lines.some((line) => line.getClientRects().length > 0 && /offline/i.test(line.textContent ?? ''));
}
