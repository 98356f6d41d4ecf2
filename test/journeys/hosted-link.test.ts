import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './accessibility.ts';
import { launchChromium, type Visit, visit, windows } from './browser.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: Browser;
const visits: Visit[] = [];

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const login = { username: 'user_good', password: '123456' };

async function opens(url: string, window: 'phone' | 'desktop'): Promise<Payer & { visitor: Visit }> {
  const visitor = await visit(browser, window);
  visits.push(visitor);
  return Object.assign(await Payer.byLink(visitor.page, url), { visitor });
}

/** What a browser without JavaScript shows of a link. */
async function readWithoutScript(url: string): Promise<string> {
  const context = await browser.newContext({ ...windows.phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  const text = await page.locator('body').innerText();
  await context.close();
  return text.replace(/\s+/g, ' ');
}

test('a payer at a desk goes on by phone; the desk follows it to the end', async () => {
  const { url, id } = await world.create();
  const desk = await opens(url, 'desktop');
  await desk.sees('choose-bank');
  const { page } = desk.visitor;
  const picture = page.getByRole('img', { name: 'QR code of the link to this page' });
  await picture.waitFor();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  expect(await faultsOf(page)).toEqual([]);

  const phone = await opens(url, 'phone');
  await phone.choosesBank(bank);
  expect(await phone.visitor.page.getByText('Continue on your phone').count()).toBe(0);
  await desk.sees('log-in');
  await phone.logsIn(login);
  await phone.sees('confirm-payment');
  await desk.sees('in-use');
  expect(await desk.reads()).toContain('this page follows, and shows how it ends');
  expect(await picture.count()).toBe(0);
  await phone.pays();
  await phone.sees('paid');
  await desk.sees('paid');
  await world.becomes(id, 'succeeded');
});

test('until when the link is good stands in the payer’s own time, from the first answer on', async () => {
  const { url, expiresAt } = await world.create({ expiresInSeconds: 7_200 });
  for (const [timezoneId, said] of [
    ['Europe/London', { timeZone: 'Europe/London', ending: '' }],
    ['UTC', { timeZone: 'Africa/Lagos', ending: ' in Lagos' }],
  ] as const) {
    const context = await browser.newContext({ ...windows.phone, timezoneId });
    const page = await context.newPage();
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/\/assets\/main-.*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(url, { waitUntil: 'commit' });
    await new Payer(page.mainFrame()).sees('choose-bank');
    const header = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('header p, header small')].map((line) => {
          const { x, y, width, height } = line.getBoundingClientRect();
          return { text: line.textContent, place: [x, y, width, height].join(' ') };
        }),
      );
    const before = await header();
    const time = new Date(expiresAt).toLocaleString('en-GB', {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: said.timeZone,
    });
    expect(before.map(({ text }) => text)).toEqual([
      'Pay Adire Lane',
      '₦48,500.00',
      `Link valid until ${time}${said.ending}`,
    ]);
    letGo();
    await page.waitForFunction(() => '__k' in (document.getElementById('app') ?? {}));
    expect(await header()).toEqual(before);
    await context.close();
  }
});

test('a link says how it stands to a browser without JavaScript as well', async () => {
  const { origin } = world.merchantPage;
  const open = await world.create({ expiresInSeconds: 60, cancelUrl: `${origin}/cart` });
  expect(await readWithoutScript(open.url)).toBe(
    'This page needs JavaScript. Please switch it on, or open the link in another browser.',
  );
  const gone = await world.create();
  await world.merchantAsks(`/v1/checkouts/${gone.id}/cancel`);
  const cancelled = await readWithoutScript(gone.url);
  expect(cancelled).toContain('This was cancelled, and the link is closed.');
  await world.passTime(61_000);
  const expired = await readWithoutScript(open.url);
  expect(expired).toBe(
    'The time for this link is over. Please ask Adire Lane for a new one. Questions? Ask Adire Lane: help@adirelane.example Back to Adire Lane',
  );
  expect(cancelled + expired).not.toMatch(/48,500|needs JavaScript/);
});

test('what stands in the address of a link says nothing about the payment', async () => {
  const { url, id } = await world.create();
  const payer = await opens(`${url}?status=succeeded&reference=other&checkoutId=chk_other#returned`, 'phone');
  await payer.sees('choose-bank');
  expect(await world.checkout(id)).toMatchObject({ status: 'open' });
  expect(world.told(id)).toEqual([]);
});

test('nothing went wrong in any of these windows', () => {
  expect(visits.flatMap(({ traces }) => traces.errors)).toEqual([]);
});
