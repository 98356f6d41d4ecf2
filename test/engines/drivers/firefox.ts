import { type ElementHandle, type Frame, launch, type Page } from 'puppeteer-core';
import { windows } from '../../journeys/browser.ts';
import type { Document, Engine, Tab } from './driver.ts';
import { isCheckout } from './is-checkout.ts';

/** Debian's Firefox. */
const firefoxPath = '/usr/bin/firefox-esr';

/** Speaks WebDriver BiDi with the browser itself; the profile is a fresh folder that goes with it. */
export async function startFirefox(): Promise<Engine> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    headless: true,
    extraPrefsFirefox: { 'ui.prefersReducedMotion': 1 },
  });
  return {
    name: 'firefox',
    async newProfile() {
      const context = await browser.createBrowserContext();
      return {
        async newTab() {
          const page = await context.newPage();
          await page.setViewport({ ...windows.phone.viewport });
          return tabOf(page);
        },
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

function tabOf(page: Page): Tab {
  return {
    page: documentOf(() => page.mainFrame()),
    checkout: documentOf(() => page.frames().find((frame) => isCheckout(frame.url()))),
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    // A page that the browser has kept is not loaded again, and the driver would wait for that.
    back: () => page.evaluate(() => history.back()),
    bringToFront: () => page.bringToFront(),
    setOffline: (offline) => page.setOfflineMode(offline),
    close: () => page.close(),
  };
}

function documentOf(frame: () => Frame | undefined): Document {
  const there = (): Frame => {
    const found = frame();
    if (!found) throw new Error('There is no such document');
    return found;
  };
  const found = async <Given>(
    find: (given: Given) => Element | null,
    given: Given,
  ): Promise<ElementHandle<Element> | null> =>
    (
      await there().evaluateHandle(find as (given: unknown) => Element | null, given)
    ).asElement() as ElementHandle<Element> | null;
  return {
    evaluate: async <Given, Answer>(ask: (given: Given) => Answer | Promise<Answer>, given: Given) =>
      there().evaluate(ask as (given: unknown) => Answer, given),
    async click(find, given, times = 1) {
      const element = await found(find, given);
      await element?.click({ count: times });
      return element !== null;
    },
    async type(find, given, text) {
      const element = await found(find, given);
      await element?.click();
      await element?.type(text);
      return element !== null;
    },
  };
}
