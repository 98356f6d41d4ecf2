import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium } from '../../journeys/browser.ts';
import { Payer } from '../../journeys/payer.ts';
import { openWorld, type World } from '../../journeys/world.ts';
import { unacknowledged } from '../embedder.ts';
import { answerFor, toThisMachine } from './neighbours.ts';

const lookAlike = 'https://localhost.shop.example';
const outcome = { status: 'succeeded', checkoutId: 'chk_1', reference: 'AL-1', mayHavePaid: true };
const good = { directpay: 1, type: 'connect', nonce: 'a-nonce-of-the-shop-itself' };

/** What a page could say that means to be the shop, the checkout, or neither. */
const forged: readonly unknown[] = [
  good,
  { ...good, directpay: 2 },
  { ...good, token: 'x' },
  { ...good, nonce: ['a-nonce-of-the-shop-itself'] },
  { ...good, nonce: 'x'.repeat(100_000) },
  [good],
  JSON.stringify(good),
  { type: 'ready', nonce: good.nonce },
  { type: 'outcome', outcome },
  { type: 'close', reason: 'completed' },
  { type: 'close.asked', by: 'host' },
  { type: 'settings', shown: true, inline: true },
  { type: 'event', event: { v: 1, type: 'payment.succeeded', ...outcome } },
  { event: 'success', status: 'successful', reference: 'AL-1' },
  'success',
  null,
  Number.NaN,
  {},
];

let world: World;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let url: string;

declare global {
  var arrived: number;
  var answers: unknown[];
  var shopPort: MessagePort;
  var told: [name: string, value: string][];
}

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchChromium(...toThisMachine)]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});
beforeEach(async () => {
  ({ url } = await world.create());
  context = await browser.newContext();
  (await answerFor(context)).are({
    'https://evil.example': '<p>Evil</p>',
    [lookAlike]: '<p>Like the shop</p>',
  });
  page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.arrived = 0;
    globalThis.answers = [];
    addEventListener('message', () => {
      globalThis.arrived += 1;
    });
  });
  await page.goto(world.merchantPage.address(url));
});
afterEach(() => context.close());

/** Frames beside the checkout: of other sites, of no origin at all, and of the shop’s own. */
async function surround(): Promise<Frame[]> {
  await page.evaluate(
    async (sites) => {
      const beside: Partial<HTMLIFrameElement>[] = [
        ...sites.map((src) => ({ src })),
        { srcdoc: '<p>The shop’s own</p>' },
        { srcdoc: '<p>No origin</p>' },
      ];
      const loads = beside.map((settings, at) => {
        const frame = Object.assign(document.createElement('iframe'), settings);
        if (at === beside.length - 1) frame.setAttribute('sandbox', 'allow-scripts');
        const load = new Promise((resolve) => {
          frame.onload = resolve;
        });
        document.body.append(frame);
        return load;
      });
      await Promise.all(loads);
    },
    ['https://evil.example/', `${lookAlike}/`],
  );
  return page.frames().filter((frame) => frame.parentFrame() && !frame.url().startsWith(world.proxyUrl));
}

/** Says everything to the checkout and to the shop, with no port, with one and with two. How many messages went to each. */
function attack(from: Frame, times = 1): Promise<number> {
  return from.evaluate(
    ({ forged, times }) => {
      let said = 0;
      const say = (target: Window, message: unknown, count: number) => {
        const ports = Array.from({ length: count }, () => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => answers.push(data);
          return port2;
        });
        target.postMessage(message, '*', ports);
      };
      for (let time = 0; time < times; time += 1) {
        for (const message of forged) {
          for (const count of [0, 1, 2]) {
            const checkout = top?.frames[0];
            if (checkout) say(checkout, message, count);
            say(top as Window, message, count);
            said += 1;
          }
        }
      }
      return said;
    },
    { forged, times },
  );
}

const arrivedIn = (frame: Frame): Promise<number> => frame.evaluate(() => globalThis.arrived);

