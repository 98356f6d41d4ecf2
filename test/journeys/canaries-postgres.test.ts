import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { launchChromium, visit } from './browser.ts';
import { all, canaries, wayToTheBank } from './canary-words.ts';
import { foundIn } from './forms-of-text.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';
import { openWorld, type World } from './world.ts';

let server: TestPostgres;
let databaseUrl: string;
let world: World;
let browser: Browser;
const way = wayToTheBank();

beforeAll(async () => {
  server = await startPostgres();
  databaseUrl = await server.createDatabase();
  [world, browser] = await Promise.all([
    openWorld({ onTheWay: way.exchange, databaseUrl }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
  await server?.stop();
});

test('nothing typed into a bank form, no key and no link is in the PostgreSQL database or its write-ahead log, while a bank is logged in and after', async () => {
  const { id, url } = await world.create();
  const visitor = await visit(browser, 'phone');
  const payer = await Payer.byLink(visitor.page, url);
  await payer.choosesBank(bank);
  await payer.logsIn({ username: canaries.username, password: canaries.wrongPassword });
  await payer.isRefused();
  world.sandbox.control.forceNextScenario('forms-everywhere');
  await payer.logsIn({ username: canaries.username, password: canaries.password });
  await payer.answers({ otp: canaries.wrongOtp });
  await payer.isRefused();
  await payer.answers({ otp: canaries.otp });
  await payer.pays();
  await payer.authorises({ answer: canaries.answer, token: canaries.token });
  await payer.frame.locator('main form [name="answer"]').waitFor({ state: 'detached' });
  await payer.authorises({ token: canaries.wrongToken });
  await payer.isRefused();
  const during = server.dump(databaseUrl);
  await payer.authorises({ token: canaries.token });
  await payer.fieldIs('pin');
  await payer.authorises({ pin: canaries.pin });
  await payer.sees('paid');
  await expect.poll(() => world.told(id)).toEqual(['checkout.succeeded']);
  const after = server.dump(databaseUrl);
  expect(way.reached()).toEqual(all.filter((canary) => canary !== canaries.captcha));
  expect([during.includes(id), after.includes(id)]).toEqual([true, true]);
  const ahead = server.writtenAhead();
  expect(ahead.includes(id)).toBe(true);
  const link = new URL(url).pathname.split('/').at(-1) as string;
  const secrets = [...all, ...world.keys, link];
  expect([during, after, ahead].map((kept) => foundIn(kept, secrets))).toEqual([[], [], []]);
  await visitor.close();
});
