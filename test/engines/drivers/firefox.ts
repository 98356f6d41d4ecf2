import { type ElementHandle, type Frame, launch, type Page } from 'puppeteer-core';
import { windows } from '../../journeys/browser.ts';
import { documentOf } from './document-of.ts';
import type { Engine, InDocument, Tab, Taps } from './driver.ts';
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
    page: documentOf(() => driven(page.mainFrame()), hand),
    checkout: documentOf(() => driven(page.frames().find((frame) => isCheckout(frame.url()))), hand),
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    // A page that the browser has kept is not loaded again, and the driver would wait for that.
    back: () => page.evaluate(() => history.back()),
    bringToFront: () => page.bringToFront(),
    setOffline: (offline) => page.setOfflineMode(offline),
    close: () => page.close(),
  };
}

function driven(frame: Frame | undefined) {
  return (
    frame && {
      evaluate: async <Given, Answer>(ask: InDocument<Given, Answer>, given: Given) =>
        frame.evaluate(ask as (given: unknown) => Answer, given),
      find: async <Given>(find: InDocument<Given, Element | null>, given: Given) =>
        (
          await frame.evaluateHandle(find as (given: unknown) => Element | null, given)
        ).asElement() as ElementHandle<Element> | null,
    }
  );
}

const hand = {
  click: (element: ElementHandle<Element>, times: Taps) => element.click({ count: times }),
  type: (element: ElementHandle<Element>, text: string) => element.type(text),
};
