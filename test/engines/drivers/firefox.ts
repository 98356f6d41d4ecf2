import { type ElementHandle, type Frame, launch, type Page } from 'puppeteer-core';
import { unacknowledged } from '../../hosts/embedder.ts';
import { windows } from '../../journeys/browser.ts';
import { documentOf } from './document-of.ts';
import type { Engine, InDocument, Tab, Taps } from './driver.ts';
import { isCheckout } from './is-checkout.ts';

/** Debian's Firefox. */
const firefoxPath = '/usr/bin/firefox-esr';

/**
 * Speaks WebDriver BiDi with the browser itself; the profile is a fresh folder that goes with it. `keepsNothing`: pages get neither cookies
 * nor storage.
 */
export async function startFirefox({ keepsNothing = false } = {}): Promise<Engine> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    headless: true,
    timeout: 90_000,
    extraPrefsFirefox: {
      'ui.prefersReducedMotion': 1,
      // A mouse, which a browser without a window does not see.
      'ui.primaryPointerCapabilities': 6,
      'ui.allPointerCapabilities': 6,
      ...(keepsNothing && { 'network.cookie.cookieBehavior': 2 }),
    },
  });
  return {
    name: 'firefox',
    async newProfile() {
      const context = await browser.createBrowserContext();
      return {
        async newTab(as = 'phone') {
          const page = await context.newPage();
          await page.setViewport({ ...windows[as].viewport });
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
    press: async (key) => unacknowledged(page.keyboard.press(key)),
    tapAt: (x, y) => page.mouse.click(x, y),
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
