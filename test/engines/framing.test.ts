import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../journeys/world.ts';
import { engineNames } from './drivers/start-engine.ts';
import { until } from './drivers/until.ts';
import { EnginePayer } from './engine-payer.ts';
import { type ServedPages, servePages } from './served-pages.ts';
import { withEngine } from './with-engine.ts';

let world: World;
let shop: ServedPages;
let stranger: ServedPages;
/** Paths that browsers have asked the proxy for. */
const asked: string[] = [];

beforeAll(async () => {
  [shop, stranger] = await Promise.all([servePages(), servePages()]);
  world = await openWorld({
    moreOrigins: [shop.origin],
    fromBrowser: ({ url }) => void asked.push(new URL(url).pathname),
  });
});
afterAll(async () => {
  await world?.stop();
  await shop?.stop();
  await stranger?.stop();
});

const frame = (address: string, more = ''): string => `<iframe ${more} src="${address}"></iframe>`;
const inScript = (text: string): string => JSON.stringify(text).replaceAll('</', '<\\/');
/** A frame whose document a script of the page makes. */
const made = (body: string, how: string): string =>
  `<iframe id="made"></iframe><script>const body = ${inScript(body)}; const made = document.querySelector('#made'); ${how}</script>`;

/** Pages that may not show the checkout at this address, by what they are. */
const ways: Readonly<Record<string, (url: string) => string>> = {
  'another port': (url) => stranger.put('port', frame(url)),
  'another name of the shop’s machine': (url) =>
    shop.put('name', frame(url)).replace('localhost', '127.0.0.1'),
  'the shop inside of another site': (url) => stranger.put('outer', frame(shop.put('inside', frame(url)))),
  'another site inside of the shop': (url) => shop.put('outer', frame(stranger.put('inside', frame(url)))),
  'a sandboxed page of the shop': (url) =>
    shop.put('sandbox', frame(shop.put('boxed', frame(url)), 'sandbox="allow-scripts"')),
  'a page of the shop that is data': (url) =>
    shop.put('data', frame(`data:text/html,${encodeURIComponent(frame(url))}`)),
  'a page written into another site’s': (url) =>
    stranger.put('srcdoc', made(frame(url), 'made.srcdoc = body')),
  'a page that another site has made': (url) =>
    stranger.put(
      'blob',
      made(frame(url), "made.src = URL.createObjectURL(new Blob([body], { type: 'text/html' }))"),
    ),
  'an empty page that another site fills': (url) =>
    stranger.put('filled', made(frame(url), 'made.contentDocument.body.innerHTML = body')),
  'an object': (url) => stranger.put('object', `<object data="${url}"></object>`),
  'an embed': (url) => stranger.put('embed', `<embed src="${url}">`),
  'a frameset': (url) =>
    stranger.put(
      'frameset',
      `<script>document.documentElement.innerHTML = ${inScript(`<frameset><frame src="${url}"></frameset>`)}</script>`,
    ),
  'a form that is sent into a frame': (url) =>
    stranger.put(
      'form',
      `<form target="inner" action="${url}"></form><iframe name="inner"></iframe><script>document.forms[0].submit()</script>`,
    ),
};

/** The checkout's page begins by asking for the app. */
const appsAskedFor = (): string[] => asked.filter((path) => path.startsWith('/assets/main-'));

describe.each(engineNames)('in %s', (name) => {
  const { newTab } = withEngine(name);

  test('in none of thirteen ways does a page that may not frame a checkout show any of it, and the shop does', async () => {
    const tab = await newTab();
    const { url } = await world.create();
    asked.length = 0;
    for (const [way, page] of Object.entries(ways)) {
      const { url } = await world.create();
      await tab.goto(page(url));
      await until(`${way} to ask for the checkout and to be done`, async () => {
        const isDone = await tab.page.evaluate(() => document.readyState === 'complete', null);
        return isDone && asked.includes(new URL(url).pathname);
      });
    }
    await tab.goto(shop.put('own', frame(url)));
    await new EnginePayer(tab.checkout).sees('choose-bank');
    await until('the app to be asked for', async () => appsAskedFor().length > 0);
    const ofShop = asked.slice(asked.lastIndexOf(new URL(url).pathname));
    expect(appsAskedFor()).toEqual(ofShop.filter((path) => path.startsWith('/assets/main-')));
  });
});
