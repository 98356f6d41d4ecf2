import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Step } from '../../src/contract/steps.ts';
import type { ScenarioId } from '../../src/sandbox/scenarios.ts';
import { launchChromium, visit } from './browser.ts';
import { all, canaries, wayToTheBank } from './canary-words.ts';
import { formsOf, foundIn } from './forms-of-text.ts';
import { expectNotAtProxy, expectNotWritten } from './left-at-proxy.ts';
import { leftAfter, listenTo } from './left-behind.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';
import { openWorld, type World } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'canaries-'));
let world: World;
let browser: Browser;
const way = wayToTheBank();
/** What the links and the pages of the stories proved themselves with. */
const tokens = { links: new Set<string>(), pages: new Set<string>() };

beforeAll(async () => {
  [world, browser] = await Promise.all([
    openWorld({ onTheWay: way.exchange, onTheWayBack: way.hear, fromBrowser: hearToken, dataDir: folder }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function hearToken({ headers }: Request): void {
  const [, token] = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '') ?? [];
  if (token !== undefined && !world.keys.includes(token)) tokens.pages.add(token);
}

interface Path {
  readonly name: string;
  readonly scenario: ScenarioId;
  /** From the login that the bank took, to the end. */
  readonly tell: (payer: Payer) => Promise<void>;
}

const paysAndSees =
  (end: Step) =>
  async (payer: Payer): Promise<void> => {
    await payer.pays();
    await payer.sees(end);
  };

const paths: readonly Path[] = [
  { name: 'paid at once', scenario: 'straight-through', tell: paysAndSees('paid') },
  {
    name: 'a token, wrong and right',
    scenario: 'token-at-charge',
    tell: async (payer) => {
      await payer.pays();
      await payer.authorises({ token: canaries.wrongToken });
      await payer.isRefused();
      await payer.authorises({ token: canaries.token });
      await payer.sees('paid');
    },
  },
  { name: 'declined', scenario: 'insufficient-funds', tell: paysAndSees('declined') },
  { name: 'no answer', scenario: 'timeout-after-debit', tell: paysAndSees('paid') },
  { name: 'an error for an answer', scenario: 'server-error-after-debit', tell: paysAndSees('paid') },
  { name: 'a late success', scenario: 'late-success', tell: paysAndSees('paid') },
  { name: 'another amount', scenario: 'other-amount', tell: paysAndSees('confirming') },
  {
    name: 'a code, wrong and right',
    scenario: 'otp-at-login',
    tell: async (payer) => {
      await payer.answers({ otp: canaries.wrongOtp });
      await payer.isRefused();
      await payer.answers({ otp: canaries.otp });
      await paysAndSees('paid')(payer);
    },
  },
  {
    name: 'a picture',
    scenario: 'captcha-at-login',
    tell: async (payer) => {
      await payer.answers({ captcha: canaries.captcha });
      await paysAndSees('paid')(payer);
    },
  },
  {
    name: 'a question, a code, and accounts to choose from',
    scenario: 'three-levels',
    tell: async (payer) => {
      await payer.answers({ answer: canaries.answer });
      await payer.fieldIs('otp');
      await payer.answers({ otp: canaries.otp });
      await payer.choosesAccount(1);
      await paysAndSees('paid')(payer);
    },
  },
  {
    name: 'form after form at the payment',
    scenario: 'three-forms-at-capture',
    tell: async (payer) => {
      await payer.pays();
      for (const name of ['token', 'pin', 'answer', 'otp'] as const) {
        await payer.fieldIs(name);
        await payer.authorises({ [name]: canaries[name] });
      }
      await payer.sees('paid');
    },
  },
];

const inModal = async (page: Page, url: string): Promise<Payer> => {
  await page.goto(world.merchantPage.address(url));
  await page.getByRole('button', { name: 'Pay' }).click();
  return Payer.inModal(page);
};

test.each(
  paths.map((path, index) => ({
    ...path,
    how: index % 2 === 0 ? 'by script tag' : 'by link',
    open: index % 2 === 0 ? inModal : Payer.byLink,
  })),
)('nothing typed into a bank form stays in the browser, $how: $name', async ({ scenario, tell, open }) => {
  const { url } = await world.create();
  tokens.links.add(new URL(url).pathname.split('/').at(-1) as string);
  const visitor = await visit(browser, 'phone');
  const seen = await listenTo(visitor);
  const payer = await open(visitor.page, url);
  await payer.choosesBank(bank);
  await payer.logsIn({ username: canaries.username, password: canaries.wrongPassword });
  await payer.isRefused();
  world.sandbox.control.forceNextScenario(scenario);
  await payer.logsIn({ username: canaries.username, password: canaries.password });
  await tell(payer);
  const left = await leftAfter(visitor.page, seen, visitor);
  expect(foundIn(left, [...all, ...way.accountNumbers()])).toEqual([]);
  await visitor.close();
});

test('nothing typed into a bank form reaches the log, the database, the merchant or the API', async () => {
  expect(way.reached()).toEqual(all);
  expect(way.accountNumbers().length).toBeGreaterThanOrEqual(3);
  const secrets = [...all, ...way.accountNumbers()];
  await expectNotAtProxy(world, folder, secrets, []);
});

test('no key, and nothing that opens a checkout or goes on with one, reaches the log, the database or the merchant', async () => {
  const [links, pages] = [[...tokens.links].slice(0, 3), [...tokens.pages].slice(0, 3)];
  expect([links.length, pages.length]).toEqual([3, 3]);
  await expectNotWritten(world, folder, [...world.keys, ...links, ...pages]);
});

test('the search for canaries finds them in every form', () => {
  const hidden = formsOf(canaries.password).map((form) =>
    Buffer.concat([Buffer.from('before '), form, Buffer.from(' after')]),
  );
  expect(hidden.map((text) => foundIn(text, all))).toEqual(hidden.map(() => [canaries.password]));
  expect(foundIn(Buffer.from(`{"user":"x${canaries.username}"}`).toString('base64'), all)).toEqual([
    canaries.username,
  ]);
  expect(foundIn('nothing of the kind', all)).toEqual([]);
});
