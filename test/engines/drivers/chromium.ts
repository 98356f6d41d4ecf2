import type { ElementHandle, Frame, Page } from 'playwright-core';
import { launchChromium, windows } from '../../journeys/browser.ts';
import type { Document, Engine, Tab } from './driver.ts';
import { isCheckout } from './is-checkout.ts';

export async function startChromium(): Promise<Engine> {
  const browser = await launchChromium();
  return {
    name: 'chromium',
    async newProfile() {
      const context = await browser.newContext({ ...windows.phone, reducedMotion: 'reduce' });
      return { newTab: async () => tabOf(await context.newPage()), close: () => context.close() };
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
    back: async () => void (await page.goBack()),
    bringToFront: () => page.bringToFront(),
    setOffline: (offline) => page.context().setOffline(offline),
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
  ): Promise<ElementHandle | null> =>
    (await there().evaluateHandle(find as (given: unknown) => Element | null, given)).asElement();
  return {
    evaluate: async <Given, Answer>(ask: (given: Given) => Answer | Promise<Answer>, given: Given) =>
      there().evaluate(ask as (given: unknown) => Answer, given),
    async click(find, given, times = 1) {
      const element = await found(find, given);
      await element?.click({ timeout: 5_000, clickCount: times });
      return element !== null;
    },
    async type(find, given, text) {
      const element = await found(find, given);
      await element?.click({ timeout: 5_000 });
      await element?.type(text);
      return element !== null;
    },
  };
}
