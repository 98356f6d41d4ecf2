import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../src/demo/stack.ts';
import { unacknowledged } from '../hosts/embedder.ts';
import { letBankSpeak, silenceBank } from './bank-silence.ts';
import { launchChromium, visit, type WindowName } from './browser.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ timeouts: { capture: 2_000 } }), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

const password = '123456';

const toldTypes = () => stack.notifications().map(({ notification }) => notification.type);

test.each<WindowName>(['phone', 'desktop'])(
  'a shopper buys in the demo shop, on a %s, and the shop packs it',
  async (window) => {
    const [debits, told] = [stack.sandbox.ledger.debits().length, toldTypes().length];
    const { page, traces, close } = await visit(browser, window);
    await page.goto(stack.shopUrl);
    await page.getByRole('button', { name: /^Buy:/ }).first().click();
    const payer = await Payer.inModal(page);
    await payer.choosesBank(bank);
    await payer.logsIn({ username: 'user_good', password });
    await payer.pays();
    await payer.sees('paid');
    unacknowledged(payer.taps(/done|close|back to/i));
    await page.waitForURL(/\/orders\//);
    await page.getByText('Paid. We are packing it.').waitFor();
    expect(stack.sandbox.ledger.debits().length).toBe(debits + 1);
    await expect.poll(() => toldTypes().slice(told)).toEqual(['checkout.succeeded']);
    await page.goto(stack.shopUrl);
    await page.getByText('checkout.succeeded').first().waitFor();
    expect(traces.errors).toEqual([]);
    await close();
  },
);

test('a shopper pays by link and is sent back to the order, which says what the proxy says', async () => {
  const { page, close } = await visit(browser, 'phone');
  await page.goto(stack.shopUrl);
  await page
    .getByRole('button', { name: /^Pay by link:/ })
    .first()
    .click();
  await page.waitForURL(/\/c\//);
  const payer = new Payer(page.mainFrame());
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password });
  await payer.pays();
  await payer.sees('paid');
  await payer.taps(/back to/i);
  await page.waitForURL(/\/orders\//);
  await page.getByText('Paid. We are packing it.').waitFor();
  await close();
});

test('a shopper who closes while the bank is asked is not asked to pay again, and sees it paid by itself', async () => {
  const { page, close } = await visit(browser, 'phone');
  await page.goto(stack.shopUrl);
  await page.getByRole('button', { name: /^Buy:/ }).first().click();
  const payer = await Payer.inModal(page);
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_timeout', password });
  silenceBank(stack.sandbox);
  await payer.pays();
  await payer.sees('confirming');
  await payer.frame.getByLabel('Close', { exact: true }).click();
  const leaving = payer.frame.getByRole('alertdialog').getByRole('button', { name: /close|leave/i });
  unacknowledged(leaving.click());
  await page.waitForURL(/\/orders\//);
  await page.getByText(/do not pay again/i).waitFor();
  await letBankSpeak(stack.sandbox);
  await page.getByText('Paid. We are packing it.').waitFor();
  await close();
});
