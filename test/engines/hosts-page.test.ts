import { describe, expect, test } from 'vitest';
import { bank } from '../journeys/scenarios.ts';
import { framesOverPage, withShops } from './at-shop.ts';
import { otherEngineNames } from './drivers/start-engine.ts';
import { until } from './drivers/until.ts';
import { shown } from './in-document.ts';
import { withEngine } from './with-engine.ts';

declare global {
  var bubbled: string[];
  var openedByPage: Window | null;
  var answers: unknown[];
}

const shops = withShops();
const patience = { timeout: 30_000 };

describe.each(otherEngineNames)('in %s', (name) => {
  const { newTab } = withEngine(name);

  test('as a part of the page it is as high as what it shows, and takes neither keyboard nor scrolling', async () => {
    const { url } = await shops.world.create();
    const at = await shops.visits(await newTab(), `{ url: ${JSON.stringify(url)}, container: '#place' }`);
    const { page, checkout } = at.tab;
    const isAsHighAsShown = async () => {
      const asked = await checkout.evaluate(() => document.body.offsetHeight, null);
      const given = await page.evaluate(heightOfFrame, null);
      return given === Math.max(320, asked) || `${given} for ${asked}`;
    };
    await at.opens();
    await at.payer.sees('choose-bank');
    await at.becomes('open');
    expect(
      await page.evaluate(() => [document.activeElement?.id, document.documentElement.style.overflow], null),
    ).toEqual(['opener', '']);
    // The list of banks, which is scrolled by itself.
    await expect.poll(() => page.evaluate(heightOfFrame, null), patience).toBe(720);
    await at.payer.choosesBank(bank);
    await at.payer.sees('log-in');
    await expect.poll(isAsHighAsShown, patience).toBe(true);
  });

  test('a page that takes the checkout away ends the opening once and gets its scrolling back', async () => {
    const { url } = await shops.world.create();
    const at = await shops.visits(await newTab(), `{ url: ${JSON.stringify(url)} }`);
    await at.opens();
    await at.becomes('open');
    await at.tab.page.evaluate(() => document.body.lastElementChild?.remove(), null);
    await at.becomes('closed');
    await expect
      .poll(async () => (await at.heardOf(0)).filter(([told]) => told === 'close'), patience)
      .toEqual([['close', { reason: 'host', mayHavePaid: true }]]);
    expect(await at.tab.page.evaluate(() => document.documentElement.style.overflow, null)).toBe('');
  });

  test('a button’s attributes open one checkout though the script tag stands there twice, and its events bubble', async () => {
    const { url } = await shops.world.create();
    const at = await shops.visits(await newTab(), '{}', {
      head: `globalThis.bubbled = [];
for (const name of ['load', 'error', 'close']) addEventListener('directpay:' + name, () => bubbled.push(name));`,
      more: `<script src="${shops.loader}"></script><button id="declared" data-directpay data-url="${url}">Pay</button>`,
    });
    const { page } = at.tab;
    const bubbles = () => page.evaluate(() => bubbled, null);
    await until('the button', () => page.click(shown, { css: '#declared' }));
    await at.payer.sees('choose-bank');
    await expect.poll(bubbles, patience).toEqual(['load']);
    expect(await page.evaluate(framesOverPage, null)).toBe(1);
    await at.leaves();
    await expect.poll(bubbles, patience).toEqual(['load', 'close']);
    expect(await page.evaluate(framesOverPage, null)).toBe(0);
  });

  test('a window that opened the link itself has no hold of it, and is never answered', async () => {
    const { url } = await shops.world.create();
    const at = await shops.visits(await newTab(), '{}', {
      head: `globalThis.answers = []; addEventListener('message', ({ data }) => answers.push(data));`,
      more: `<button id="popup" onclick="globalThis.openedByPage = window.open('${url}')">Link</button>`,
    });
    const { page } = at.tab;
    await until('the link', () => page.click(shown, { css: '#popup' }));
    expect(await page.evaluate(() => openedByPage !== null, null)).toBe(true);
    await until('the opened window to be out of reach', () =>
      page.evaluate(() => openedByPage?.closed ?? null, null),
    );
    await page.evaluate(asksOpened, shops.world.proxyUrl);
    expect(await page.evaluate(() => answers, null)).toEqual([]);
  });
});

function heightOfFrame(): number | undefined {
  const hosts = [...document.querySelectorAll('*')];
  const frames = hosts.map(({ shadowRoot }) => shadowRoot?.querySelector('iframe'));
  return frames.find(Boolean)?.getBoundingClientRect().height;
}

/** Greets the opened window as a loader would, and waits until a message posted to itself afterwards has come. */
async function asksOpened(origin: string): Promise<void> {
  for (const directpay of [1, 2]) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answers.push(data);
    openedByPage?.postMessage({ directpay, type: 'connect', nonce: 'a'.repeat(32) }, origin, [port2]);
  }
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage('later');
  });
}
