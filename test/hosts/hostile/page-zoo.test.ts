import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium } from '../../journeys/browser.ts';
import { Payer } from '../../journeys/payer.ts';
import { openWorld, type World } from '../../journeys/world.ts';
import { unacknowledged } from '../embedder.ts';
import { alteredPages } from './altered-pages.ts';

declare global {
  var told: [name: string, value: string][];
}

let world: World;
let browser: Browser;
let context: BrowserContext;
let url: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchChromium()]);
  context = await browser.newContext();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});
beforeEach(async () => {
  ({ url } = await world.create());
});

/** Names of what the shop was told, without events, in order. */
const ends = async (page: Page): Promise<string[]> =>
  (await page.evaluate(() => told.map(([name]) => name))).filter(
    (name) => name !== 'event' && name !== 'load',
  );

test.each(Object.entries(alteredPages))(
  'on a page with %s the checkout works, or fails with one error',
  async (_, script) => {
    const page = await context.newPage();
    await page.clock.install();
    await page.addInitScript(`if (window === top) { ${script} }`);
    await page.goto(world.merchantPage.address(url));
    await page.getByRole('button', { name: 'Pay' }).click();
    const isOpen = async () => (await page.evaluate(() => told.map(([name]) => name))).includes('load');
    const isStuck = () => page.getByText('The checkout has not loaded yet.').isVisible();
    // What is late may still come, and take the way out of the loader with it: each look decides anew.
    await expect
      .poll(
        async () => {
          if ((await ends(page)).length >= 2) return true;
          if (await isOpen()) {
            const payer = await Payer.inModal(page);
            await payer.sees('choose-bank');
            unacknowledged(payer.frame.getByRole('button', { name: 'Close' }).click());
          } else if (await isStuck()) {
            unacknowledged(page.getByRole('button', { name: 'Close' }).click({ timeout: 1_000 }));
          } else {
            await page.clock.runFor(2_000);
          }
          return false;
        },
        { timeout: 60_000, interval: 250 },
      )
      .toBe(true);
    const all = (await ends(page)).sort();
    const [[, first = ''] = ['', '']] = await page.evaluate(() =>
      told.filter(([name]) => name === 'outcome'),
    );
    expect([
      ['close', 'outcome'],
      ['close', 'error', 'rejected'],
    ]).toContainEqual(all);
    if (all.includes('outcome'))
      expect(JSON.parse(first)).toMatchObject({ status: 'open', mayHavePaid: false });
    expect(await page.evaluate(() => (({}) as { polluted?: unknown }).polluted)).toBeUndefined();
    await page.close();
  },
);
