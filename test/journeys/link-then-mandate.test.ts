import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../src/demo/stack.ts';
import { unacknowledged } from '../hosts/embedder.ts';
import { accessibilityFaults, overflowsSideways } from './accessibility.ts';
import { AtLinkPage } from './at-link-page.ts';
import { launchChromium, visit, type WindowName } from './browser.ts';
import { Payer } from './payer.ts';

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack(), launchChromium()]);
  stack.sandbox.control.adjust({ accountDataMs: 500 });
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

test.each<WindowName>(['phone', 'desktop'])(
  'a shopper who has linked an account subscribes from it on a %s: they read its last four digits, and type no number',
  async (window) => {
    const { page, context, traces, close } = await visit(browser, window);
    await page.goto(stack.shopUrl);
    await page.getByRole('button', { name: 'Link an account' }).click();
    const linking = await Payer.inModal(page);
    await linking.sees('review-sharing');
    await linking.taps(/agree/i);
    await linking.sees('leave-to-provider');
    const opened = context.waitForEvent('page');
    await linking.wayOut().click();
    const there = await AtLinkPage.in(await opened);
    await there.logsIn(`ngozi_${window}`);
    await there.agrees();
    await there.goesBack();
    await linking.sees('linked');
    unacknowledged(linking.taps(/^Back to/));
    await page.waitForURL(/\/accounts\//);
    const linked = stack.sandbox.linkings.accounts().at(-1)?.account ?? '';
    expect(linked).toMatch(/^\d{10}$/);

    await page.getByRole('button', { name: 'Subscribe from this account: Cloth of the month' }).click();
    await page.waitForURL(/\/c\//);
    const payer = new Payer(page.mainFrame());
    await payer.sees('enter-account');
    const shown = await payer.reads();
    expect(shown).toContain(linked.slice(-4));
    expect(shown).toContain('You linked it with Adire Lane.');
    expect(await payer.fields()).not.toContain('accountNumber');
    expect([await accessibilityFaults(page.mainFrame()), await overflowsSideways(page.mainFrame())]).toEqual([
      [],
      false,
    ]);
    await payer.fills((await payer.fields()).includes('bvn') ? { bvn: '22200000001' } : {});
    await payer.sees('review-terms');
    await payer.taps(/agree/i);
    await payer.sees('send-transfer');
    expect(stack.sandbox.mandates.all().at(-1)?.account).toBe(linked);
    expect(await page.content()).not.toContain(linked);
    expect(traces.errors).toEqual([]);
    await close();
  },
);
