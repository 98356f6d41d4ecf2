import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, type Visit, visit } from './browser.ts';
import { subscriberCanaries } from './canary-words.ts';
import { foundIn } from './forms-of-text.ts';
import { expectNotAtProxy } from './left-at-proxy.ts';
import { leftAfter, listenTo } from './left-behind.ts';
import { MandateHolder } from './mandate-holder.ts';
import { Payer } from './payer.ts';
import { openWorld, type World } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'canaries-mandates-'));
const words = Object.values(subscriberCanaries);
const { accountNumber } = subscriberCanaries;
let world: World;
let browser: Browser;
let reached = '';

beforeAll(async () => {
  [world, browser] = await Promise.all([
    openWorld({
      dataDir: folder,
      async onTheWay(request) {
        reached += await request.clone().text();
        return request;
      },
    }),
    launchChromium(),
  ]);
  world.sandbox.control.adjust({ approvalMs: 100 });
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function arrives(how: 'link' | 'script tag'): Promise<{
  visitor: Visit;
  payer: Payer;
  page: Page;
  leavesNothing: () => Promise<void>;
}> {
  const { url } = await world.createMandate();
  const visitor = await visit(browser, 'phone');
  const seen = await listenTo(visitor);
  const { page } = visitor;
  if (how === 'script tag') {
    await page.goto(world.merchantPage.address(url));
    await page.getByRole('button', { name: 'Pay' }).click();
  }
  const payer = how === 'link' ? await Payer.byLink(page, url) : await Payer.inModal(page);
  const leavesNothing = async () => {
    expect(foundIn(await leftAfter(page, seen, visitor), words)).toEqual([]);
  };
  return { visitor, payer, page, leavesNothing };
}

async function entersAll(payer: Payer, changes: Partial<Record<string, string>> = {}): Promise<void> {
  await payer.sees('enter-account');
  const asked = await payer.fields();
  expect(asked).toEqual(Object.keys(subscriberCanaries));
  await payer.fills({ ...subscriberCanaries, ...changes } as Record<string, string>);
}

test('nothing a payer tells of themselves stays in a page opened by link, from the account to the end of the mandate', async () => {
  const { visitor, payer, page, leavesNothing } = await arrives('link');
  await payer.choosesBank('GTBank');
  await entersAll(payer);
  await payer.sees('review-terms');
  await leavesNothing();
  await payer.taps(/agree/i);
  await payer.sees('send-transfer');
  await leavesNothing();
  const [made] = world.sandbox.mandates.all().slice(-1);
  if (!made) throw new Error('Nothing was set up at the provider');
  expect(made.account).toBe(accountNumber);
  world.sandbox.control.nibss.send(made.id);
  await payer.sees('approved');
  world.sandbox.control.nibss.makeReady(made.id);
  await payer.sees('ready');
  await leavesNothing();
  const address = /"payerUrl":"([^"]+)"/.exec(await world.merchantReads('/v1/mandates'))?.[1] ?? '';
  const holder = new MandateHolder(page);
  await holder.opens(address, accountNumber.slice(-4));
  await holder.sees(/Adire Lane/);
  await leavesNothing();
  await visitor.close();
});

test('nothing a payer tells of themselves stays in a page opened by script tag, where the bank knows no such account', async () => {
  const { visitor, payer, leavesNothing } = await arrives('script tag');
  await payer.choosesBank('GTBank');
  await entersAll(payer, { accountNumber: '0918273404' });
  await payer.sees('review-terms');
  await payer.taps(/agree/i);
  await payer.sees('enter-account');
  await leavesNothing();
  await visitor.close();
});

test('nothing a payer tells of themselves reaches the log, the database, the merchant or the API', async () => {
  expect(foundIn(reached, words)).toEqual(words);
  await expectNotAtProxy(world, folder, words, ['/v1/mandates', '/v1/provider-webhooks']);
});
