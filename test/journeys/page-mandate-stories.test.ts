import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DebitList } from '../../src/contract/mandate-api.ts';
import { type Stack, startStack } from '../../src/demo/stack.ts';
import { AtMandatePage } from './at-mandate-page.ts';
import { launchChromium, visit } from './browser.ts';
import { merchantCalls } from './demo-checkout.ts';
import { MandateHolder } from './mandate-holder.ts';
import { PageSubscriber } from './page-subscriber.ts';
import { Payer } from './payer.ts';
import { closeAll } from './provider-trips.ts';

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), launchChromium('--use-fake-device-for-media-stream')]);
  stack.sandbox.control.adjust({ approvalMs: 100, readyMs: 500 });
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

const minute = 60_000;
const day = 24 * 60 * minute;

async function passTime(ms: number): Promise<void> {
  stack.sandbox.clock.advance?.(ms);
  await stack.proxy.tick();
}

const letsCamera = (context: BrowserContext) =>
  context.grantPermissions(['camera'], { origin: stack.sandboxUrl });

test('a payer reads which other accounts a sweep takes from, and that each is ready in its own time; so does the shop', async () => {
  const subscriber = await PageSubscriber.create(stack, 'sweep');
  const me = await visit(browser, 'phone');
  const payer = await Payer.byLink(me.page, subscriber.checkout.url);
  await subscriber.reaches(payer);
  await payer.wayOut().click();
  const there = await AtMandatePage.in(me.page);
  await subscriber.finishes(there.page);
  await there.goesBack();
  await payer.sees('approved');
  await passTime(6 * minute);
  await payer.sees('ready');
  const linked = subscriber.there()[0]?.linked ?? [];
  expect(linked).toHaveLength(2);
  const text = (await payer.reads()).replace(/\s+/g, ' ');
  for (const { account } of linked) expect(text).toContain(account.slice(-4));
  await subscriber.isSetUp();
  await expect
    .poll(async () =>
      (await subscriber.here()).linked?.map(({ lastFour, readyToDebit }) => [lastFour, readyToDebit]),
    )
    .toEqual(linked.map(({ account }) => [account.slice(-4), true]));
  await closeAll([me]);
});

test('a fixed mandate is taken from by Mono alone on its day; shop and payer read of it, and the payer ends it', async () => {
  const subscriber = await PageSubscriber.create(stack, 'fixed');
  const me = await visit(browser, 'desktop');
  const payer = await Payer.byLink(me.page, subscriber.checkout.url);
  await subscriber.introduces(payer);
  expect((await payer.reads()).replace(/\s+/g, ' ')).toMatch(
    /₦5,000\.00 is taken every week, the first time on .*tried again up to 2 times that day, and on the day after it.*₦500\.00 or more/,
  );
  await payer.taps(/agree/i);
  await payer.sees('leave-to-provider');
  await payer.wayOut().click();
  const there = await AtMandatePage.in(me.page);
  await subscriber.finishes(there.page);
  await there.goesBack();
  await payer.sees('ready');
  await subscriber.isSetUp();
  // The first day of taking is the one after tomorrow, at eight in the morning.
  await passTime(3 * day);
  const taken = async () => {
    const { id } = await subscriber.here();
    const { data } = await merchantCalls<DebitList>(stack, `/v1/mandates/${id}/debits`);
    return data.map(({ origin, status, amountMinor }) => ({ origin, status, amountMinor }));
  };
  await expect
    .poll(taken, { timeout: 20_000 })
    .toEqual([{ origin: 'provider', status: 'succeeded', amountMinor: 500_000 }]);
  expect(subscriber.there()[0]?.takenMinor).toBe(500_000);
  await expect.poll(() => subscriber.checkout.told().at(-1), { timeout: 10_000 }).toBe('debit.succeeded');
  const { id, payerUrl } = await subscriber.here();
  const asked = merchantCalls(stack, `/v1/mandates/${id}/debits`, {
    amountMinor: 500_000,
    reference: 'by-hand',
    narration: 'Cloth of the month',
  });
  await expect(asked).rejects.toThrow(/409.*mandate_fixed/);
  const holder = new MandateHolder(me.page);
  await holder.opens(payerUrl, subscriber.accountNumber.slice(-4));
  await holder.sees(/^Ready/);
  expect(await holder.reads()).toMatch(/Taken so far\s+₦5,000\.00/);
  await holder.does('Cancel for good');
  await holder.sees(/^Cancelled/);
  await expect.poll(() => subscriber.there()[0]?.status, { timeout: 10_000 }).toBe('cancelled');
  await closeAll([me]);
});

