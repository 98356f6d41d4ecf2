import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './accessibility.ts';
import { launchChromium, visit, type WindowName } from './browser.ts';
import { openPageWorld, type PageWorld } from './page-world.ts';
import { Payer } from './payer.ts';

let world: PageWorld;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openPageWorld(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** The page's app does not come before it is let. */
async function holdApp(page: Page): Promise<() => void> {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/assets\/main-.*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

/** Where everything on the screen stands, by what it says. */
const places = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('header *, h1, main button, main p')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.textContent}: ${[x, y, width, height].map(Math.round).join(' ')}`;
    }),
  );

test.each<WindowName>(['phone', 'desktop'])(
  'a payer on a %s chooses how to pay before the app is there, and nothing moves when it comes',
  async (window) => {
    const order = await world.order();
    const me = await visit(browser, window);
    const letGo = await holdApp(me.page);
    await me.page.goto(order.url, { waitUntil: 'commit' });
    const payer = new Payer(me.page.mainFrame());
    await payer.sees('choose-way');
    expect(await faultsOf(me.page)).toEqual([]);
    const before = await places(me.page);
    letGo();
    await me.page.waitForFunction(() => '__k' in (document.getElementById('app') ?? {}));
    expect(await places(me.page)).toEqual(before);
    expect(me.traces.errors).toEqual([]);
    await me.close();
  },
);

test('what is tapped before the app is there is carried on by it', async () => {
  const order = await world.order();
  const me = await visit(browser, 'phone');
  const letGo = await holdApp(me.page);
  await me.page.goto(order.url, { waitUntil: 'commit' });
  const payer = new Payer(me.page.mainFrame());
  await payer.taps(/^Make a transfer/);
  expect(await me.page.locator('.choices li:nth-child(3) .spinner').isVisible()).toBe(true);
  letGo();
  await payer.sees('leave-to-provider');
  expect(me.traces.errors).toEqual([]);
  await me.close();
});
