import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { AppToPage, PageToApp } from '../../src/contract/bridge-messages.ts';
import { type Stack, startStack } from '../../src/demo/stack.ts';
import { type DemoCheckout, orderAtDemo } from '../journeys/demo-checkout.ts';
import { Payer } from '../journeys/payer.ts';
import { bank } from '../journeys/scenarios.ts';
import { launchChromium } from './fixture-browser.ts';

const patience = { timeout: 20_000, interval: 100 };

/** How an app's framework gives the page its bridge; `told` takes what is posted. */
const bridges: Readonly<Record<string, string>> = {
  'React Native': 'window.ReactNativeWebView = { postMessage: told };',
  WKWebView: 'window.webkit = { messageHandlers: { DirectPay: { postMessage: told } } };',
  'an interface of Android': 'Object.defineProperty(window, "DirectPay", { value: { postMessage: told } });',
  flutter_inappwebview: 'window.flutter_inappwebview = { callHandler: (name, text) => told(text) };',
  'a channel of webview_flutter, late':
    'setTimeout(() => { window.DirectPay = { postMessage: told }; }, 2000);',
};

/** Takes what is posted out of the page, which may leave, and acknowledges where `acknowledges` is set. */
const app = (bridge: string, acknowledges = true): string => `if (window === top) {
  const told = (text) => {
    if (typeof text !== 'string') throw new Error('Not a text');
    window.tell(text);
    const { id } = JSON.parse(text);
    if (${acknowledges}) setTimeout(() => window.DirectPayHost?.receive(JSON.stringify({ v: 1, type: 'bridge.ack', id })));
  };
  ${bridge}
}`;

let stack: Stack;
let browser: Browser;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), launchChromium()]);
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

const order = (returnUrl?: string): Promise<DemoCheckout> =>
  orderAtDemo(stack, {
    kind: 'payment',
    amountMinor: 500_000,
    currency: 'NGN',
    description: 'Glass beads',
    reference: `B-${crypto.randomUUID()}`,
    ...(returnUrl !== undefined && { returnUrl }),
  });

interface Opened {
  readonly page: Page;
  readonly payer: Payer;
  /** What the app was told, in order. */
  readonly got: readonly PageToApp[];
}

async function open(url: string, script: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  ends.push(() => context.close());
  const page = await context.newPage();
  const got: PageToApp[] = [];
  await page.exposeFunction('tell', (text: string) => void got.push(JSON.parse(text)));
  await page.addInitScript(script);
  return { page, got, payer: await Payer.byLink(page, `${url}?embed=webview&platform=android`) };
}

const typesGot = ({ got }: Opened): string[] =>
  got.map(({ type }) => type).filter((type) => type !== 'event');
/** As an app does, once the page has said that it is ready. */
async function say(app: Opened, message: AppToPage): Promise<void> {
  const { page } = app;
  await expect.poll(() => typesGot(app), patience).toContain('bridge.ready');
  await page.evaluate((text) => window.DirectPayHost?.receive(text), JSON.stringify(message));
}

test.each(Object.entries(bridges))('an app hears the end once by its own bridge: %s', async (_, bridge) => {
  const { url } = await order();
  const opened = await open(url, app(bridge));
  const { payer } = opened;
  await payer.sees('choose-bank');
  await expect.poll(() => typesGot(opened), patience).toEqual(['bridge.ready']);
  await say(opened, { v: 1, type: 'host.close' });
  await expect.poll(() => typesGot(opened), patience).toEqual(['bridge.ready', 'outcome', 'close']);
});