test('a payer who is asked for a signed mandate reads that it is not offered, and nothing was set up', async () => {
  const subscriber = await PageSubscriber.create(stack, 'signed');
  const me = await visit(browser, 'phone');
  const payer = await Payer.byLink(me.page, subscriber.checkout.url);
  await subscriber.introduces(payer);
  await payer.taps(/agree/i);
  await payer.sees('mandate-failed');
  expect(await payer.reads()).toMatch(/not offered at the moment/);
  expect(await payer.reads()).toMatch(/ask Adire Lane for another way/);
  expect(stack.sandbox.mandates.all().filter(({ type }) => type === 'signed')).toEqual([]);
  await closeAll([me]);
});

test('a signed mandate from the time when they were taken is read as any other', async () => {
  const { control } = stack.sandbox;
  control.adjust({ lastDayOfNewSigned: '9999-12-31' });
  const subscriber = await PageSubscriber.create(stack, 'signed');
  const me = await visit(browser, 'phone');
  const payer = await Payer.byLink(me.page, subscriber.checkout.url);
  await subscriber.reaches(payer);
  await payer.wayOut().click();
  const there = await AtMandatePage.in(me.page);
  await subscriber.finishes(there.page);
  control.adjust({ lastDayOfNewSigned: '2026-05-03' });
  await there.goesBack();
  await payer.seesOneOf('leave-to-provider', 'await-bank');
  await passTime(day + minute);
  await payer.sees('ready');
  await subscriber.isSetUp();
  expect((await subscriber.here()).terms).toMatchObject({ type: 'signed' });
  await closeAll([me]);
});

test('a payer whose browser keeps the camera shut reads what to do, and shows the face on another phone', async () => {
  const subscriber = await PageSubscriber.create(stack, 'selfie');
  const me = await visit(browser, 'phone');
  const payer = await Payer.byLink(me.page, subscriber.checkout.url);
  await subscriber.reaches(payer);
  expect(await payer.reads()).toMatch(/It needs a camera: allow it when your browser asks/);
  await payer.frame.getByText('The camera does not work?').click();
  expect(await payer.reads()).toMatch(/on another phone, or in another browser/);
  await payer.wayOut().click();
  const there = await AtMandatePage.in(me.page);
  await there.showsFace();
  await there.page.getByText('This page may not use the camera').waitFor();
  await me.page.goto(subscriber.checkout.url);
  await payer.sees('leave-to-provider');

  const other = await visit(browser, 'phone');
  await letsCamera(other.context);
  const elsewhere = await Payer.byLink(other.page, subscriber.checkout.url);
  await elsewhere.sees('leave-to-provider');
  await elsewhere.wayOut().click();
  await subscriber.finishes((await AtMandatePage.in(other.page)).page);
  await payer.sees('ready');
  await subscriber.isSetUp();
  await closeAll([me, other]);
});

test('a payer whose face does not match three times is told that it was refused, and may begin again', async () => {
  const subscriber = await PageSubscriber.create(stack, 'selfie');
  const me = await visit(browser, 'phone');
  await letsCamera(me.context);
  const payer = await Payer.byLink(me.page, subscriber.checkout.url);
  await subscriber.reaches(payer);
  await payer.wayOut().click();
  const there = await AtMandatePage.in(me.page);
  for (const _ of ['once', 'twice', 'for the last time']) await there.presses('Show another face');
  await there.page.getByRole('heading', { name: 'This mandate was not set up' }).waitFor();
  await me.page.goto(subscriber.checkout.url);
  await payer.sees('mandate-failed');
  await payer.taps(/^Start again/);
  await payer.sees('review-terms');
  await payer.taps(/agree/i);
  await payer.sees('leave-to-provider');
  await payer.wayOut().click();
  await subscriber.finishes((await AtMandatePage.in(me.page)).page);
  await me.page.goto(subscriber.checkout.url);
  await payer.sees('ready');
  expect(subscriber.there().map(({ status }) => status)).toEqual(['rejected', 'approved']);
  await closeAll([me]);
});

test('a shopper subscribes on Mono’s page in a window of its own; both windows and the shop know it', async () => {
  const me = await visit(browser, 'desktop');
  await me.page.goto(stack.shopUrl);
  await me.page.getByRole('button', { name: 'Subscribe on Mono’s page: Cloth of the month' }).click();
  const payer = await Payer.inModal(me.page);
  await payer.sees('enter-details');
  await payer.fills({ bvn: '22255999999' });
  await payer.sees('review-terms');
  await payer.taps(/agree/i);
  await payer.sees('leave-to-provider');
  const opened = me.context.waitForEvent('page');
  await payer.wayOut().click();
  const there = await AtMandatePage.in(await opened);
  await there.namesAccount('0999999789');
  await there.agrees();
  await there.sendsTransfer();
  await there.goesBack();
  await new Payer(there.page.mainFrame()).sees('ready');
  await payer.sees('ready');
  await payer.taps(/^Back to/);
  await me.page.waitForURL(/\/subscriptions\//);
  await me.page.getByText('You are in the club').waitFor();
  expect(await me.page.locator('main').innerText()).toMatch(/GTBank ···· 9789/);
  await closeAll([me]);
});
