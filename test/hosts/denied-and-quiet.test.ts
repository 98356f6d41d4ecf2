import type { BrowserContext, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { Payer } from '../journeys/payer.ts';
import { bank } from '../journeys/scenarios.ts';
import { withWorld } from '../journeys/with-world.ts';

const around = withWorld();
let context: BrowserContext;
let page: Page;
let url: string;

beforeEach(async () => {
  context = await around.browser.newContext();
  page = await context.newPage();
  ({ url } = await around.world.create());
});

/** As a browser that blocks cookies and storage answers, on every page. */
function denyStorage(): void {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) {
    Object.defineProperty(globalThis, name, {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  }
  Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} });
}

test('where storage is denied a payment goes through, and nothing of the merchant’s address leaves its page', async () => {
  await context.addInitScript(denyStorage);
  const sent: string[] = [];
  const heard: string[] = [];
  await context.exposeBinding('overheard', (_, text: string) => heard.push(text));
  await context.addInitScript(() => {
    addEventListener('message', ({ data }) =>
      (globalThis as unknown as { overheard(text: string): void }).overheard(JSON.stringify(data)),
    );
  });
  context.on('request', (request) => {
    if (new URL(request.url()).origin === new URL(url).origin)
      sent.push(JSON.stringify([request.url(), request.headers(), request.postData()]));
  });
  await page.goto(`${around.world.merchantPage.address(url)}&customer=geheim#geheim`);
  await page.getByRole('button', { name: 'Pay' }).click();
  const payer = await Payer.inModal(page);
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password: '123456' });
  await payer.pays();
  await payer.sees('paid');
  expect(sent.some((request) => request.includes('/v1/session'))).toBe(true);
  expect(sent.filter((request) => request.includes('geheim'))).toEqual([]);
  await expect.poll(() => heard.some((text) => text.includes('connect'))).toBe(true);
  expect(heard.filter((text) => text.includes('geheim'))).toEqual([]);
});

test('a preloaded checkout needs no network from the tap on until its list can be searched', async () => {
  await page.goto(around.world.merchantPage.address(url));
  await page.evaluate((url) => {
    const kept = DirectPay.create({ url });
    kept.preload();
    Object.assign(globalThis, { kept });
  }, url);
  const payer = await Payer.inModal(page);
  await payer.frame.waitForLoadState('load');
  await context.setOffline(true);
  await page.evaluate(
    () =>
      void (globalThis as unknown as { kept: ReturnType<typeof DirectPay.create> }).kept
        .open()
        .catch(() => {}),
  );
  await payer.sees('choose-bank');
  await payer.searches(bank);
  await payer.bank(bank).waitFor();
});
