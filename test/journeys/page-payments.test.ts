import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unacknowledged } from '../hosts/embedder.ts';
import { AtPayPage } from './at-provider.ts';
import { launchChromium, type Visit, visit, type WindowName } from './browser.ts';
import { openPageWorld, type PageOrder, type PageWorld, priceMinor } from './page-world.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';

let world: PageWorld;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openPageWorld(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const minute = 60_000;
const ways = {
  account: /^Pay on Mono’s page/,
  transfer: /^Make a transfer/,
  whatsapp: /^Pay in WhatsApp/,
  bank: /^Log in to your bank here/,
} as const;
const paidOnce = { status: 'succeeded', told: ['checkout.succeeded'], debits: [priceMinor] } as const;

/** Everything ended well in these windows too. */
async function leave(...visits: readonly Visit[]): Promise<void> {
  for (const { traces, close } of visits) {
    expect(traces.errors).toEqual([]);
    await close();
  }
}

/** Opens the checkout by its link and goes as far as the screen that leads to the provider. */
async function before(page: Page, { url }: PageOrder, way: keyof typeof ways = 'account'): Promise<Payer> {
  const payer = await Payer.byLink(page, url);
  await payer.sees('choose-way');
  await payer.taps(ways[way]);
  await payer.sees('leave-to-provider');
  return payer;
}

async function goes(payer: Payer, page: Page): Promise<AtPayPage> {
  await payer.wayOut().click();
  return AtPayPage.in(page);
}

const methods = {
  account: (there: AtPayPage) => there.paysFromAccount(),
  transfer: (there: AtPayPage) => there.paysByTransfer(),
  whatsapp: (there: AtPayPage) => there.paysInWhatsapp(),
} as const;
const methodNames = Object.keys(methods) as (keyof typeof methods)[];

test.each<[keyof typeof methods, WindowName]>([
  ['account', 'phone'],
  ['transfer', 'desktop'],
  ['whatsapp', 'phone'],
])(
  'a payer with the link pays on Mono’s page, by %s on a %s, and is back at the receipt',
  async (way, window) => {
    const order = await world.order();
    const me = await visit(browser, window);
    const payer = await before(me.page, order, way);
    await methods[way](await goes(payer, me.page));
    await payer.sees('paid');
    expect(me.page.url()).toBe(order.url);
    await order.endsAs(paidOnce);
    await leave(me);
  },
);

test.each<WindowName>(['phone', 'desktop'])(
  'a shopper on a %s pays on Mono’s page in a window of its own; both windows and the shop know it',
  async (window) => {
    const me = await visit(browser, window);
    await me.page.goto(world.stack.shopUrl);
    await me.page.getByRole('button', { name: /^More ways to pay: Glass beads/ }).click();
    const payer = await Payer.inModal(me.page);
    await payer.sees('choose-way');
    await payer.taps(ways.transfer);
    await payer.sees('leave-to-provider');
    const opened = me.context.waitForEvent('page');
    await payer.wayOut().click();
    const there = await AtPayPage.in(await opened);
    await there.paysByTransfer();
    const second = new Payer(there.page.mainFrame());
    await second.sees('paid');
    await payer.sees('paid');
    unacknowledged(payer.taps(/done|close|back to/i));
    await me.page.waitForURL(/\/orders\//);
    await me.page.getByText('Paid. We are packing it.').waitFor();
    await leave(me);
  },
);

test.each(methodNames)(
  'a payer who finds no way back from Mono’s page after paying by %s goes back by hand, and the payment is there',
  async (way) => {
    const order = await world.order();
    world.nextPage('return-lost');
    const me = await visit(browser, 'phone');
    const payer = await before(me.page, order, way);
    const there = await goes(payer, me.page);
    await methods[way](there);
    await there.page.getByRole('heading', { name: 'You have paid' }).waitFor();
    await me.page.goto(order.url);
    await payer.sees('paid');
    await order.endsAs(paidOnce);
    await leave(me);
  },
);

test.each(methodNames)(
  'a payer closes every tab after paying by %s, no webhook comes, and the shop is told all the same',
  async (way) => {
    const order = await world.order();
    world.nextPage('link-webhook-lost');
    const me = await visit(browser, 'phone');
    const payer = await before(me.page, order, way);
    const href = (await payer.wayOut().getAttribute('href')) ?? '';
    await me.page.close();
    const tab = await me.context.newPage();
    await tab.route(/\/r\//, (route) => route.abort());
    await tab.goto(href);
    await methods[way](new AtPayPage(tab));
    await tab.close();
    await world.passTime(10 * minute);
    await order.endsAs(paidOnce);
    const again = await Payer.byLink(await me.context.newPage(), order.url);
    await again.sees('paid');
    await leave(me);
  },
);

test.each(methodNames)(
  'a payer begins on a phone and pays on a desktop by %s; the phone knows it by itself',
  async (way) => {
    const order = await world.order();
    const [phone, desktop] = [await visit(browser, 'phone'), await visit(browser, 'desktop')];
    const payer = await before(phone.page, order, way);
    const elsewhere = await Payer.byLink(desktop.page, order.url);
    await elsewhere.sees('leave-to-provider');
    await methods[way](await goes(elsewhere, desktop.page));
    await elsewhere.sees('paid');
    await payer.sees('paid');
    await order.endsAs(paidOnce);
    await leave(phone, desktop);
  },
);

test('a shopper whose browser opens no window goes to Mono’s page in this one, and is back at the payment', async () => {
  const me = await visit(browser, 'phone');
  await me.context.addInitScript(() => {
    const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (name, value) {
      set.call(this, name, name === 'sandbox' ? value.replace(/allow-popups\S*/g, '') : value);
    };
  });
  await me.page.goto(world.stack.shopUrl);
  await me.page.getByRole('button', { name: /^More ways to pay: Glass beads/ }).click();
  const payer = await Payer.inModal(me.page);
  await payer.sees('choose-way');
  await payer.taps(ways.account);
  await payer.sees('leave-to-provider');
  await payer.wayOut().click();
  await payer.frame.getByText('Nothing opened?').click();
  await payer.frame.getByRole('link', { name: 'Open it in this window' }).click();
  await (await AtPayPage.in(me.page)).paysSomehow();
  await new Payer(me.page.mainFrame()).sees('paid');
  await leave(me);
});

test('a return that says successful where the bank refused is not believed; the payer then logs in to the bank and pays once', async () => {
  const order = await world.order();
  world.nextPage('return-forged');
  const me = await visit(browser, 'phone');
  const payer = await before(me.page, order);
  await (await goes(payer, me.page)).paysFromAccount();
  await payer.sees('leave-to-provider');
  const returned = me.traces.urls.find((url) => url.includes('/r/')) ?? '';
  expect(returned).toMatch(/\/r\/[\w-]{32}\?.*status=successful/);
  await me.page.goto(returned);
  await payer.sees('leave-to-provider');
  expect(await order.truth()).toMatchObject({ status: 'open', mayHavePaid: true });
  await world.passTime(2 * minute);
  await world.passTime(2 * minute);
  await payer.sees('declined');
  await payer.taps(/another way/i);
  await payer.sees('choose-way');
  await payer.taps(ways.bank);
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password: '123456' });
  await payer.pays();
  await payer.sees('paid');
  await order.endsAs({ ...paidOnce, told: ['attempt.declined', 'checkout.succeeded'] });
  await me.page.goto(returned);
  await payer.sees('paid');
  await leave(me);
});

test('a payer who pays another way and then on Mono’s page too: the receipt stays, and the shop is told of the second debit', async () => {
  const order = await world.order();
  const me = await visit(browser, 'desktop');
  const payer = await before(me.page, order, 'transfer');
  const opened = me.context.waitForEvent('page');
  await payer.wayOut().click({ modifiers: ['Control'] });
  const there = await AtPayPage.in(await opened);
  await payer.taps(/another way/i);
  const asking = payer.frame.getByRole('alertdialog');
  expect(await asking.innerText()).toMatch(/paying again would charge you twice/);
  await asking.getByRole('button', { name: /another way/i }).click();
  await payer.sees('choose-way');
  expect(await payer.reads()).toMatch(/may still go through/);
  await payer.taps(ways.bank);
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password: '123456' });
  await payer.pays();
  await payer.sees('paid');
  await order.endsAs(paidOnce);
  await there.paysByTransfer();
  await world.passTime(10 * minute);
  await order.endsAs({
    status: 'succeeded',
    told: ['checkout.succeeded', 'payment.duplicate_debit'],
    debits: [priceMinor, priceMinor],
  });
  expect(await order.truth()).toMatchObject({ duplicateDebit: true });
  await me.page.goto(`${world.stack.shopUrl}/orders/${order.number}`);
  await me.page.getByText('Debited twice.').waitFor();
  await me.page.getByRole('button', { name: 'Pay ₦5,000.00 back' }).click();
  await me.page.getByText('paid back', { exact: true }).waitFor();
  await me.page.getByText('Paid. We are packing it.').waitFor();
  expect(world.stack.sandbox.ledger.credits().map(({ amountMinor }) => amountMinor)).toEqual([priceMinor]);
  await leave(me);
});