test('of hundreds of messages from other windows none is answered, none is obeyed, and the shop’s own is', async () => {
  await page.evaluate((src) => {
    document.body.prepend(Object.assign(document.createElement('iframe'), { src }));
  }, url);
  const payer = await Payer.inModal(page);
  await payer.sees('choose-bank');
  const attackers = await surround();
  expect(attackers).toHaveLength(4);
  // As the app draws it, which has taken over from what was there before it.
  await payer.frame.waitForFunction(() => '__k' in (document.getElementById('app') ?? {}));
  const before = await payer.frame.locator('#app').innerHTML();
  let said = 0;
  for (const from of attackers) said += await attack(from, from === attackers[0] ? 10 : 1);
  expect(said).toBeGreaterThan(600);
  await expect.poll(() => arrivedIn(payer.frame), { timeout: 30_000 }).toBe(said);
  await expect.poll(() => arrivedIn(page.mainFrame()), { timeout: 30_000 }).toBe(said);
  for (const from of attackers) expect(await from.evaluate(() => answers)).toEqual([]);
  expect(await payer.frame.locator('#app').innerHTML()).toBe(before);

  // The shop greets, and then greets again with another port: the first is the one that is spoken on.
  await page.evaluate((good) => {
    const greet = (nonce: string, heard: unknown[]) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => heard.push(data);
      (window.frames[0] as Window).postMessage({ ...good, nonce }, '*', [port2]);
      port1.postMessage({ type: 'settings', shown: true, inline: false });
    };
    const late: unknown[] = [];
    Object.assign(globalThis, { late });
    greet(good.nonce, answers);
    for (const nonce of [good.nonce, 'another-nonce-of-the-shop']) greet(nonce, late);
  }, good);
  await expect.poll(() => page.evaluate(() => answers[0])).toEqual({ type: 'ready', nonce: good.nonce });
  for (const from of attackers) await attack(from);
  unacknowledged(payer.frame.getByRole('button', { name: 'Close' }).click());
  const types = () => page.evaluate(() => (answers as { type: string }[]).map(({ type }) => type));
  await expect
    .poll(async () => (await types()).filter((type) => type !== 'event'))
    .toEqual(['ready', 'outcome', 'close']);
  expect(await page.evaluate(() => (globalThis as unknown as { late: unknown[] }).late)).toEqual([]);
  for (const from of attackers) expect(await from.evaluate(() => answers)).toEqual([]);
});

test('a success that nobody but a neighbour has told never reaches the shop’s callbacks', async () => {
  await page.getByRole('button', { name: 'Pay' }).click();
  const payer = await Payer.inModal(page);
  await payer.sees('choose-bank');
  await expect.poll(() => page.evaluate(() => told.map(([name]) => name))).toContain('load');
  const attackers = await surround();
  // The dialog’s frame is no frame of the page for others: a script of the shop’s own origin finds it all the same.
  const own = attackers.find((frame) => frame.url() === 'about:srcdoc') as Frame;
  await own.evaluate((messages) => {
    const hosts = [...(top as Window).document.querySelectorAll('*')];
    const frame = hosts.map(({ shadowRoot }) => shadowRoot?.querySelector('iframe')).find((one) => one);
    for (const message of messages) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => answers.push(data);
      frame?.contentWindow?.postMessage(message, '*', [port2]);
    }
  }, forged as unknown[]);
  let said = 0;
  for (const from of attackers) said += await attack(from);
  await expect.poll(() => arrivedIn(page.mainFrame()), { timeout: 30_000 }).toBe(said);
  await expect.poll(() => arrivedIn(payer.frame), { timeout: 30_000 }).toBe(forged.length + 1);
  expect(await own.evaluate(() => answers)).toEqual([]);
  expect(await payer.screen()).toBe('choose-bank');
  unacknowledged(payer.frame.getByRole('button', { name: 'Close' }).click());
  const ends = () => page.evaluate(() => told.filter(([name]) => name !== 'event' && name !== 'load'));
  await expect.poll(async () => (await ends()).map(([name]) => name).sort()).toEqual(['close', 'outcome']);
  const [, ended] = (await ends()).find(([name]) => name === 'outcome') as [string, string];
  expect(JSON.parse(ended)).toMatchObject({ status: 'open', mayHavePaid: false });
});
