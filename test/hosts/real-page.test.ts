import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Checkout } from '../../src/contract/merchant-api.ts';
import { freePort } from '../../src/demo/free-port.ts';
import { type Stack, startStack } from '../../src/demo/stack.ts';
import { type Listening, listen } from '../../src/proxy/listen.ts';
import { Embedder, unacknowledged } from './embedder.ts';
import { launchChromium } from './fixture-browser.ts';

let stack: Stack;
let browser: Browser;
let strangers: Listening;
/** A site that is not among the origins that may embed. */
let strangerUrl: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), launchChromium()]);
  const port = await freePort();
  strangerUrl = `http://localhost:${port}`;
  const body = `<!doctype html><title>Stranger</title><script src="${stack.proxyUrl}/v1/directpay.js"></script><button id="opener">Pay</button>`;
  strangers = await listen({
    fetch: async () => new Response(body, { headers: { 'content-type': 'text/html' } }),
    host: '127.0.0.1',
    port,
  });
});
afterAll(async () => {
  await browser?.close();
  await strangers?.close();
  await stack?.stop();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
});
afterEach(() => context.close());

async function checkout(): Promise<Checkout> {
  const { checkout } = await stack.proxy.checkouts.create(
    {
      kind: 'payment',
      amountMinor: 500_000,
      currency: 'NGN',
      description: 'Glass beads',
      reference: `H-${Math.random().toString(36).slice(2)}`,
    },
    { idempotencyKey: crypto.randomUUID() },
  );
  return checkout;
}

const checkoutFrame = (): Frame | undefined => page.frames().find((frame) => frame.parentFrame());

test('a page that may not embed gets no checkout, and the loader there ends in a load failure', async () => {
  const { url } = await checkout();
  await page.clock.install();
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  const embedder = await Embedder.visit(page, strangerUrl);
  await embedder.open(await embedder.create(url));
  await refused;
  await page.clock.runFor(10_000);
  await page.getByText('The checkout has not loaded yet.').waitFor();
  expect(await checkoutFrame()?.locator('main').count()).toBe(0);
});

test('the checkout answers the merchant’s page, and the payer may leave it with nothing decided', async () => {
  const { id, reference, url } = await checkout();
  const embedder = await Embedder.visit(page, stack.shopUrl);
  await page
    .locator('button')
    .first()
    .evaluate((button) => {
      button.id = 'opener';
    });
  const frame = await embedder.opened(url);
  await frame.getByRole('heading', { name: 'Choose your bank' }).waitFor();
  unacknowledged(frame.getByRole('button', { name: 'Close' }).click());
  await embedder.state('closed');
  const outcome = { status: 'open', checkoutId: id, reference, mayHavePaid: false };
  await expect
    .poll(async () => (await embedder.heard()).at(-1))
    .toEqual(['close', { reason: 'user', mayHavePaid: false, outcome }]);
  const heard = await embedder.heard();
  expect(heard.filter(([name]) => name === 'violation')).toEqual([]);
  expect(heard.filter(([name]) => name === 'resolved')).toEqual([['resolved', outcome]]);
});

test('a tap beside the sheet closes it while nothing is at stake, and the page behind has the keyboard again', async () => {
  const { url } = await checkout();
  const embedder = await Embedder.visit(page, stack.shopUrl);
  await page
    .locator('button')
    .first()
    .evaluate((button) => {
      button.id = 'opener';
    });
  const frame = await embedder.opened(url);
  await frame.getByRole('heading', { name: 'Choose your bank' }).waitFor();
  await page.mouse.click(8, 8);
  await embedder.state('closed');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('opener');
});

test('Escape inside the frame empties the search first and then closes, as it does outside', async () => {
  const { url } = await checkout();
  const embedder = await Embedder.visit(page, stack.shopUrl);
  await page
    .locator('button')
    .first()
    .evaluate((button) => {
      button.id = 'opener';
    });
  const frame = await embedder.opened(url);
  await frame.getByRole('searchbox').fill('kuda');
  await frame.locator('[role="option"][aria-setsize="1"]').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => frame.getByRole('searchbox').inputValue()).toBe('');
  unacknowledged(page.keyboard.press('Escape'));
  await embedder.state('closed');
});

test('a window that opened the link itself is never answered, however well it asks', async () => {
  const { url } = await checkout();
  await page.goto(strangerUrl);
  const popup = context.waitForEvent('page');
  await page.evaluate((url) => {
    const answers: unknown[] = [];
    addEventListener('message', ({ data }) => answers.push(data));
    Object.assign(globalThis, { answers, opened: window.open(url) });
  }, url);
  const hosted = await popup;
  await hosted.locator('main[data-screen="choose-bank"]').waitFor();
  await page.evaluate((origin) => {
    const { answers, opened } = globalThis as unknown as { answers: unknown[]; opened: Window | null };
    for (const directpay of [1, 2]) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => answers.push(data);
      opened?.postMessage({ directpay, type: 'connect', nonce: 'a'.repeat(32) }, origin, [port2]);
    }
  }, stack.proxyUrl);
  // Messages that came later have been handled by both windows, so these have been too.
  for (const window of [hosted, page]) {
    await window.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve();
          port2.postMessage('later');
        }),
    );
  }
  expect(await page.evaluate(() => (globalThis as unknown as { answers: unknown[] }).answers)).toEqual([]);
  expect(await hosted.locator('main').getAttribute('data-screen')).toBe('choose-bank');
});
