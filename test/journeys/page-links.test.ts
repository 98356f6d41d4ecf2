import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LinkedAccountList } from '../../src/contract/link-api.ts';
import type { DataStatus } from '../../src/contract/link-view.ts';
import { type Stack, startStack } from '../../src/demo/stack.ts';
import { unacknowledged } from '../hosts/embedder.ts';
import { AtLinkPage } from './at-link-page.ts';
import { launchChromium, visit } from './browser.ts';
import { type DemoCheckout, merchantCalls, orderAtDemo } from './demo-checkout.ts';
import { Payer } from './payer.ts';
import { closeAll, trips } from './provider-trips.ts';

let stack: Stack;
let browser: Browser;
let payers = 0;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), launchChromium()]);
  stack.sandbox.control.adjust({ accountDataMs: 500 });
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

const minute = 60_000;

/** A payer whom nobody knows yet is asked to link an account. */
function ask(): Promise<DemoCheckout> {
  payers += 1;
  return orderAtDemo(stack, {
    kind: 'link',
    description: 'To see whether we can give you cloth on credit',
    reference: `page-link-${payers}`,
    customer: { id: `link-payer-${payers}`, name: 'Ngozi Bello', email: `ngozi-${payers}@mail.example` },
  });
}

async function reaches(payer: Payer): Promise<void> {
  await payer.sees('review-sharing');
  await payer.taps(/agree/i);
  await payer.sees('leave-to-provider');
}

/** As the merchant reads them. */
async function linkedBy({ id }: DemoCheckout): Promise<LinkedAccountList['data']> {
  return (await merchantCalls<LinkedAccountList>(stack, `/v1/linked-accounts?checkoutId=${id}`)).data;
}

/** Provider and merchant agree: one account, the one that was linked there, and each thing was told once. */
async function isLinked(checkout: DemoCheckout, dataStatus: DataStatus): Promise<void> {
  const told = ['account.linked', 'checkout.succeeded'] as const;
  await checkout.endsAs(
    'succeeded',
    dataStatus === 'processing' ? told : [...told, `account.data_${dataStatus}`],
  );
  const [linked, ...others] = await linkedBy(checkout);
  expect(others).toEqual([]);
  const there = stack.sandbox.linkings.accounts().find(({ id }) => id === linked?.providerId);
  expect(linked).toMatchObject({
    dataStatus,
    isGone: false,
    bank: 'GTBank',
    accountLastFour: there?.account.slice(-4),
  });
}

test.each(Object.entries(trips))('a payer who links an account %s', async (_, trip) => {
  const checkout = await ask();
  const visits = await trip({
    browser,
    url: checkout.url,
    reaches,
    async finishes(page) {
      const there = new AtLinkPage(page);
      await there.logsIn(`ngozi_${payers}`);
      await there.agrees();
    },
    goesBack: (page) => new AtLinkPage(page).goesBack(),
    leaves: (page) => new AtLinkPage(page).leaves(),
    isSettled: () => isLinked(checkout, 'available'),
    async isOpen() {
      expect(await checkout.truth()).toMatchObject({ status: 'open' });
      expect(await linkedBy(checkout)).toEqual([]);
    },
    ends: 'linked',
  });
  await isLinked(checkout, 'available');
  await closeAll(visits);
});

test.each<[string, string, DataStatus, RegExp]>([
  ['are still being fetched', 'link_data_never', 'processing', /Being fetched/],
  ['are there', 'link_repeated', 'available', /Adire Lane can see its data now/],
  ['could not be had', 'link_data_failed', 'failed', /could not get its data from your bank/],
])('a payer whose account is linked reads that its data %s', async (_, user, dataStatus, says) => {
  const checkout = await ask();
  const me = await visit(browser, 'phone');
  const payer = await Payer.byLink(me.page, checkout.url);
  await reaches(payer);
  await payer.wayOut().click();
  const there = await AtLinkPage.in(me.page);
  await there.logsIn(user);
  await there.agrees();
  await there.goesBack();
  await payer.sees('linked');
  await expect.poll(() => payer.reads(), { timeout: 20_000 }).toMatch(says);
  await isLinked(checkout, dataStatus);
  await closeAll([me]);
});

test('a payer whose bank refuses the login goes back, and links later by the same link', async () => {
  const checkout = await ask();
  const me = await visit(browser, 'phone');
  const payer = await Payer.byLink(me.page, checkout.url);
  await reaches(payer);
  await payer.wayOut().click();
  const there = await AtLinkPage.in(me.page);
  await there.logsIn('link_refused');
  await there.page.getByRole('alert').waitFor();
  await there.leaves();
  await payer.sees('leave-to-provider');
  await payer.taps(/^Back$|^Go back$/);
  await payer.frame.getByRole('alertdialog').getByRole('button', { name: 'Go back' }).click();
  await payer.sees('review-sharing');
  expect(await payer.reads()).toMatch(/it is found by itself/);
  await closeAll([me]);
  stack.sandbox.clock.advance?.(10 * minute);
  const later = await visit(browser, 'desktop');
  const again = await Payer.byLink(later.page, checkout.url);
  await reaches(again);
  await again.wayOut().click();
  const anew = await AtLinkPage.in(later.page);
  await anew.logsIn('ngozi_later');
  await anew.agrees();
  await anew.goesBack();
  await again.sees('linked');
  await isLinked(checkout, 'available');
  await closeAll([later]);
});

test('no webhook comes and every tab is closed, and the merchant is told of the account all the same', async () => {
  const checkout = await ask();
  const me = await visit(browser, 'phone');
  const payer = await Payer.byLink(me.page, checkout.url);
  await reaches(payer);
  const address = (await payer.wayOut().getAttribute('href')) ?? '';
  await me.page.close();
  const there = new AtLinkPage(await me.context.newPage());
  await there.page.goto(address);
  await there.logsIn('link_untold');
  await there.agrees();
  await there.page.close();
  stack.sandbox.clock.advance?.(30 * minute);
  await stack.proxy.tick();
  await isLinked(checkout, 'available');
  const again = await Payer.byLink(await me.context.newPage(), checkout.url);
  await again.sees('linked');
  await closeAll([me]);
});

test('a shopper links an account beside the shop, in a window of its own; the shop then shows it', async () => {
  const me = await visit(browser, 'desktop');
  await me.page.goto(stack.shopUrl);
  await me.page.getByRole('button', { name: 'Link an account' }).click();
  const payer = await Payer.inModal(me.page);
  await reaches(payer);
  const opened = me.context.waitForEvent('page');
  await payer.wayOut().click();
  const there = await AtLinkPage.in(await opened);
  await there.logsIn('ngozi_at_the_shop');
  await there.agrees();
  await there.goesBack();
  await new Payer(there.page.mainFrame()).sees('linked');
  await payer.sees('linked');
  unacknowledged(payer.taps(/^Back to/));
  await me.page.waitForURL(/\/accounts\//);
  await me.page.getByText('Linked. We can see what you agreed to').waitFor();
  expect(await me.page.locator('main').innerText()).toMatch(/GTBank ···· \d{4}/);
  await closeAll([me]);
});
