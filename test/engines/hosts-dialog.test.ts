import { describe, expect, test } from 'vitest';
import { AtShop, tapsAway, withShops } from './at-shop.ts';
import { otherEngineNames } from './drivers/start-engine.ts';
import { until } from './drivers/until.ts';
import { shownByLoader } from './in-document.ts';
import { shopPage } from './shop-page.ts';
import { withEngine } from './with-engine.ts';

const shops = withShops();
const patience = { timeout: 30_000 };
const nothingDecided = { status: 'open', mayHavePaid: false };
const loadFailed = { code: 'load_failed', retryable: true };
const closedEarly = { code: 'closed_early', retryable: true };

describe.each(otherEngineNames)('in %s', (name) => {
  const { newTab } = withEngine(name);

  const toCheckout = async (): Promise<string> =>
    `{ url: ${JSON.stringify((await shops.world.create()).url)} }`;
  const silent = (): string => JSON.stringify(shops.merchant.put('c/silent', ''));

  test('the dialog takes the keyboard and holds the page behind, and gives both back', async () => {
    const at = await shops.visits(await newTab(), await toCheckout());
    const { page } = at.tab;
    await page.evaluate(() => scrollTo(0, 700), null);
    await at.opens();
    await at.payer.sees('choose-bank');
    await at.becomes('open');
    expect(await page.evaluate(pageBehind, null)).toEqual({
      keyboard: 'IFRAME',
      overflow: 'hidden',
      scrolled: 700,
      dialogs: [{ name: 'Checkout', isModal: true }],
    });
    await at.leaves();
    await at.becomes('closed');
    expect(await page.evaluate(pageBehind, null)).toEqual({
      keyboard: 'opener',
      overflow: '',
      scrolled: 700,
      dialogs: [],
    });
    await expect
      .poll(() => at.heardOf(0), patience)
      .toMatchObject([
        ['load'],
        ['resolved', nothingDecided],
        ['close', { reason: 'user', mayHavePaid: false, outcome: nothingDecided }],
      ]);
  });

  test('Escape closes it while nothing is at stake, and a tap beside it does', async () => {
    const at = await shops.visits(await newTab(), await toCheckout());
    const ways = [() => at.tab.tapAt(8, 8), () => at.escapes(1)];
    for (const [opening, close] of ways.entries()) {
      await at.opens();
      await at.payer.sees('choose-bank');
      await at.becomes('open', opening);
      await close();
      await at.becomes('closed', opening);
      await expect
        .poll(async () => (await at.heardOf(opening)).at(-1), patience)
        .toMatchObject(['close', { reason: 'user', mayHavePaid: false }]);
    }
  });

  test('before the frame has answered, Close and Escape close it, and a tap beside it does not', async () => {
    const at = await shops.visits(await newTab(), `{ url: ${silent()} }`, { pace: 10 });
    const ways = [
      () => at.tab.page.click(shownByLoader, { css: 'button', name: 'Close' }),
      () => at.escapes(1),
    ];
    for (const [opening, close] of ways.entries()) {
      await at.opens();
      await until('Loading checkout…', () => at.says('output', 'Loading checkout…'));
      await at.tab.tapAt(8, 8);
      await close();
      await at.becomes('closed', opening);
      await expect.poll(async () => (await at.heardOf(opening)).length, patience).toBe(3);
      const heard = await at.heardOf(opening);
      expect(heard).toContainEqual(['error', closedEarly]);
      expect(heard).toContainEqual(['rejected', closedEarly]);
      expect(heard.at(-1)).toEqual(['close', { reason: 'user', mayHavePaid: true }]);
    }
  });

  test('a checkout that has not loaded says so, and trying again opens it once it is there', async () => {
    const { url } = await shops.world.create();
    const options = `{ fetchUrl: () => (globalThis.asked = (globalThis.asked ?? 0) + 1) > 1 ? ${JSON.stringify(url)} : ${silent()} }`;
    const at = await shops.visits(await newTab(), options, { pace: 0.1 });
    await at.opens();
    await until('the way to try again', () =>
      at.tab.page.click(shownByLoader, { css: 'button', name: 'Try again' }),
    );
    await at.payer.sees('choose-bank');
    await at.becomes('open');
    expect((await at.heardOf(0)).filter(([told]) => told !== 'load')).toEqual([]);
  });

  test('closing a checkout that has not loaded tells the shop once, with the same error by promise and by callback', async () => {
    const at = await shops.visits(await newTab(), `{ url: ${silent()} }`, { pace: 0.1 });
    await at.opens();
    await until('Try again', () => at.says('button', 'Try again'));
    await at.tab.page.click(shownByLoader, { css: 'button', name: 'Close' });
    await at.becomes('closed');
    await expect.poll(async () => (await at.heardOf(0)).length, patience).toBe(3);
    const heard = await at.heardOf(0);
    expect(heard).toContainEqual(['error', loadFailed]);
    expect(heard).toContainEqual(['rejected', loadFailed]);
    expect(heard.at(-1)).toEqual(['close', { reason: 'error', mayHavePaid: true }]);
  });

  test('two checkouts on one page close in any order: the last gives scrolling and keyboard back', async () => {
    const at = await shops.visits(await newTab(), '{}');
    const { page } = at.tab;
    for (const [round, order] of [
      [0, 1],
      [1, 0],
    ].entries()) {
      const urls = [await shops.world.create(), await shops.world.create()].map(({ url }) => url);
      await page.evaluate((urls) => {
        document.querySelector<HTMLElement>('#opener')?.focus();
        for (const url of urls) atShop.open({ url });
      }, urls);
      const openings = [2 * round, 2 * round + 1];
      for (const opening of openings) await at.becomes('open', opening);
      for (const [closed, which] of order.entries()) {
        const opening = openings[which] ?? 0;
        await page.evaluate((opening) => atShop.handles[opening]?.close(), opening);
        await at.becomes('closed', opening);
        expect(await page.evaluate(pageBehind, null)).toMatchObject(
          closed === 0 ? { overflow: 'hidden', dialogs: [{}] } : { overflow: '', keyboard: 'opener' },
        );
      }
    }
  });

  test('on a page that may not embed there is nothing of the checkout, and a way to it in this tab', async () => {
    const { url } = await shops.world.create();
    const tab = await newTab();
    const page = shopPage(shops.loader, `{ url: ${JSON.stringify(url)} }`, { pace: 0.1 });
    const elsewhere = shops.merchant.put('shop', page).replace('localhost', '127.0.0.1');
    await tab.goto(elsewhere);
    const at = new AtShop(tab);
    await at.opens();
    await tapsAway(tab.page, shownByLoader, { css: 'a[target="_top"]', name: 'Open in this tab' });
    await at.payer.sees('choose-bank');
    expect(await tab.page.evaluate(() => location.href, null)).toBe(url);
  });
});

/** What a payer has of the shop's page, and what lies over it. */
function pageBehind(): object {
  const { activeElement, documentElement } = document;
  const dialogs = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => [
    ...(shadowRoot?.querySelectorAll('dialog') ?? []),
  ]);
  return {
    keyboard: activeElement?.id || activeElement?.shadowRoot?.activeElement?.tagName,
    overflow: documentElement.style.overflow,
    scrolled: scrollY,
    dialogs: dialogs.map((dialog) => ({ name: dialog.title, isModal: dialog.matches(':modal') })),
  };
}
