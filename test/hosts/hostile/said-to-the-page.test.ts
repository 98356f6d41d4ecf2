import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PAGE_TOKEN_HEADER } from '../../../src/contract/page-boot.ts';
import { launchChromium, visit } from '../../journeys/browser.ts';
import { all, canaries, wayToTheBank } from '../../journeys/canary-words.ts';
import { foundIn } from '../../journeys/forms-of-text.ts';
import { Payer } from '../../journeys/payer.ts';
import { bank } from '../../journeys/scenarios.ts';
import { Subscriber } from '../../journeys/subscriber.ts';
import { openWorld, type World } from '../../journeys/world.ts';

/** One message between windows or ports, as it was sent or as it came. */
interface Said {
  readonly by: 'window' | 'port';
  readonly message: string;
}

/** Every field that a message of each type may have. */
const fields: Readonly<Record<string, readonly string[]>> = {
  connect: ['directpay', 'nonce'],
  ready: ['nonce'],
  settings: ['shown', 'inline', 'locale', 'appearance.accent', 'appearance.theme'],
  'close.asked': ['by'],
  'close.heard': [],
  close: ['reason'],
  height: ['height'],
  outcome: ['status', 'checkoutId', 'reference', 'mayHavePaid', 'readyToDebit'].map(
    (name) => `outcome.${name}`,
  ),
  event: ['v', 'id', 'type', 'checkoutId', 'reference', 'at', 'data', 'data.step', 'data.bankId'].map(
    (name) => `event.${name}`,
  ),
};

const customer = {
  id: 'canary-payer',
  name: 'Canaryname Birdlastname',
  email: 'canary.bird@nowhere.example',
  phone: '08097531864',
} as const;

const way = wayToTheBank();
const holders = new Set<string>();
let world: World;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([
    openWorld({
      onTheWay: way.exchange,
      onTheWayBack: async (response) => {
        await way.hear(response);
        const told = await response.clone().text();
        for (const [, name] of told.matchAll(/"accountNumber":"\d+","name":"([^"]+)"/g)) {
          holders.add(name as string);
        }
      },
    }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** Writes down what any window of this browser says on any port, and what comes to any window, from now on. */
async function overhear(context: BrowserContext): Promise<Said[]> {
  const said: Said[] = [];
  await context.exposeBinding('overheard', (_, by: Said['by'], message: string) => {
    said.push({ by, message });
  });
  await context.addInitScript(() => {
    const { overheard } = globalThis as unknown as {
      overheard: (by: Said['by'], message: string) => void;
    };
    const asText = (message: unknown) => JSON.stringify(message) ?? String(message);
    const { prototype } = MessagePort;
    const { postMessage } = prototype;
    prototype.postMessage = function (this: MessagePort, ...given: [unknown]) {
      overheard('port', asText(given[0]));
      postMessage.apply(this, given);
    };
    // Heard where it arrives as well: the last word of a frame may go with it before anybody is told that it was said.
    const arriving = Object.getOwnPropertyDescriptor(prototype, 'onmessage') as PropertyDescriptor;
    Object.defineProperty(prototype, 'onmessage', {
      ...arriving,
      set(this: MessagePort, listener: (event: MessageEvent) => unknown) {
        arriving.set?.call(this, (event: MessageEvent) => {
          overheard('port', asText(event.data));
          return listener.call(this, event);
        });
      },
    });
    // What one window says to another of another origin cannot be stood in front of: it is heard where it arrives.
    addEventListener('message', ({ data }) => overheard('window', asText(data)), true);
  });
  return said;
}

/** The paths of all that a value holds. What holds nothing is its own. */
function pathsOf(value: unknown, at: string): string[] {
  const entries = Object.entries(Object(value) === value ? (value as object) : {});
  return entries.length === 0 ? [at] : entries.flatMap(([name, each]) => pathsOf(each, `${at}.${name}`));
}

/** What a message says beyond what its type may, as `type: field`. */
function beyond({ message }: Said): string[] {
  const told = Object(JSON.parse(message)) as Record<string, unknown>;
  const { type, ...rest } = told;
  const allowed = fields[String(type)] ?? [];
  const found = Object.entries(rest).flatMap(([name, each]) => pathsOf(each, name));
  const unknown = Object.hasOwn(fields, String(type)) ? [] : [`${type}: no message of ours`];
  return [...unknown, ...found.filter((path) => !allowed.includes(path)).map((path) => `${type}: ${path}`)];
}

const leaks = (said: readonly Said[], secrets: readonly string[]): string[] =>
  foundIn(said.map(({ message }) => message).join('\n'), secrets);

/** Tokens and keys that the checkout's page is given, or makes, on its way. */
function tokensOf(page: Page): Set<string> {
  const tokens = new Set<string>();
  page.on('response', async (response) => {
    const token = response.headers()[PAGE_TOKEN_HEADER.toLowerCase()];
    if (token) tokens.add(token);
    const key = response.request().headers()['page-key'];
    if (key) tokens.add(key);
    const body = response.url().includes('/c/') ? await response.text().catch(() => '') : '';
    const [, first] = /"pageToken":"([^"]+)"/.exec(body) ?? [];
    if (first) tokens.add(first);
  });
  return tokens;
}

