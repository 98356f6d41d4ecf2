import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './browser.ts';
import type { Payer } from './payer.ts';
import { approvedAtOnce, type Ending, Subscriber } from './subscriber.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([
    openWorld({ mandateTimeouts: { 'create-mandate': 7_000 } }),
    launchChromium(),
  ]);
  world.sandbox.control.adjust({ approvalMs: 100 });
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const second = 1_000;

const notCreated = (there: Ending['there']): Ending => ({
  ...approvedAtOnce,
  there,
  here: [['cancelled', 'not_created'], ['approved']],
});

/** As far as the tap on "I agree", which the provider then answers as its account number says. */
async function agrees(subscriber: Subscriber): Promise<Payer> {
  const payer = await subscriber.arrives();
  await subscriber.entersAccount(payer);
  await noteScreens(payer);
  await payer.agrees();
  return payer;
}

/** Time goes on for the server, a little at a time, until this can be read. */
async function timePassesUntil(payer: Payer, selector: string): Promise<void> {
  const comes = async () => {
    await world.passTime(5 * second);
    return payer.frame.locator(selector).count();
  };
  await expect.poll(comes, { timeout: 40_000, interval: 250 }).toBe(1);
}

async function transferApproves(subscriber: Subscriber, payer: Payer, ending: Ending): Promise<void> {
  await payer.sees('send-transfer');
  expect(subscriber.there().filter(({ status }) => status !== 'cancelled')).toHaveLength(1);
  world.sandbox.control.nibss.send(subscriber.latest());
  await payer.sees('approved');
  await subscriber.ended(ending);
}

declare global {
  /** Every screen that was shown, in order, and whether the terms had something to say before them. */
  var shown: string[];
}

/** Notes what the payer is shown from now on: nobody may be told for a moment what is not true. */
async function noteScreens(payer: Payer): Promise<void> {
  await payer.frame.evaluate(() => {
    globalThis.shown = [];
    const note = () => {
      const screen = document.querySelector('main[data-screen]')?.getAttribute('data-screen');
      const isTold = document.querySelector('main[data-screen="review-terms"] .told') !== null;
      const now = `${screen}${isTold ? ', told' : ''}`;
      if (globalThis.shown.at(-1) !== now) globalThis.shown.push(now);
    };
    note();
    new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true });
  });
}

const screensOf = (payer: Payer): Promise<string[]> => payer.frame.evaluate(() => globalThis.shown);

describe('a payer whose create is made at the bank', () => {
  test.each([
    ['and the connection is cut', '405'],
    ['and answered 502', '407'],
    ['and never answered', '409'],
    ['and answered with a web page', '411'],
    ['and answered with 10 MB', '412'],
    ['and answered by half', '413'],
    ['and answered a byte a second', '415'],
  ])('%s waits, agrees to nothing anew, and has one mandate at the end', async (_, digits) => {
    const subscriber = await Subscriber.create(world, browser, digits);
    const payer = await agrees(subscriber);
    await timePassesUntil(payer, 'main[data-screen="send-transfer"]');
    expect(await screensOf(payer)).toEqual(['review-terms', 'send-transfer']);
    await transferApproves(subscriber, payer, notCreated(['cancelled', 'approved']));
  });
});

describe('a payer whose create is not made', () => {
  test.each([
    ['since the connection is cut', '406'],
    ['and answered 502', '408'],
  ])('%s is told so, types nothing anew, and has one mandate at the end', async (_, digits) => {
    const subscriber = await Subscriber.create(world, browser, digits);
    const payer = await agrees(subscriber);
    await timePassesUntil(payer, 'main[data-screen="review-terms"]:not([aria-busy="true"]) .told');
    expect(await screensOf(payer)).toEqual(['review-terms', 'review-terms, told']);
    expect(await payer.reads()).toMatch(/nothing was set up/);
    expect(await payer.fields()).toEqual([]);
    await payer.agrees();
    await transferApproves(subscriber, payer, notCreated(['approved']));
  });
});

test.each([
  ['is turned away for being one too many', '410'],
  ['is answered slowly', '414'],
])('a payer whose create %s waits, and goes on to the transfer', async (_, digits) => {
  const subscriber = await Subscriber.create(world, browser, digits);
  const payer = await agrees(subscriber);
  await payer.sees('send-transfer');
  expect(await screensOf(payer)).toEqual(['review-terms', 'send-transfer']);
  await transferApproves(subscriber, payer, approvedAtOnce);
});