test('an app written for the SDK of the provider hears of a payment as from that SDK, once', async () => {
  const checkout = await order();
  const opened = await open(
    checkout.url,
    app('window.MonoClientInterface = window.ReactNativeWebView = { postMessage: told };'),
  );
  const { payer } = opened;
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password: '123456' });
  await payer.pays();
  await payer.sees('paid');
  await payer.taps(/^Close/);
  await expect.poll(() => typesGot(opened), patience).toContain('mono.connect.widget.closed');
  expect(typesGot(opened).map((type) => type.replace('mono.connect.', ''))).toEqual([
    'widget_opened',
    'institution_selected',
    'login_attempt',
    'widget.charge_complete',
    'on_exit',
    'widget.closed',
  ]);
  await checkout.endsAs('succeeded', ['checkout.succeeded']);
});

describe('closing', () => {
  test('that the app does not acknowledge leads to the return url, with the id of the outcome', async () => {
    const { url } = await order(`${stack.shopUrl}/back`);
    const opened = await open(url, app(bridges['React Native'] ?? '', false));
    const { page, payer } = opened;
    await payer.sees('choose-bank');
    await say(opened, { v: 1, type: 'host.close' });
    await expect.poll(() => typesGot(opened), patience).toContain('close');
    const outcome = opened.got.find(({ type }) => type === 'outcome');
    await page.waitForURL((address) => address.searchParams.get('outcomeId') === outcome?.id);
  });

  test('is never what the back key does to a payer who can go back', async () => {
    const { url } = await order();
    const opened = await open(url, app(bridges['React Native'] ?? ''));
    const { payer } = opened;
    await payer.choosesBank(bank);
    await payer.sees('log-in');
    await say(opened, { v: 1, type: 'host.back' });
    await payer.sees('choose-bank');
    expect(typesGot(opened)).not.toContain('close');
  });
});

test('what an app must not say changes nothing and is not answered', async () => {
  const { url } = await order();
  const opened = await open(url, app(bridges['React Native'] ?? ''));
  const { page, payer } = opened;
  await payer.sees('choose-bank');
  await expect.poll(() => typesGot(opened), patience).toEqual(['bridge.ready']);
  await page.evaluate(() => {
    for (const text of [
      '',
      '{',
      'null',
      '{"v":1}',
      '{"v":2,"type":"host.close"}',
      '{"v":1,"type":"outcome"}',
    ]) {
      window.DirectPayHost?.receive(text);
      window.postMessage(text, location.origin);
    }
    window.postMessage('{"v":1,"type":"host.close"}', location.origin);
    return new Promise<void>((resolve) => {
      addEventListener('message', ({ data }) => {
        if (data === 'last') resolve();
      });
      window.postMessage('last', location.origin);
    });
  });
  expect(await payer.screen()).toBe('choose-bank');
  // Answered, as nothing before it was.
  await say(opened, { v: 1, type: 'host.close' });
  await expect.poll(() => typesGot(opened), patience).toEqual(['bridge.ready', 'outcome', 'close']);
});

test('what covers the top of the webview and its colours are the app’s to say', async () => {
  const { url } = await order();
  const opened = await open(url, app(bridges['React Native'] ?? ''));
  const { page, payer } = opened;
  await payer.sees('choose-bank');
  await say(opened, { v: 1, type: 'host.insets', top: 40, bottom: 0, keyboard: 0 });
  await say(opened, { v: 1, type: 'host.colorScheme', scheme: 'dark' });
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), patience)
    .toBe('dark');
  const merchant = await page.locator('.app').first().boundingBox();
  expect(merchant?.y).toBeGreaterThanOrEqual(40);
});

test('who opens a link inside another app is offered their own browser, and may pay there all the same', async () => {
  const { url } = await order();
  const agent = 'Mozilla/5.0 (Linux; Android 13; wv) Chrome/126.0 Mobile Safari/537.36 Instagram 334.0';
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, userAgent: agent });
  ends.push(() => context.close());
  const page = await context.newPage();
  const payer = await Payer.byLink(page, url);
  const offer = page.getByRole('link', { name: 'Open in browser' });
  await offer.waitFor();
  expect(await offer.getAttribute('href')).toBe(`${url.replace('http:', 'intent:')}#Intent;scheme=http;end`);
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  await offer.waitFor({ state: 'detached' });
});
