import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, type Visit, visit } from '../../journeys/browser.ts';
import { Payer } from '../../journeys/payer.ts';
import { Subscriber } from '../../journeys/subscriber.ts';
import { openWorld, type World } from '../../journeys/world.ts';
import { SPRUNG, unfitToShow } from '../../support/hostile-words.ts';
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
  await visitor.page.addInitScript(() => {
    Object.assign(globalThis, { violations: [] });
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      (globalThis as unknown as { violations: string[] }).violations.push(
        `${violatedDirective} ${blockedURI}`,
      );
    });
  });
  return visitor;
}

/** What is wrong with the screen that is shown now. */
async function harmOn({ page, traces }: Visit): Promise<unknown> {
  const seen = await page.evaluate((sprung) => {
    const bag = globalThis as unknown as Record<string, unknown>;
    const elements = [...document.body.querySelectorAll<HTMLElement>('*')];
    const wide = elements.filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const hides = element.closest('[class*="sr-only"], [class*="spoken"], .visually-hidden');
      return width > 1 && !hides && (left < -1 || right > innerWidth + 1);
    });
    const foreign = elements.filter(({ tagName }) =>
      /^(IFRAME|OBJECT|EMBED|LINK|META|BASE|VIDEO|FORM)$/.test(tagName),
    );
    const attributes = elements.flatMap((element) => [...element.attributes]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) {
      const { parentElement, nodeValue } = walker.currentNode;
      if (!/^(SCRIPT|STYLE)$/.test(parentElement?.tagName ?? '')) texts.push(nodeValue ?? '');
    }
    return {
      sprung: bag[sprung],
      violations: bag['violations'] as string[],
      wide: wide.map((element) => `${element.tagName}.${element.className}`),
      foreign: foreign
        .filter(({ tagName }) => tagName !== 'FORM')
        .map(({ outerHTML }) => outerHTML.slice(0, 99)),
      handlers: attributes
        .filter(({ name }) => /^on|^srcdoc$|^formaction$/.test(name))
        .map(({ name }) => name),
      leads: attributes
        .filter(({ name }) => /^(href|src|action)$/.test(name))
        .map(({ value }) => value)
        .filter(
          (value) => !/^(data:image\/png;base64,|\/|#|tel:|mailto:|https?:\/\/127\.0\.0\.1:)/.test(value),
        ),
      sideways: document.documentElement.scrollWidth > innerWidth,
      texts,
    };
  }, SPRUNG);
  const { texts, sprung, ...others } = seen;
  return {
    ...others,
    sprung: sprung ?? 'nothing',
    unfit: texts.filter((text) => unfitToShow.test(text)).map((text) => JSON.stringify(text.slice(0, 80))),
    long: texts.filter((text) => text.length > 900).map((text) => text.slice(0, 80)),
    asked: traces.urls.filter(
      (url) => !url.startsWith(`${world.proxyUrl}/`) && !url.startsWith('data:image/'),
    ),
    errors: traces.errors,
  };
}

const none = {
  sprung: 'nothing',
  violations: [],
  wide: [],
  foreign: [],
  handlers: [],
  leads: [],
  sideways: false,
  unfit: [],
  long: [],
  asked: [],
  errors: [],
};

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
