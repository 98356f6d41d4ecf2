import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArguments, chromiumPath } from './browser.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let profile: string;
let browser: BrowserContext;

beforeAll(async () => {
  world = await openWorld();
  profile = await mkdtemp(join(tmpdir(), 'profile-'));
  // A browser that says it is driven by a program keeps no passwords, and one without a profile has nowhere to.
  browser = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    args: [...chromiumArguments],
    ignoreDefaultArgs: ['--enable-automation'],
  });
});

afterAll(async () => {
  await browser?.close();
  await rm(profile, { recursive: true, force: true });
  await world?.stop();
});

/** A login as careless pages have it: emptied and taken away by a script, with nothing but `off` against being kept. */
const careless = `<form autocomplete="off"><input name="username" autocomplete="off">
<input name="password" type="password" autocomplete="off"><button>Go</button></form><script>
document.forms[0].onsubmit = async (event) => {
  event.preventDefault();
  document.forms[0].password.value = '';
  await fetch('/careless/taken', { method: 'POST' });
  document.forms[0].remove();
};</script>`;

async function typesAndSends(page: Page): Promise<void> {
  for (const [name, text] of [
    ['username', 'user_good'],
    ['password', '123456'],
  ]) {
    await page.locator(`input[name="${name}"]`).click();
    await page.keyboard.type(text ?? '');
  }
  await page.keyboard.press('Enter');
}

test('the browser offers to keep a password typed into a careless page, and none that is typed for a bank here', async () => {
  const manager = await browser.newPage();
  await manager.goto('chrome://password-manager-internals');
  const offers = () =>
    manager
      .locator('body')
      .innerText()
      .then((text) => text.split('Decision: ASK').length - 1);

  const page = await browser.newPage();
  const { url } = await world.create();
  const payer = await Payer.byLink(page, url);
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  await typesAndSends(page);
  await payer.sees('confirm-payment');

  await page.route('**/careless/taken', (route) => route.fulfill({ body: 'taken' }));
  await page.route('**/careless', (route) => route.fulfill({ contentType: 'text/html', body: careless }));
  await page.goto(`${world.proxyUrl}/careless`);
  expect(await offers()).toBe(0);
  await typesAndSends(page);
  await expect.poll(offers, { timeout: 20_000 }).toBe(1);
});
