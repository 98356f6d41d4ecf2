import { describe, expect, test } from 'vitest';
import { alteredPages } from '../hosts/hostile/altered-pages.ts';
import { oddSettings, openedWith, oughtToGo } from '../hosts/hostile/odd-settings.ts';
import { bank } from '../journeys/scenarios.ts';
import { AtShop, withShops } from './at-shop.ts';
import { otherEngineNames } from './drivers/start-engine.ts';
import { until } from './drivers/until.ts';
import { EnginePayer } from './engine-payer.ts';
import { shownByLoader } from './in-document.ts';
import { shopPage } from './shop-page.ts';
import { withEngine } from './with-engine.ts';

declare global {
  var happened: string[];
}

const shops = withShops();
const patience = { timeout: 30_000 };
const login = { username: 'user_good', password: '123456' };

/** Of those in which Chromium is tried: what other engines may do otherwise. */
const altered = [
  'nothing that is posted',
  'no channels',
  'ports that are dumb',
  'frames whose window is another',
  'its own DirectPay',
] as const;

describe.each(otherEngineNames)('in %s', (name) => {
  const { newTab } = withEngine(name);

  // WebKit's driver follows such members round and round.
  const ofThisEngine = name === 'webkit' ? altered : [...altered, 'members for every object'];

  test.each(ofThisEngine)(
    'on a page with %s the checkout works, or fails with one error',
    async (alteration) => {
      const { url } = await shops.world.create();
      const tab = await newTab();
      const at = new AtShop(tab);
      const more = { pace: 0.3, head: alteredPages[alteration] ?? '' };
      const page = shopPage(shops.loader, `{ url: ${JSON.stringify(url)} }`, more);
      await tab.goto(shops.merchant.put('shop', page));
      const names = async () => (await at.heardOf(0)).map(([told]) => told);
      await at.opens();
      await until('the checkout, or its failure', async () => {
        const told = await names();
        if (told.includes('load')) await at.leaves();
        if (told.length > 0) return true;
        return (
          (await at.says('button', 'Try again')) &&
          tab.page.click(shownByLoader, { css: 'button', name: 'Close' })
        );
      });
      await expect.poll(names, patience).toContain('close');
      const ends = (await names()).filter((told) => told !== 'load').toSorted();
      expect([
        ['close', 'resolved'],
        ['close', 'error', 'rejected'],
      ]).toContainEqual(ends);
    },
  );

  test('of sixty settings that no shop means each gives one error at most, opens nothing and touches no prototype', async () => {
    const tab = await newTab();
    await tab.goto(shops.merchant.put('shop', shopPage(shops.loader, '{}')));
    await tab.page.evaluate(
      () => addEventListener('unhandledrejection', (event) => event.preventDefault()),
      null,
    );
    for (const text of oddSettings) {
      const ended = await tab.page.evaluate(openedWith, text);
      expect([text.slice(0, 80), ended]).toEqual([text.slice(0, 80), oughtToGo(text)]);
    }
  });

  test('nothing of the shop’s own address but its origin goes to the checkout', async () => {
    const { url } = await shops.world.create();
    const tab = await newTab();
    const address = shops.merchant.put('shop', shopPage(shops.loader, `{ url: ${JSON.stringify(url)} }`));
    await tab.goto(`${address}?token=hunter2#hunter2`);
    const at = new AtShop(tab);
    await at.opens();
    await at.payer.sees('choose-bank');
    await at.becomes('open');
    expect(['', `${shops.merchant.origin}/`]).toContain(
      await tab.checkout.evaluate(() => document.referrer, null),
    );
    expect(shops.world.log.filter((line) => line.includes('hunter2'))).toEqual([]);
  });

  test('a tap in the moment in which Pay appears is not taken, and the one after it is taken once', async () => {
    const { url, id } = await shops.world.create();
    const tab = await newTab();
    await tab.goto(url);
    const payer = new EnginePayer(tab.checkout);
    await payer.choosesBank(bank);
    await payer.sees('log-in');
    await tab.checkout.evaluate(tapsAsPayAppears, null);
    await payer.fills(login);
    await payer.sees('confirm-payment');
    await until('the early tap', () => tab.checkout.evaluate(() => happened.length > 0, null));
    await tab.checkout.evaluate(() => void happened.push('a while'), null);
    await payer.pays();
    await payer.sees('paid');
    await shops.world.becomes(id, 'succeeded');
    expect(await tab.checkout.evaluate(() => happened, null)).toEqual(['early tap', 'a while', 'pay sent']);
  });
});

/** Runs in the checkout: taps Pay almost as soon as it is there, and writes down when it is sent. */
function tapsAsPayAppears(): void {
  globalThis.happened = [];
  const send = globalThis.fetch;
  globalThis.fetch = (asked, init) => {
    const url = asked instanceof Request ? asked.url : String(asked);
    if (url.endsWith('/steps/pay')) happened.push('pay sent');
    return send(asked, init);
  };
  new MutationObserver((_, observer) => {
    const pay = document.querySelector<HTMLElement>(
      'main[data-screen="confirm-payment"] button[type="submit"]',
    );
    if (!pay) return;
    observer.disconnect();
    // Sooner than any wait that began before it, however busy the machine is.
    setTimeout(() => {
      happened.push('early tap');
      pay.click();
    }, 50);
  }).observe(document, { childList: true, subtree: true, attributes: true });
}
