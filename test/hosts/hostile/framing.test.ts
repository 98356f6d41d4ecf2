import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../journeys/browser.ts';
import { openWorld, type World } from '../../journeys/world.ts';
import { answerFor, framesOf, type Neighbours, toThisMachine } from './neighbours.ts';

const shop = 'https://shop.adirelane.example';

let world: World;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let neighbours: Neighbours;
let url: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([
    openWorld({ moreOrigins: [shop] }),
    launchChromium(...toThisMachine),
  ]);
  ({ url } = await world.create());
  context = await browser.newContext();
  neighbours = await answerFor(context);
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const frame = (address: string, more = ''): string => `<iframe ${more} src="${address}"></iframe>`;
const inScript = (text: string): string => JSON.stringify(text).replaceAll('</', '<\\/');
const dataPage = (body: string): string => `data:text/html,${encodeURIComponent(body)}`;
/** A frame whose document a script of the page makes. */
const made = (body: string, how: string): string =>
  `<iframe id="made"></iframe><script>const body = ${inScript(body)}; const made = document.querySelector('#made'); ${how}</script>`;

interface Way {
  readonly name: string;
  readonly origin: string;
  readonly body: (url: string) => string;
  /** Further pages, by origin. */
  readonly others?: (url: string) => Readonly<Record<string, string>>;
}

const evil = 'https://evil.example';

const ways: readonly Way[] = [
  { name: 'another site', origin: evil, body: frame },
  { name: 'another port of the shop', origin: `${shop}:8443`, body: frame },
  { name: 'the shop without its lock', origin: 'http://shop.adirelane.example', body: frame },
  { name: 'the site that the shop is a part of', origin: 'https://adirelane.example', body: frame },
  { name: 'a part of the shop', origin: 'https://evil.shop.adirelane.example', body: frame },
  { name: 'a name that begins as the shop’s does', origin: `${shop}.evil.example`, body: frame },
  { name: 'the shop’s name with a dot after it', origin: `${shop}.`, body: frame },
  { name: 'letters that look like the shop’s', origin: 'https://shop.xn--dirlane-3fg.example', body: frame },
  {
    name: 'another site with the shop in between',
    origin: evil,
    body: () => frame(shop),
    others: (url) => ({ [shop]: frame(url) }),
  },
  {
    name: 'the shop with another site in between',
    origin: shop,
    body: () => frame(evil),
    others: (url) => ({ [evil]: frame(url) }),
  },
  {
    name: 'a sandboxed page in the shop, which has no origin',
    origin: shop,
    body: () => frame(`${shop}/inner`, 'sandbox="allow-scripts"'),
    others: (url) => ({ [`${shop}/inner`]: frame(url) }),
  },
  { name: 'a data: page in the shop', origin: shop, body: (url) => frame(dataPage(frame(url))) },
  { name: 'a srcdoc of another site', origin: evil, body: (url) => made(frame(url), 'made.srcdoc = body;') },
  {
    name: 'a blob: page of another site',
    origin: evil,
    body: (url) =>
      made(frame(url), "made.src = URL.createObjectURL(new Blob([body], { type: 'text/html' }));"),
  },
  {
    name: 'an empty page that another site wrote into',
    origin: evil,
    body: (url) => made(frame(url), 'made.contentDocument.body.innerHTML = body;'),
  },
  { name: 'an object of another site', origin: evil, body: (url) => `<object data="${url}"></object>` },
  { name: 'an embed of another site', origin: evil, body: (url) => `<embed src="${url}">` },
  {
    name: 'a frameset of another site',
    origin: evil,
    body: (url) =>
      `<script>document.documentElement.innerHTML = ${inScript(`<frameset><frame src="${url}"></frameset>`)}</script>`,
  },
  {
    name: 'a form of another site, sent into a frame',
    origin: evil,
    body: (url) =>
      `<form target="inner" action="${url}"></form><iframe name="inner"></iframe><script>document.forms[0].submit()</script>`,
  },
];

test('the shop itself shows the checkout', async () => {
  neighbours.are({ [shop]: frame(url) });
  await page.goto(shop);
  await page.frameLocator('iframe').locator('main[data-screen="choose-bank"]').waitFor();
});

test.each(ways)('nothing of the checkout is shown in $name', async ({ origin, body, others }) => {
  neighbours.are({ ...others?.(url), [origin]: body(url) });
  const refused = page.waitForEvent('console', {
    predicate: (message) => message.text().includes('frame-ancestors'),
    timeout: 20_000,
  });
  await page.goto(origin);
  await refused;
  await page.waitForLoadState('load');
  expect(await framesOf(page, 'main, #boot')).toEqual([]);
  expect(page.url()).toBe(new URL(origin).href);
});

test('a window that opened the checkout holds nothing of it', async () => {
  neighbours.are({ [evil]: '<p>Evil</p>' });
  await page.goto(evil);
  const popup = context.waitForEvent('page');
  await page.evaluate((url) => Object.assign(globalThis, { opened: window.open(url) }), url);
  const hosted = await popup;
  await hosted.locator('main[data-screen="choose-bank"]').waitFor();
  const held = () =>
    page.evaluate(() => {
      const { opened } = globalThis as unknown as { opened: Window };
      return { closed: opened.closed, frames: opened.length };
    });
  await expect.poll(held).toEqual({ closed: true, frames: 0 });
  expect(await hosted.evaluate(() => window.opener)).toBeNull();
});
