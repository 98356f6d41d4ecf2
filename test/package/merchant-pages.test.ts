import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, visit } from '../journeys/browser.ts';
import { Payer } from '../journeys/payer.ts';
import { bank } from '../journeys/scenarios.ts';
import { blocksOf } from './document-blocks.ts';
import { type MerchantServer, startMerchantServer } from './merchant-server.ts';

let merchant: MerchantServer;
let browser: Browser;

beforeAll(async () => {
  [merchant, browser] = await Promise.all([startMerchantServer(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await merchant?.stop();
});

/** A page of the merchant's with a loader and a button. */
function put(path: string, parts: { head: string; body?: string; policy?: string }): string {
  const { head, body = '', policy } = parts;
  merchant.answers.set(path, {
    type: 'text/html',
    body: `<!doctype html><html lang="en"><title>Adire Lane</title>${head}<button id="pay">Pay</button>${body}</html>`,
    ...(policy === undefined ? {} : { headers: { 'content-security-policy': policy } }),
  });
  return merchant.origin + path;
}

const hasLoader = (page: Page): Promise<boolean> =>
  page.evaluate(() => typeof (globalThis as { DirectPay?: unknown }).DirectPay === 'object');

async function readPin(): Promise<{ src: string; integrity: string }> {
  const response = await fetch(`${merchant.proxyUrl}/v1/directpay.json`);
  return (await response.json()) as { src: string; integrity: string };
}

const pinnedTag = (src: string, integrity: string) =>
  `<script src="${src}" integrity="${integrity}" crossorigin="anonymous"></script>`;

test('a page gets the exact loader that it has pinned, and refuses one in which a bit is another', async () => {
  const { src, integrity } = await readPin();
  const { page, traces, close } = await visit(browser, 'desktop');
  await page.goto(put('/pinned', { head: pinnedTag(src, integrity) }));
  expect(await hasLoader(page)).toBe(true);

  const changed = Buffer.from(await (await fetch(src)).arrayBuffer());
  changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
  merchant.answers.set('/changed.js', { type: 'text/javascript', body: changed });
  await page.goto(put('/tampered', { head: pinnedTag('/changed.js', integrity) }));
  expect(await hasLoader(page)).toBe(false);
  await expect.poll(() => traces.console.join()).toContain("'integrity'");
  await close();
});

test('a payment is completed under each policy of the recipe as printed, and nothing is refused on its way', async () => {
  const printed = (await blocksOf('csp.md')).flatMap(
    ({ text }) => /^Content-Security-Policy: (.+)$/m.exec(text)?.[1] ?? [],
  );
  expect(printed).toHaveLength(2);
  const nonce = 'f2Vd0mB1qS8yK3pZ7tXw9A';
  for (const [index, recipe] of printed.entries()) {
    const url = await merchant.create(`recipe-${index}`);
    merchant.answers.set('/pay.js', {
      type: 'text/javascript',
      body: `document.querySelector('#pay').onclick = () => DirectPay.create({ url: '${url}', nonce: '${nonce}' }).open();`,
    });
    const tag = (src: string) => `<script nonce="${nonce}" src="${src}"></script>`;
    const address = put(`/recipe-${index}`, {
      head: tag(`${merchant.proxyUrl}/v1/directpay.js`),
      body: tag('/pay.js'),
      policy: recipe
        .replaceAll('https://pay.adirelane.example', merchant.proxyUrl)
        .replaceAll('{nonce}', nonce),
    });
    const { page, traces, close } = await visit(browser, 'phone');
    await page.goto(address);
    await page.getByRole('button', { name: 'Pay' }).click();
    const payer = await Payer.inModal(page);
    await payer.choosesBank(bank);
    await payer.logsIn({ username: 'user_good', password: '123456' });
    await payer.pays();
    await payer.sees('paid');
    expect(traces.console.filter((line) => /content.security.policy/i.test(line))).toEqual([]);
    await close();
  }
  await expect
    .poll(() => merchant.told, { timeout: 20_000 })
    .toEqual(['checkout.succeeded', 'checkout.succeeded']);
});
