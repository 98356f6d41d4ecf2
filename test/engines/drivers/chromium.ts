import type { ElementHandle, Frame, Page } from 'playwright-core';
import { unacknowledged } from '../../hosts/embedder.ts';
import { launchChromium, windows } from '../../journeys/browser.ts';
import { documentOf } from './document-of.ts';
import type { Engine, InDocument, Tab, Taps } from './driver.ts';
import { isCheckout } from './is-checkout.ts';

export async function startChromium(): Promise<Engine> {
  const browser = await launchChromium();
  return {
    name: 'chromium',
    async newProfile() {
      const context = await browser.newContext({ ...windows.phone, reducedMotion: 'reduce' });
      return {
        async newTab(as = 'phone') {
          const page = await context.newPage();
          await page.setViewportSize(windows[as].viewport);
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
    back: async () => void (await page.goBack()),
    bringToFront: () => page.bringToFront(),
    press: async (key) => unacknowledged(page.keyboard.press(key)),
    tapAt: (x, y) => page.mouse.click(x, y),
    setOffline: (offline) => page.context().setOffline(offline),
    close: () => page.close(),
  };
}

function driven(frame: Frame | undefined) {
  return (
    frame && {
      evaluate: async <Given, Answer>(ask: InDocument<Given, Answer>, given: Given) =>
        frame.evaluate(ask as (given: unknown) => Answer, given),
      find: async <Given>(find: InDocument<Given, Element | null>, given: Given) =>
        (await frame.evaluateHandle(find as (given: unknown) => Element | null, given)).asElement(),
    }
  );
}

const hand = {
  click: (element: ElementHandle, times: Taps) => element.click({ timeout: 5_000, clickCount: times }),
  type: (element: ElementHandle, text: string) => element.type(text),
};
