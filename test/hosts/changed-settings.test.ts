import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import { Payer } from '../journeys/payer.ts';
import { bank } from '../journeys/scenarios.ts';
import { withWorld } from '../journeys/with-world.ts';
import { openOn } from './merchant-place.ts';

const around = withWorld();

const [light, dark] = ['rgb(255, 255, 255)', 'rgb(20, 24, 31)'];

const paper = (frame: Frame) =>
  frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const accent = (frame: Frame) =>
  frame.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim());

/** The words of the list that a merchant may replace. */
const words = async (frame: Frame) => ({
  title: await frame.locator('h1').textContent(),
  search: await frame
    .getByRole('searchbox')
    .evaluate((box) => (box as HTMLInputElement).labels?.[0]?.textContent ?? box.ariaLabel),
  placeholder: await frame.getByRole('searchbox').getAttribute('placeholder'),
});

test.each([
  ['a dialog', undefined],
  ['a part of the page', 420],
])(
  'language, look and words of %s that is open change on the screen, and only those that may',
  async (_, width) => {
    const { url } = await around.world.create({ appearance: { accent: '#0a7a43', theme: 'light' } });
    const page = await around.browser.newPage({ viewport: { width: 1_280, height: 1_000 } });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(around.world.merchantPage.address('nowhere'));
    const first = { 'chooseBank.title': 'Where do you bank?' };
    await openOn(page, url, { appearance: { accent: '#1a5f4a' }, messages: first }, width);
    const payer = await Payer.inModal(page);
    const { frame } = payer;
    await payer.sees('choose-bank');
    await expect
      .poll(() => words(frame))
      .toEqual({
        title: 'Where do you bank?',
        search: 'Bank name or code',
        placeholder: 'Name or code, like 058',
      });
    await expect.poll(() => accent(frame)).toBe('#1a5f4a');
    expect(await paper(frame)).toBe(light);

    const hostile = '<img src=x onerror=alert(1)>';
    await page.evaluate((hostile) => {
      shop.handle.update({
        locale: 'xx',
        appearance: { theme: 'dark', accent: '#8a1538' },
        messages: {
          'chooseBank.title': hostile,
          'chooseBank.search': '</label><script>alert(2)</script>',
          'chooseBank.placeholder': '" autofocus onfocus="alert(3)',
          'payButton.label': 'Send',
          'shell.testMode': 'Live',
          'confirmPayment.title': 'Nothing is debited',
        } as object,
      });
    }, hostile);
    await expect
      .poll(() => words(frame))
      .toEqual({
        title: hostile,
        search: '</label><script>alert(2)</script>',
        placeholder: '" autofocus onfocus="alert(3)',
      });
    await expect.poll(() => paper(frame)).toBe(dark);
    expect(await accent(frame)).toBe('#8a1538');
    expect(await frame.locator('html').getAttribute('lang')).toBe('en');
    expect(await frame.locator('img').count()).toBe(0);
    expect(await payer.reads()).toContain('Test mode · no money moves');

    await payer.choosesBank(bank);
    await payer.logsIn({ username: 'user_good', password: '123456' });
    await payer.sees('confirm-payment');
    const pay = frame.locator('button[type="submit"]');
    await expect.poll(() => pay.textContent()).toContain('Send ₦48,500.00');
    expect(await pay.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(138, 21, 56)');
    expect(await payer.reads()).not.toContain('Nothing is debited');

    await page.evaluate(() => shop.handle.update({ messages: { 'payButton.label': 'Pay ₦100 of' } }));
    await expect.poll(() => pay.textContent()).toContain('Pay ₦48,500.00');
    await page.evaluate(() => shop.handle.update({ appearance: {} }));
    await expect.poll(() => accent(frame)).toBe('#0a7a43');
    expect(await paper(frame)).toBe(light);
    expect(dialogs).toEqual([]);
    await page.close();
  },
);

test('what was set before the checkout was opened is there when it is', async () => {
  const { url } = await around.world.create();
  const page = await around.browser.newPage();
  await page.goto(around.world.merchantPage.address('nowhere'));
  await page.evaluate((url) => {
    const handle = DirectPay.create({ url, appearance: { theme: 'light' } });
    handle.preload();
    handle.update({ appearance: { theme: 'dark' }, messages: { 'chooseBank.title': 'Your bank, please' } });
    handle.open().catch(() => {});
  }, url);
  const payer = await Payer.inModal(page);
  await payer.sees('choose-bank');
  await expect.poll(() => payer.frame.locator('h1').textContent()).toBe('Your bank, please');
  await expect.poll(() => paper(payer.frame)).toBe(dark);
  await page.close();
});