test('in all that a payment’s windows and ports say there is no secret, and no field but those of the protocol', async () => {
  const { url, id } = await world.create({ customer, metadata: { note: 'canaryBirdNote' } });
  const { context, page, close } = await visit(browser, 'phone');
  const said = await overhear(context);
  const tokens = tokensOf(page);
  await page.goto(world.merchantPage.address(url));
  await page.getByRole('button', { name: 'Pay' }).click();
  const payer = await Payer.inModal(page);
  await payer.choosesBank(bank);
  await payer.logsIn({ username: canaries.username, password: canaries.wrongPassword });
  await payer.isRefused();
  world.sandbox.control.forceNextScenario('three-levels');
  await payer.logsIn({ username: canaries.username, password: canaries.password });
  await payer.answers({ answer: canaries.answer });
  await payer.fieldIs('otp');
  await payer.answers({ otp: canaries.otp });
  await payer.choosesAccount(1);
  await payer.pays();
  await payer.sees('paid');
  await world.becomes(id, 'succeeded');
  await page.evaluate('checkout.close()');
  const types = (by: Said['by']) => new Set(said.filter((one) => one.by === by).map(typeOf));
  await expect.poll(() => types('port').has('close'), { timeout: 20_000 }).toBe(true);

  expect([...types('window')]).toEqual(['connect']);
  const spoken = ['ready', 'settings', 'event', 'outcome', 'close.asked', 'close.heard', 'close'];
  await expect.poll(() => [...types('port')].sort()).toEqual(spoken.sort());
  expect(said.flatMap(beyond)).toEqual([]);

  expect(tokens.size).toBeGreaterThanOrEqual(2);
  expect(way.accountNumbers().length).toBeGreaterThanOrEqual(2);
  expect(holders.size).toBeGreaterThanOrEqual(1);
  const { id: payerId, ...named } = customer;
  const secrets = [
    ...[new URL(url).pathname.split('/').at(-1) as string, ...tokens],
    ...[...all, ...way.accountNumbers(), ...holders],
    ...[payerId, ...Object.values(named), 'Canaryname', 'canaryBirdNote'],
  ];
  expect(leaks(said, secrets)).toEqual([]);

  // The same search, of the same messages and one more, finds each of them.
  const missed = secrets.filter((secret) => {
    const leak: Said = {
      by: 'port',
      message: JSON.stringify({ type: 'event', event: { id: `x${secret}` } }),
    };
    return !leaks([...said, leak], secrets).includes(secret);
  });
  expect(missed).toEqual([]);
  await close();
});

test('the same holds for a mandate', async () => {
  const subscriber = await Subscriber.create(world, browser);
  const { context, page } = await subscriber.visits();
  const said = await overhear(context);
  const tokens = tokensOf(page);
  await page.goto(world.merchantPage.address(subscriber.url));
  await page.getByRole('button', { name: 'Pay' }).click();
  const payer = await Payer.inModal(page);
  await subscriber.toTransfer(payer);
  world.sandbox.control.nibss.approve(subscriber.latest());
  await payer.sees('approved');
  await page.evaluate('checkout.close()');
  const types = (by: Said['by']) => new Set(said.filter((one) => one.by === by).map(typeOf));
  await expect.poll(() => types('port').has('close'), { timeout: 20_000 }).toBe(true);

  expect([...types('window')]).toEqual(['connect']);
  const everything = said.map(({ message }) => message).join();
  expect(everything).toContain('mandate.approved');
  expect(everything).not.toMatch(/Bisi|Itoku/);
  expect(said.flatMap(beyond)).toEqual([]);
  expect(tokens.size).toBeGreaterThanOrEqual(2);
  const { accountNumber, bvn, url } = subscriber;
  const known = ['@mail.example', '08031234567', '12 Itoku Road'];
  const secrets = [
    new URL(url).pathname.split('/').at(-1) as string,
    ...tokens,
    accountNumber,
    bvn,
    ...known,
  ];
  expect(leaks(said, secrets)).toEqual([]);
});

test('a field that no message has, and a message that is none, are noticed', () => {
  const messages = [
    { type: 'event', event: { v: 1, data: { step: 'paid', holder: 'ADA' } } },
    { type: 'outcome', outcome: { status: 'succeeded', account: {} } },
    { type: 'close', reason: 'user', token: 'x' },
    { type: 'typed', text: 'x' },
    'x',
    null,
  ];
  const found = messages.map((message) => beyond({ by: 'port', message: JSON.stringify(message) }));
  expect(found).toEqual([
    ['event: event.data.holder'],
    ['outcome: outcome.account'],
    ['close: token'],
    ['typed: no message of ours', 'typed: text'],
    ['undefined: no message of ours', 'undefined: 0'],
    ['undefined: no message of ours'],
  ]);
});

function typeOf({ message }: Said): string {
  return String((JSON.parse(message) as { type?: unknown } | null)?.type);
}
