import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckoutList } from '../../src/contract/merchant-api.ts';
import { type Stack, startStack } from '../../src/demo/stack.ts';
import { accessibilityFaults, overflowsSideways } from './accessibility.ts';
import { launchChromium, visit, type WindowName } from './browser.ts';
import { merchantCalls } from './demo-checkout.ts';
import { MandateHolder } from './mandate-holder.ts';
import { Payer } from './payer.ts';

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

const lastFour = '6789';
let accounts = 0;
/** Nobody's yet: a second mandate on one account has to begin another day. */
const newAccount = (): string => `01${String(++accounts).padStart(4, '0')}${lastFour}`;

/** What the shop's server was told about a subscription. */
const toldOf = (reference: string) =>
  stack
    .notifications()
    .filter(({ notification }) => notification.checkout.reference === reference)
    .map(({ notification }) => notification.type);

/** The subscription's page at the shop, which shows what the proxy says and moves bank and clock. Returns its reference. */
async function atShop(page: Page, link: string): Promise<string> {
  const { data } = await merchantCalls<CheckoutList>(stack, '/v1/checkouts');
  const reference = data.find(({ url }) => url === link)?.reference ?? 'none';
  await expect.poll(() => toldOf(reference), { timeout: 10_000 }).toContain('mandate.created');
  await page.goto(`${stack.shopUrl}/subscriptions/${reference}`);
  return reference;
}

/** Goes by link as far as the transfer, in the window that is then closed. Returns the link. */
async function agreesOn(window: WindowName): Promise<string> {
  const { page, traces, close } = await visit(browser, window);
  await page.goto(stack.shopUrl);
  await page.getByRole('button', { name: /^Subscribe by link: Cloth of the month/ }).click();
  await page.waitForURL(/\/c\//);
  const payer = new Payer(page.mainFrame());
  await payer.choosesBank('GTBank');
  await payer.sees('enter-account');
  await payer.fills({
    accountNumber: newAccount(),
    ...((await payer.fields()).includes('bvn') && { bvn: '22200000001' }),
  });
  await payer.sees('review-terms');
  await payer.taps(/agree/i);
  await payer.sees('send-transfer');
  expect(traces.errors).toEqual([]);
  await close();
  return page.url();
}

test('a payer subscribes, loses the tab at the transfer and goes on elsewhere; the shop takes one month, and the payer ends it', async () => {
  const url = await agreesOn('phone');
  const elsewhere = await visit(browser, 'desktop');
  const payer = await Payer.byLink(elsewhere.page, url);
  await payer.sees('send-transfer');
  expect(await payer.reads()).toMatch(/Send exactly ₦50\.00/);

  const shop = await visit(browser, 'phone');
  const reference = await atShop(shop.page, url);
  await shop.page.getByRole('button', { name: 'Send the ₦50 now' }).click();
  await payer.sees('approved');
  await shop.page.getByText('It is not ready for the first payment yet').waitFor();
  await shop.page.getByRole('button', { name: 'One day on' }).click();
  await payer.sees('ready');
  await shop.page.getByRole('button', { name: 'Take ₦15,000.00 now' }).click();
  await shop.page.getByText(`${reference}-1`).waitFor();

  const mandates = () =>
    stack.sandbox.mandates.all().map(({ status, takenMinor, debits }) => [status, takenMinor, debits.length]);
  expect(mandates().at(-1)).toEqual(['approved', 1_500_000, 1]);

  const own =
    (await shop.page.getByRole('link', { name: 'The payer’s own page' }).getAttribute('href')) ?? '';
  const mine = await visit(browser, 'phone');
  const holder = new MandateHolder(mine.page);
  await holder.opens(own, '0000');
  await holder.page.getByText('These are not the last four digits').waitFor();
  await holder.tells(lastFour);
  await holder.sees(/^Ready: Adire Lane can take payments/);
  expect(await holder.reads()).toMatch(/Taken so far\s+₦15,000\.00\s+Left\s+₦165,000\.00/);
  await holder.does('Pause');
  await holder.sees(/^Paused/);
  await holder.does('Resume');
  await holder.sees(/^Ready/);
  await holder.does('Cancel for good');
  await holder.sees(/^Cancelled/);
  await expect.poll(() => mandates().at(-1), { timeout: 10_000 }).toEqual(['cancelled', 1_500_000, 1]);
  await shop.page.getByText('Cancelled: nothing is taken any more').waitFor();
  await expect
    .poll(() => toldOf(reference).sort(), { timeout: 10_000 })
    .toEqual([
      'checkout.succeeded',
      'debit.succeeded',
      'mandate.approved',
      'mandate.cancelled',
      'mandate.created',
      'mandate.paused',
      'mandate.ready',
      'mandate.reinstated',
    ]);
  for (const { traces, close } of [elsewhere, shop, mine]) {
    expect(traces.errors).toEqual([]);
    await close();
  }
});

test.each<[WindowName, 'light' | 'dark']>([
  ['phone', 'light'],
  ['phone', 'dark'],
  ['desktop', 'light'],
  ['desktop', 'dark'],
])('a payer’s own page, on a %s in %s, bars nobody and overflows nowhere', async (window, colorScheme) => {
  const url = await agreesOn(window);
  const { page, close } = await visit(browser, window);
  await atShop(page, url);
  await page.getByRole('button', { name: 'Send the ₦50 now' }).click();
  await page.getByText('It is not ready for the first payment yet').waitFor();
  const own = (await page.getByRole('link', { name: 'The payer’s own page' }).getAttribute('href')) ?? '';
  await page.emulateMedia({ colorScheme });
  const holder = new MandateHolder(page);
  const found: string[] = [];
  const look = async (at: string) => {
    found.push(...(await accessibilityFaults(page.mainFrame())).map((fault) => `${at}: ${fault}`));
    if (await overflowsSideways(page.mainFrame())) found.push(`${at}: overflows`);
  };
  await page.goto(own);
  await look('digits');
  await holder.tells('0000');
  await page.getByText('These are not the last four digits').waitFor();
  await look('wrong digits');
  await holder.tells(lastFour);
  await holder.sees(/^Approved/);
  await look('overview');
  await page.getByRole('link', { name: 'Cancel for good' }).click();
  await holder.sees(/for good\?$/);
  await look('confirmation');
  await page.goto(`${own}x`);
  await look('no such link');
  expect(found).toEqual([]);
  await close();
});
