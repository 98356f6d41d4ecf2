import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overflowsSideways } from './accessibility.ts';
import { launchChromium, type Visit, visit, windows } from './browser.ts';
import { expectDone, expectTold, type HeldMandate, heldMandate } from './held-mandate.ts';
import { MandateHolder } from './mandate-holder.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: Browser;
const visits: Visit[] = [];

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const hour = 3_600_000;

async function arrives(): Promise<MandateHolder> {
  const made = await visit(browser, 'phone');
  visits.push(made);
  return new MandateHolder(made.page);
}

async function opens(held: HeldMandate): Promise<MandateHolder> {
  const holder = await arrives();
  await holder.opens(held.own, held.lastFour);
  await holder.sees(/^Approved/);
  return holder;
}

/** As far as the button that does it. */
async function goesTo({ page }: MandateHolder, action: 'Pause' | 'Resume' | 'Cancel for good') {
  await page.getByRole('link', { name: action }).click();
  const button = page.getByRole('button', { name: action });
  await button.waitFor();
  return button;
}

const fits = async (page: Page) => expect(await overflowsSideways(page.mainFrame())).toBe(false);

test('without a script, 360 px wide, a payer pauses and resumes, and the bank does both once', async () => {
  const held = await heldMandate(world);
  const context = await browser.newContext({ ...windows.phone, javaScriptEnabled: false });
  const holder = new MandateHolder(await context.newPage());
  await holder.page.goto(held.own);
  await fits(holder.page);
  await holder.tells(held.lastFour);
  await holder.sees(/^Approved/);
  await fits(holder.page);
  for (const [action, heading] of [
    ['Pause', /^Paused/],
    ['Resume', /^Approved/],
  ] as const) {
    const button = await goesTo(holder, action);
    await fits(holder.page);
    await button.click();
    await holder.sees(heading);
    await fits(holder.page);
    await expectDone(held, action === 'Pause' ? ['paused'] : ['paused', 'reinstated']);
    await expectTold(
      held,
      action === 'Pause' ? ['mandate.paused'] : ['mandate.paused', 'mandate.reinstated'],
    );
  }
  await expect.poll(() => held.here()).toMatchObject({ state: 'approved' });
  await context.close();
});

test('five wrong tries shut the page for an hour, for whoever has the link and on every device', async () => {
  const held = await heldMandate(world);
  const one = await arrives();
  const other = await arrives();
  await one.page.goto(held.own);
  await other.page.goto(held.own);
  for (const holder of [one, other, one, other, one]) {
    await holder.tells('0000');
    await holder.page.getByText('These are not the last four digits').waitFor();
  }
  await other.tells(held.lastFour);
  await other.sees(/^Too many wrong tries/);
  expect(await other.reads()).toContain('in about 60 minutes');
  await world.passTime(hour);
  await other.page.getByRole('link', { name: 'Open the page again' }).click();
  await other.tells(held.lastFour);
  await other.sees(/^Approved|^Ready/);
  expect(held.done()).toEqual([]);
});

test('a new link closes the old one under the eyes of whoever has it open', async () => {
  const held = await heldMandate(world);
  const holder = await opens(held);
  const button = await goesTo(holder, 'Cancel for good');
  const { payerUrl } = await held.merchantAsks('renew-link');
  await button.click();
  await holder.sees(/^This link does not open anything/);
  await holder.page.goto(held.own);
  await holder.sees(/^This link does not open anything/);
  await holder.page.goto(payerUrl);
  await holder.tells(held.lastFour);
  await holder.sees(/^Approved/);
  expect([held.done(), held.told()]).toEqual([[], []]);
});

test('a payer who taps twice on the last word, and then goes back, has cancelled once', async () => {
  const held = await heldMandate(world);
  const holder = await opens(held);
  const button = await goesTo(holder, 'Cancel for good');
  await button.dblclick();
  await holder.sees(/^Cancelled/);
  await holder.page.goBack();
  const again = holder.page.getByRole('button', { name: 'Cancel for good' });
  if ((await again.count()) > 0) await again.click();
  await holder.sees(/^Cancelled/);
  await holder.page.reload();
  await holder.sees(/^Cancelled/);
  await expectDone(held, ['cancelled']);
  await expect.poll(() => held.here()).toMatchObject({ state: 'cancelled', cancelPending: false });
  await expectTold(held, ['mandate.cancelled']);
  expect(await holder.reads()).toContain('You cancelled it.');
});

test('in one of two windows a payer ends it, and what the other one asks for then is not done', async () => {
  const held = await heldMandate(world);
  const one = await opens(held);
  const other = await opens(held);
  const pause = await goesTo(other, 'Pause');
  await one.does('Cancel for good');
  await one.sees(/^Cancelled/);
  await pause.click();
  await other.sees(/^Cancelled/);
  expect(await other.reads()).toContain('That was not done');
  await expectDone(held, ['cancelled']);
  await expectTold(held, ['mandate.cancelled']);
});

test('a payer’s pause outlives the merchant’s, and the merchant’s the payer’s', async () => {
  const held = await heldMandate(world);
  await held.merchantAsks('pause');
  await expectDone(held, ['paused']);
  const holder = await arrives();
  await holder.opens(held.own, held.lastFour);
  await holder.sees(/^Paused/);
  expect(await holder.reads()).toContain('You cannot resume it here. Ask Adire Lane');
  await holder.does('Pause');
  await holder.page.getByText('You have paused it, and so has Adire Lane').waitFor();
  expect(await held.merchantAsks('reinstate')).toMatchObject({ code: 'mandate_paused' });
  await holder.does('Resume');
  await holder.page.getByText('You cannot resume it here').waitFor();
  expect(await held.here()).toMatchObject({ state: 'paused', pausedBy: 'merchant' });
  expect(await held.merchantAsks('reinstate')).toMatchObject({ state: 'approved' });
  await holder.page.reload();
  await holder.sees(/^Approved/);
  await expectDone(held, ['paused', 'reinstated']);
});

test('nothing went wrong in any of these windows', () => {
  expect(visits.flatMap(({ traces }) => traces.errors)).toEqual([]);
});
