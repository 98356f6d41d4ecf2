import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ScenarioId } from '../../src/sandbox/scenarios.ts';
import { launchChromium, type Visit, visit } from './browser.ts';
import { all, canaries, wayToTheBank } from './canary-words.ts';
import { formsOf, foundIn } from './forms-of-text.ts';
import { leftInBrowser, typedInto } from './left-in-browser.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';
import { openWorld, type World } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'canaries-'));
let world: World;
let browser: Browser;
const way = wayToTheBank();

beforeAll(async () => {
  [world, browser] = await Promise.all([
    openWorld({ onTheWay: way.exchange, dataDir: folder }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What is left after the story, and everything that came or went but the requests' own bodies. */
async function leftAfter(page: Page, seen: readonly string[]): Promise<string> {
  const told = await page.evaluate<string>("JSON.stringify(window.told ?? '')");
  const typed = await Promise.all(page.frames().map((frame) => typedInto(frame)));
  return [await leftInBrowser(page), JSON.stringify(typed), ...seen, told].join('\n');
}

async function listenTo(visitor: Visit): Promise<string[]> {
  const seen: string[] = [];
  visitor.page.on('response', async (response) => {
    const body = response.request().resourceType() === 'script' ? '' : await response.text().catch(() => '');
    seen.push(
      response.url(),
      JSON.stringify(response.request().headers()),
      JSON.stringify(response.headers()),
      body,
    );
  });
  await visitor.context.addInitScript(() => {
    addEventListener('message', (event) => console.log('window message', JSON.stringify(event.data)));
  });
  return seen;
}

const paths: readonly {
  readonly name: string;
  readonly scenario: ScenarioId;
  readonly tell: (payer: Payer) => Promise<void>;
}[] = [
  { name: 'paid at once', scenario: 'straight-through', tell: (payer) => payer.sees('paid') },
  {
    name: 'a token, wrong and right',
    scenario: 'token-at-charge',
    tell: async (payer) => {
      await payer.authorises({ token: canaries.wrongToken });
      await payer.isRefused();
      await payer.authorises({ token: canaries.token });
      await payer.sees('paid');
    },
  },
  { name: 'declined', scenario: 'insufficient-funds', tell: (payer) => payer.sees('declined') },
  { name: 'no answer', scenario: 'timeout-after-debit', tell: (payer) => payer.sees('paid') },
  {
    name: 'an error for an answer',
    scenario: 'server-error-after-debit',
    tell: (payer) => payer.sees('paid'),
  },
  { name: 'a late success', scenario: 'late-success', tell: (payer) => payer.sees('paid') },
  { name: 'another amount', scenario: 'other-amount', tell: (payer) => payer.sees('confirming') },
  {
    name: 'a question this version cannot pass on',
    scenario: 'at-login-102',
    tell: async (payer) => void (await payer.seesOneOf('unavailable', 'answer')),
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
  const visitor = await visit(browser, 'phone');
  const seen = await listenTo(visitor);
  const payer = await open(visitor.page, url);
  await payer.choosesBank(bank);
  await payer.logsIn({ username: canaries.username, password: canaries.wrongPassword });
  await payer.isRefused();
  world.sandbox.control.forceNextScenario(scenario);
  await payer.logsIn({ username: canaries.username, password: canaries.password });
  if (scenario !== 'at-login-102') await payer.pays();
  await tell(payer);
  const { urls, console: said, errors } = visitor.traces;
  const left = [await leftAfter(visitor.page, seen), ...urls, ...said, ...errors].join('\n');
  expect(foundIn(left, all)).toEqual([]);
  await visitor.close();
});

test('nothing typed into a bank form reaches the log, the database, the merchant or the API', async () => {
  expect(all.filter((canary) => way.reached().includes(JSON.stringify(canary).slice(1, -1)))).toEqual(all);
  expect(world.notifications.length).toBeGreaterThan(0);
  expect(foundIn(world.log.join('\n'), all)).toEqual([]);
  expect(foundIn(world.notifications.join('\n'), all)).toEqual([]);
  const list = await world.merchantReads('/v1/checkouts');
  const ids = [...list.matchAll(/"id":"([^"]+)"/g)].map((match) => match[1]);
  const events = await Promise.all(ids.map((id) => world.merchantReads(`/v1/checkouts/${id}/events`)));
  expect(events.length).toBeGreaterThanOrEqual(paths.length);
  expect(foundIn([list, ...events].join('\n'), all)).toEqual([]);
  const metrics = await world.metrics();
  expect(metrics).toContain('directpay_');
  expect(foundIn(metrics, all)).toEqual([]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile());
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => foundIn(readFileSync(file), all).length > 0)).toEqual([]);
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
