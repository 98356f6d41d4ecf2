import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './accessibility.ts';
import { launchChromium, type WindowName } from './browser.ts';
import { Payer } from './payer.ts';
import { Subscriber } from './subscriber.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchChromium()]);
  world.sandbox.control.adjust({ approvalMs: 100 });
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const hour = 3_600_000;

async function unfold(payer: Payer): Promise<void> {
  for (const fold of await payer.frame.locator('main details > summary').all()) await fold.click();
}

async function toReady(payer: Payer, subscriber: Subscriber, look: (at: string) => Promise<void>) {
  const { nibss } = world.sandbox.control;
  await payer.sees('choose-bank');
  await look('choose-bank');
  await payer.choosesBank('Unity Bank');
  await payer.sees('enter-account');
  await look('a bank that sends no ₦50');
  await payer.taps(/^Choose another bank/);
  await payer.choosesBank('GTBank');
  await payer.sees('enter-account');
  await payer.submits();
  await look('enter-account, nothing entered');
  await payer.fills({ accountNumber: subscriber.accountNumber, bvn: subscriber.bvn });
  await payer.sees('review-terms');
  await look('review-terms');
  await payer.agrees();
  await payer.sees('send-transfer');
  await unfold(payer);
  await look('send-transfer, unfolded');
  await payer.taps(/^I have sent it/);
  await payer.sees('await-bank');
  await look('await-bank');
  await world.passTime(hour + 1_000);
  await payer.frame.getByText('do not send it now').waitFor();
  await look('await-bank, too late');
  nibss.giveUp(subscriber.latest());
  await payer.sees('mandate-failed');
  await look('mandate-failed');
  await payer.taps(/^Start again$/);
  await payer.agrees();
  await payer.sees('send-transfer');
  nibss.send(subscriber.latest());
  await payer.sees('approved');
  await look('approved');
  nibss.makeReady(subscriber.latest());
  await payer.sees('ready');
  await look('ready');
}

async function toEnd(payer: Payer, subscriber: Subscriber, look: (at: string) => Promise<void>) {
  await subscriber.toTransfer(payer);
  await payer.taps(/^Start again with this account/);
  await look('asked whether to start again');
  await payer.frame.getByRole('alertdialog').getByRole('button').first().click();
  await world.passTime(hour + 1_000);
  await payer.frame.getByRole('heading', { name: 'Too late to send' }).waitFor();
  await look('send-transfer, too late');
  await payer.taps(/^Cancel/);
  await look('asked whether to cancel');
  await payer.frame.getByRole('alertdialog').getByRole('button').last().click();
  await payer.sees('cancelled');
  await look('cancelled');
}

test.each<[WindowName, string, typeof toReady]>([
  ['phone', 'until it is ready', toReady],
  ['desktop', 'until it is ready', toReady],
  ['phone', 'until it is cancelled', toEnd],
  ['desktop', 'until it is cancelled', toEnd],
])(
  'setting up a mandate, on a %s %s, bars nobody in light or dark, and overflows nowhere',
  async (window, _, leads) => {
    const subscriber = await Subscriber.create(world, browser);
    const { page, traces, close } = await subscriber.visits(window);
    const payer = await Payer.byLink(page, subscriber.url);
    const found: string[] = [];
    await leads(payer, subscriber, async (at) => {
      found.push(...(await faultsOf(page)).map((fault) => `${at}: ${fault}`));
    });
    expect(found).toEqual([]);
    expect(traces.errors).toEqual([]);
    await close();
  },
);
