import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/create-sandbox.ts';
import { type ServedSandbox, serveSandbox } from '../../src/sandbox/serve-sandbox.ts';
import { faultsOf } from './accessibility.ts';
import { launchChromium, windows } from './browser.ts';

const secretKey = 'test_sk_adirelane0000';
const host = '127.0.0.1';

let browser: Browser;
let sandbox: Sandbox;
let served: ServedSandbox;
let merchant: Server;
let merchantUrl: string;
let orders = 0;

beforeAll(async () => {
  browser = await launchChromium();
  sandbox = createSandbox({ secretKey, appId: 'adire-lane' });
  served = await serveSandbox(sandbox, { host, port: await freePort() });
  const port = await freePort();
  merchant = createServer((_, answer) =>
    answer.setHeader('content-type', 'text/html').end('<title>Adire Lane</title>'),
  );
  await new Promise<void>((resolve) => merchant.listen(port, host, resolve));
  merchantUrl = `http://localhost:${port}/back`;
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
  await served.close();
  await new Promise((resolve) => merchant.close(resolve));
});
beforeEach(() => sandbox.control.reset());

/** A new page for ₦5,000.00 by this method: its address and reference. */
async function order(method: string, changes: object = {}): Promise<{ url: string; reference: string }> {
  orders += 1;
  const reference = `ADIRELANE${String(orders).padStart(11, '0')}`;
  const answer = await fetch(`http://${host}:${served.port}/v2/payments/initiate`, {
    method: 'POST',
    headers: { 'mono-sec-key': secretKey, 'content-type': 'application/json' },
    body: JSON.stringify({
      amount: 500_000,
      type: 'onetime-debit',
      method,
      description: 'Two yards of adire',
      reference,
      redirect_url: merchantUrl,
      customer: { name: 'Adaeze Nwosu', email: 'adaeze@adirelane.example' },
      ...changes,
    }),
  });
  const { data } = (await answer.json()) as { data: { mono_url: string } };
  return { url: data.mono_url, reference };
}

/** A cheap phone without scripts, in front of a new page. */
async function without<T>(
  method: string,
  work: (page: Page, reference: string) => Promise<T>,
  changes: object = {},
): Promise<T> {
  const context = await browser.newContext({ ...windows.phone, javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    const { url, reference } = await order(method, changes);
    await page.goto(url);
    return await work(page, reference);
  } finally {
    await context.close();
  }
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const backWith = (reference: string, rest: string) => `${merchantUrl}?reference=${reference}&${rest}`;

test('a payer pays from an account on a phone without scripts, and is back at the merchant', () =>
  without('account', async (page, reference) => {
    await page.getByLabel('Bank').selectOption({ label: 'GTBank, Internet Banking' });
    await press(page, 'Go on');
    await page.getByLabel('UserID or Account Number').fill('user_otp');
    await page.getByLabel('Password').fill('123456');
    await press(page, 'Log in');
    await page.getByLabel('Enter the OTP sent to your phone').fill('123456');
    await press(page, 'Go on');
    await press(page, 'Pay ₦5,000.00');
    await page.waitForURL(backWith(reference, 'status=successful'));
    expect(sandbox.ledger.of(reference)).toHaveLength(1);
  }));

test('a payer pays by transfer, and in WhatsApp', async () => {
  await without('transfer', async (page, reference) => {
    await press(page, 'I have sent it');
    await page.waitForURL(backWith(reference, 'status=successful'));
  });
  await without('whatsapp', async (page, reference) => {
    await page.getByLabel('Your WhatsApp number').fill('08031234567');
    await press(page, 'Send me a message');
    await press(page, 'Answer YES');
    await page.waitForURL(backWith(reference, 'status=successful'));
  });
  expect(sandbox.ledger.debits()).toHaveLength(2);
});

test('a payer who closes the page, and one whom the bank refuses, are back without a debit', async () => {
  await without('account', async (page, reference) => {
    await press(page, 'Close');
    await page.waitForURL(backWith(reference, 'status=failed&reason=widget_closed'));
  });
  await without('account', async (page, reference) => {
    await press(page, 'Have the bank refuse');
    await page.waitForURL(backWith(reference, 'status=failed'));
  });
  expect(sandbox.ledger.debits()).toEqual([]);
});

test('a payer with no way back reads on the page what became of the money', () =>
  without(
    'transfer',
    async (page, reference) => {
      await press(page, 'I have sent it');
      await page.getByRole('heading', { name: 'You have paid' }).waitFor();
      expect(await page.getByRole('link').count()).toBe(0);
      expect(sandbox.ledger.of(reference)).toHaveLength(1);
    },
    { amount: 500_001 },
  ));

test('on every place of the page axe finds nothing, in light and dark, and nothing is too wide for a phone', async () => {
  const context = await browser.newContext(windows.phone);
  const page = await context.newPage();
  const faults: string[] = [];
  const look = async (place: string): Promise<void> => {
    await page.getByRole('heading', { name: place, level: 1 }).waitFor();
    faults.push(...(await faultsOf(page)).map((fault) => `${place}: ${fault}`));
  };
  await page.goto((await order('account', { amount: 500_001 })).url);
  await look('Choose your bank');
  await page.getByLabel('Bank').selectOption({ label: 'GTBank, Internet Banking' });
  await press(page, 'Go on');
  await page.getByLabel('UserID or Account Number').fill('user_accounts');
  await page.getByLabel('Password').fill('wrong');
  await press(page, 'Log in');
  await look('Log in to GTBank');
  await page.getByLabel('UserID or Account Number').fill('user_accounts');
  await page.getByLabel('Password').fill('123456');
  await press(page, 'Log in');
  await look('Choose an account');
  await press(page, 'Go on');
  await look('Approve this payment');
  await press(page, 'Pay ₦5,000.01');
  await look('You have paid');
  await page.goto((await order('transfer')).url);
  await look('Transfer exactly ₦5,000.00');
  await press(page, 'Keep processing, then pay');
  await page.goto((await order('whatsapp')).url);
  await look('Pay in WhatsApp');
  await page.getByLabel('Your WhatsApp number').fill('08031234567');
  await press(page, 'Send me a message');
  await look('Your chat with Mono');
  await press(page, 'Let the page run out');
  await look('This page has run out');
  await context.close();
  expect(faults).toEqual([]);
});
