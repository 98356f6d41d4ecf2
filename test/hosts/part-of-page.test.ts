import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Payer } from '../journeys/payer.ts';
import { bank } from '../journeys/scenarios.ts';
import { withWorld } from '../journeys/with-world.ts';
import { unacknowledged } from './embedder.ts';
import { openOn, whereIs } from './merchant-place.ts';

const around = withWorld();

const password = '123456';

async function shopPage(width: number, height: number): Promise<Page> {
  const page = await around.browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  await page.goto(around.world.merchantPage.address('nowhere'));
  return page;
}

/** What is left to scroll inside, and by how much the part is higher than what it shows, in CSS pixels. */
const slack = (frame: Frame) =>
  frame.evaluate(() => ({
    down: document.documentElement.scrollHeight - innerHeight,
    across: document.documentElement.scrollWidth - innerWidth,
    empty: innerHeight - Math.max(320, document.body.offsetHeight),
  }));

/** It is as high as this screen, and does not grow with what it shows: that would end at the most that the page allows. */
async function fits({ frame }: Payer): Promise<void> {
  const exact = { down: 0, across: 0, empty: 0 };
  await expect.poll(() => slack(frame), { timeout: 20_000 }).toEqual(exact);
  expect(await frame.evaluate(() => innerHeight)).toBeLessThan(1_500);
}

/** Logs in and pays, from the foot of the screen, where its head is out of sight. */
async function paysFromFoot(page: Page, payer: Payer, username: string): Promise<void> {
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  await fits(payer);
  await payer.logsIn({ username, password });
  await payer.sees('confirm-payment');
  await fits(payer);
  await page.evaluate(() => {
    const { bottom } = (document.querySelector('#here') as Element).getBoundingClientRect();
    scrollBy(0, bottom - innerHeight);
  });
  expect((await whereIs(page)).top).toBeLessThan(-40);
  await payer.pays();
}

/** Of the height of a phone's window, at most the bar of the test mode is out of sight. */
const startsInSight = (page: Page) =>
  expect.poll(async () => (await whereIs(page)).top).toBeGreaterThanOrEqual(-30);

test('in a place of a phone’s width a payer pays; the page stays where it is, and every screen is shown whole, from its top', async () => {
  const { id, url } = await around.world.create();
  const page = await shopPage(360, 640);
  await openOn(page, url, {}, 328);
  const before = await whereIs(page);
  const payer = await Payer.inModal(page);
  await payer.sees('choose-bank');
  await expect.poll(() => payer.frame.evaluate(() => innerHeight)).toBe(720);
  expect(await whereIs(page)).toEqual(before);
  await paysFromFoot(page, payer, 'user_good');
  await payer.sees('paid');
  await fits(payer);
  await startsInSight(page);
  expect(around.world.debits()).toEqual([4_850_000]);
  await around.world.becomes(id, 'succeeded');
  unacknowledged(
    payer.frame
      .getByRole('button', { name: /^(Close|Done|Back to)/ })
      .first()
      .click(),
  );
  await expect
    .poll(() => page.evaluate(() => shop.told), { timeout: 20_000 })
    .toEqual([
      ['resolved', 'succeeded'],
      ['success', 'succeeded'],
      ['close', 'completed'],
    ]);
  expect(await page.locator('#here').evaluate((place) => place.childElementCount)).toBe(0);
  await page.close();
});

test('in its place a payer is told of a refusal from its first line, and goes on to another bank', async () => {
  const { url } = await around.world.create();
  const page = await shopPage(360, 640);
  await openOn(page, url, {}, 328);
  const payer = await Payer.inModal(page);
  await paysFromFoot(page, payer, 'user_low');
  await payer.sees('declined');
  await fits(payer);
  await startsInSight(page);
  await payer.taps(/another bank/i);
  await payer.sees('choose-bank');
  expect(await page.evaluate(() => shop.told)).toEqual([]);
  await page.close();
});

test.each([
  [300, 300],
  [1_000, 420],
])('in a place %d px wide it is %d px wide, and nothing has to be scrolled across', async (place, width) => {
  const { url } = await around.world.create();
  const page = await shopPage(1_280, 1_000);
  await openOn(page, url, {}, place);
  const payer = await Payer.inModal(page);
  await payer.sees('choose-bank');
  expect((await slack(payer.frame)).across).toBe(0);
  expect((await page.locator('#here iframe').boundingBox())?.width).toBe(width);
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  await fits(payer);
  await page.close();
});

test('what has not loaded says so in its place, and is tried again there', async () => {
  const { url } = await around.world.create();
  const page = await shopPage(360, 640);
  await openOn(page, url, { failures: 1 }, 328);
  const place = page.locator('#here');
  await place.getByText('The checkout has not loaded yet.').waitFor();
  const before = await whereIs(page);
  await place.getByRole('button', { name: 'Try again' }).click();
  const payer = await Payer.inModal(page);
  await payer.sees('choose-bank');
  expect(await whereIs(page)).toEqual(before);
  expect(await page.evaluate(() => shop.told)).toEqual([]);
  await page.close();
});
