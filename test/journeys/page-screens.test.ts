import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './accessibility.ts';
import { AtLinkPage } from './at-link-page.ts';
import { AtMandatePage } from './at-mandate-page.ts';
import { AtPayPage } from './at-provider.ts';
import { launchChromium, windows } from './browser.ts';
import { orderAtDemo } from './demo-checkout.ts';
import { PageSubscriber } from './page-subscriber.ts';
import { openPageWorld, type PageWorld } from './page-world.ts';
import { Payer } from './payer.ts';

let world: PageWorld;
let usual: Browser;
/** A browser whose owner reads all text at twice the usual size. */
let large: Browser;
let linkers = 0;

beforeAll(async () => {
  [world, usual, large] = await Promise.all([
    openPageWorld(),
    launchChromium(),
    launchChromium('--blink-settings=defaultFontSize=32'),
  ]);
  world.stack.sandbox.control.adjust({ approvalMs: 100, readyMs: 500, accountDataMs: 300 });
});
afterAll(async () => {
  await usual?.close();
  await large?.close();
  await world?.stop();
});

type Look = (at: string) => Promise<void>;
type Tour = (page: Page, look: Look) => Promise<void>;

const asked = (payer: Payer) => payer.frame.getByRole('alertdialog');
const stay = (payer: Payer) => asked(payer).getByRole('button').first().click();

/** The way out and back without having done anything there: what is asked before it is given up, and what is said afterwards. */
async function comesBackEmpty(payer: Payer, look: Look, leave: () => Promise<void>): Promise<void> {
  await payer.sees('leave-to-provider');
  await look('before the provider’s page');
  await payer.wayOut().click();
  await leave();
  await payer.sees('leave-to-provider');
  await payer.frame.getByRole('heading', { name: 'Mono has not confirmed it yet' }).waitFor();
  await look('back, not confirmed');
}

const pays: Tour = async (page, look) => {
  const order = await world.order();
  const payer = await Payer.byLink(page, order.url);
  await payer.sees('choose-way');
  await look('choose-way');
  await payer.taps(/^Make a transfer/);
  await comesBackEmpty(payer, look, () => new AtPayPage(page).leaves());
  await payer.taps(/another way/i);
  await asked(payer).waitFor();
  await look('asked whether to give it up');
  await asked(payer).getByRole('button').last().click();
  await payer.sees('choose-way');
  await look('choose-way, given up');
  await payer.taps(/^Pay in WhatsApp/);
  await payer.sees('leave-to-provider');
  await payer.wayOut().click();
  await (await AtPayPage.in(page)).paysSomehow();
  await payer.sees('paid');
  await look('paid');
};

const sweeps: Tour = async (page, look) => {
  const subscriber = await PageSubscriber.create(world.stack, 'sweep');
  const payer = await Payer.byLink(page, subscriber.checkout.url);
  await payer.sees('enter-details');
  await payer.submits();
  await look('enter-details, nothing entered');
  await subscriber.introduces(payer);
  await look('review-terms of a sweep');
  await payer.taps(/agree/i);
  await comesBackEmpty(payer, look, () => new AtMandatePage(page).leaves());
  await payer.taps(/^Cancel/);
  await asked(payer).waitFor();
  await look('asked whether to cancel');
  await stay(payer);
  await payer.wayOut().click();
  await new AtMandatePage(page).presses('Go on');
  await subscriber.finishes(page);
  await new AtMandatePage(page).goesBack();
  await payer.sees('approved');
  await look('approved, a sweep');
};

const othersThan: Tour = async (page, look) => {
  const fixed = await PageSubscriber.create(world.stack, 'fixed');
  const payer = await Payer.byLink(page, fixed.checkout.url);
  await fixed.introduces(payer);
  await look('review-terms, fixed');
  const selfie = await PageSubscriber.create(world.stack, 'selfie');
  await page.goto(selfie.checkout.url);
  await selfie.reaches(payer);
  await payer.frame.getByText('The camera does not work?').click();
  await look('before a selfie, unfolded');
  const signed = await PageSubscriber.create(world.stack, 'signed');
  await page.goto(signed.checkout.url);
  await signed.introduces(payer);
  await payer.taps(/agree/i);
  await payer.sees('mandate-failed');
  await look('mandate-failed, not offered');
};

const links: Tour = async (page, look) => {
  linkers += 1;
  const own = linkers;
  const customer = { name: 'Ngozi Bello', email: `screens-${own}@mail.example` };
  const ask = (part: string) =>
    orderAtDemo(world.stack, {
      kind: 'link',
      description: 'To see whether we can give you cloth on credit',
      reference: `screens-${part}-${own}`,
      customer,
    });
  const payer = await Payer.byLink(page, (await ask('first')).url);
  await payer.sees('review-sharing');
  await look('review-sharing');
  await payer.taps(/agree/i);
  await comesBackEmpty(payer, look, () => new AtLinkPage(page).leaves());
  await payer.taps(/^Back$/);
  await asked(payer).waitFor();
  await look('asked whether to go back');
  await asked(payer).getByRole('button').last().click();
  await payer.sees('review-sharing');
  await look('review-sharing, given up');
  await payer.taps(/agree/i);
  await payer.sees('leave-to-provider');
  await payer.wayOut().click();
  const there = await AtLinkPage.in(page);
  await there.logsIn('link_data_failed');
  await there.agrees();
  await there.goesBack();
  await payer.sees('linked');
  await payer.frame.getByText('Could not be had').waitFor();
  await look('linked, its data failed');
  await page.goto((await ask('second')).url);
  await payer.sees('review-sharing');
  await payer.taps(/^Cancel/);
  await asked(payer).getByRole('button').last().click();
  await payer.sees('cancelled');
  await look('cancelled');
};

const tours: readonly (readonly [string, Tour])[] = [
  ['paying', pays],
  ['agreeing to a sweep', sweeps],
  ['agreeing to other mandates', othersThan],
  ['linking', links],
];

async function walk(tour: Tour, browser: Browser, window: BrowserContextOptions): Promise<readonly string[]> {
  const context = await browser.newContext({ ...window, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const found: string[] = [];
  await tour(page, async (at) => {
    found.push(...(await faultsOf(page)).map((fault) => `${at}: ${fault}`));
  });
  await context.close();
  return found;
}

test.each(tours)(
  '%s by the provider’s page bars nobody in light or dark and overflows nowhere, on a phone and on a narrow one at twice the usual size of text',
  async (_, tour) => {
    const onPhone = walk(tour, usual, windows.phone);
    // One account at the bank can be one payer's at a time.
    if (tour === links) await onPhone;
    const found = await Promise.all([onPhone, walk(tour, large, { viewport: { width: 320, height: 568 } })]);
    expect(found).toEqual([[], []]);
  },
);