test('a payer is sent to no other host than Mono’s, and may choose another way', async () => {
  const order = await world.order();
  world.nextPage('address-look-alike');
  const me = await visit(browser, 'phone');
  const payer = await Payer.byLink(me.page, order.url);
  await payer.sees('choose-way');
  await payer.taps(ways.account);
  await payer.frame.getByText(/could not be opened/).waitFor();
  await payer.sees('choose-way');
  expect(await payer.reads()).not.toContain('evil.example');
  expect(me.traces.urls.filter((url) => url.includes('evil.example'))).toEqual([]);
  await payer.taps(ways.account);
  await payer.sees('leave-to-provider');
  await (await goes(payer, me.page)).paysSomehow();
  await payer.sees('paid');
  await order.endsAs(paidOnce);
  await leave(me);
});

test('the shop pays an order back once, and the payer’s receipt says so on every device', async () => {
  const order = await world.order();
  const me = await visit(browser, 'phone');
  const payer = await before(me.page, order);
  await (await goes(payer, me.page)).paysSomehow();
  await payer.sees('paid');
  const shop = await visit(browser, 'desktop');
  await shop.page.goto(`${world.stack.shopUrl}/orders/${order.number}`);
  await shop.page.getByRole('button', { name: 'Pay ₦5,000.00 back' }).click();
  await shop.page.getByText('Paid back. The money is in the account it came from.').waitFor();
  await order.endsAs({ ...paidOnce, told: ['checkout.succeeded', 'payment.refunded'] });
  const [link] = world.stack.sandbox.links.all().slice(-1);
  const refunds = world.stack.sandbox.ledger.credits().map(({ kind, reference }) => [kind, reference]);
  expect(refunds.filter(([, reference]) => reference === link?.reference)).toEqual([
    ['refund', link?.reference],
  ]);
  await me.page.reload();
  await payer.sees('paid');
  await expect.poll(() => payer.reads(), { timeout: 10_000 }).toContain('₦5,000.00 was paid back on ');
  const elsewhere = await Payer.byLink(shop.page, order.url);
  await elsewhere.sees('paid');
  expect(await elsewhere.reads()).toContain('₦5,000.00 was paid back on ');
  await leave(me, shop);
});
