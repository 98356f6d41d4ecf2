import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from '../../src/demo/stack.ts';
import { AtMandatePage } from './at-mandate-page.ts';
import { launchChromium } from './browser.ts';
import { type PageAgreement, PageSubscriber } from './page-subscriber.ts';
import { closeAll, type Trip, trips } from './provider-trips.ts';

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  [stack, browser] = await Promise.all([
    startStack(),
    launchChromium('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'),
  ]);
  stack.sandbox.control.adjust({ approvalMs: 100, readyMs: 500, sweepReadyMs: 500 });
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

const kinds = ['page', 'sweep', 'fixed', 'selfie'] as const satisfies readonly PageAgreement[];

/** The page of a selfie is told no address to send its payer back to. */
const names = Object.keys(trips) as (keyof typeof trips)[];
const withReturn: readonly (keyof typeof trips)[] = [
  'goes there and comes back',
  'says three times by the address that it is done, and is not believed before it is',
];

async function setsUp(agreement: PageAgreement, trip: Trip): Promise<void> {
  const subscriber = await PageSubscriber.create(stack, agreement);
  const visits = await trip({
    browser,
    url: subscriber.checkout.url,
    reaches: (payer) => subscriber.reaches(payer),
    finishes: (there) => subscriber.finishes(there),
    async goesBack(there) {
      if (agreement === 'selfie') await there.goto(subscriber.checkout.url);
      else await new AtMandatePage(there).goesBack();
    },
    leaves: (there) => new AtMandatePage(there).leaves(),
    isSettled: () => subscriber.isSetUp(),
    async isOpen() {
      expect(await subscriber.checkout.truth()).toMatchObject({ status: 'open', readyToDebit: false });
    },
    ends: 'ready',
  });
  await subscriber.isSetUp();
  await closeAll(visits);
}

test.each(names)('whatever kind of mandate is set up there, a payer %s', async (name) => {
  const own = kinds.filter((kind) => kind !== 'selfie' || !withReturn.includes(name));
  await Promise.all(own.map((kind) => setsUp(kind, trips[name])));
});
