import { expect, test } from 'vitest';
import { visit, windows } from './browser.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';
import { withWorld } from './with-world.ts';

const around = withWorld();

test.each(Object.keys(windows) as (keyof typeof windows)[])(
  'a payer whose bank is quick goes straight from Pay to Paid, %s',
  async (window) => {
    const { url } = await around.world.create();
    const visitor = await visit(around.browser, window);
    await visitor.page.addInitScript(() => {
      const screens: string[] = [];
      Object.assign(globalThis, { screens });
      new MutationObserver(() => {
        const screen = document.querySelector('main')?.dataset['screen'];
        if (screen !== undefined && screen !== screens.at(-1)) screens.push(screen);
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    const payer = await Payer.byLink(visitor.page, url);
    await payer.choosesBank(bank);
    await payer.logsIn({ username: 'user_good', password: '123456' });
    await payer.pays();
    await payer.sees('paid');
    expect(
      await visitor.page.evaluate(() => (globalThis as unknown as { screens: string[] }).screens),
    ).toEqual(['choose-bank', 'log-in', 'confirm-payment', 'paid']);
    await visitor.close();
  },
);
