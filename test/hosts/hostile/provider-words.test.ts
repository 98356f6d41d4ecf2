import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, type Visit, visit } from '../../journeys/browser.ts';
import { Payer } from '../../journeys/payer.ts';
import { Subscriber } from '../../journeys/subscriber.ts';
import { openWorld, type World } from '../../journeys/world.ts';
import { SPRUNG } from '../../support/hostile-words.ts';
import { harmIn, noHarm, whatIsShown, writesDownViolations } from './harm.ts';
import { hostileProvider, withoutChoice } from './hostile-provider.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([
    openWorld({ twist: hostileProvider(/^(Fidelity|GTBank|Guaranty)/i), onTheWay: withoutChoice }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** A payer's own browser in which everything that a hostile text could do would leave a trace. */
async function trapped(): Promise<Visit> {
  const visitor = await visit(browser, 'phone');
  await visitor.page.addInitScript(writesDownViolations);
  return visitor;
}

/** What is wrong with the screen that is shown now. */
async function harmOn({ page, traces }: Visit): Promise<unknown> {
  return {
    ...harmIn(await page.evaluate(whatIsShown, SPRUNG)),
    asked: traces.urls.filter(
      (url) => !url.startsWith(`${world.proxyUrl}/`) && !url.startsWith('data:image/'),
    ),
    errors: traces.errors,
  };
}

const none = { ...noHarm, asked: [], errors: [] };

test('a payment through a hostile bank is made, and nothing that it says does anything', async () => {
  const { url, id } = await world.create();
  const visitor = await trapped();
  const payer = await Payer.byLink(visitor.page, url);
  await payer.sees('choose-bank');
  const list = payer.frame.getByRole('listbox');
  for (let down = 0; down < 6; down += 1) {
    expect(await harmOn(visitor)).toEqual(none);
    // From inside: the list draws anew while it moves, and what is scrolled to from outside may be gone by then.
    await list.evaluate((list) => list.querySelector('[role="option"]:last-child')?.scrollIntoView());
  }
  world.sandbox.control.forceNextScenario('three-levels');
  await payer.choosesBank('Fidelity');
  await payer.sees('log-in');
  expect(await harmOn(visitor)).toEqual(none);
  const offered = payer.frame.locator('select[name="choice"] option');
  expect(await offered.count()).toBeGreaterThan(30);
  await payer.frame.locator('select[name="choice"]').selectOption({ index: 5 });
  await payer.logsIn({ username: 'user_good', password: '123456' });
  for (const [name, text] of Object.entries({ answer: 'lagos', otp: '123456' })) {
    await payer.fieldIs(name);
    expect(await harmOn(visitor)).toEqual(none);
    await payer.frame.locator('select[name="choice"]').selectOption({ index: 3 });
    await payer.answers({ [name]: text });
  }
  await payer.sees('choose-account');
  expect(await harmOn(visitor)).toEqual(none);
  expect(await payer.accounts().count()).toBeGreaterThan(20);
  await payer.choosesAccount(1);
  await payer.sees('confirm-payment');
  expect(await harmOn(visitor)).toEqual(none);
  await payer.pays();
  await payer.sees('paid');
  expect(await harmOn(visitor)).toEqual(none);
  await world.becomes(id, 'succeeded');
  await visitor.close();
});

test('a mandate through a hostile bank is set up, and nothing that it says does anything', async () => {
  const subscriber = await Subscriber.create(world, browser);
  const visitor = await trapped();
  const payer = await Payer.byLink(visitor.page, subscriber.url);
  await payer.sees('choose-bank');
  expect(await harmOn(visitor)).toEqual(none);
  await subscriber.entersAccount(payer);
  expect(await harmOn(visitor)).toEqual(none);
  await payer.agrees();
  await payer.sees('send-transfer');
  expect(await harmOn(visitor)).toEqual(none);
  world.sandbox.control.nibss.approve(subscriber.latest());
  await payer.sees('approved');
  expect(await harmOn(visitor)).toEqual(none);
  await visitor.close();
});
