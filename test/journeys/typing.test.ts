import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Visit, visit } from './browser.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';
import { withWorld } from './with-world.ts';

const around = withWorld();

const password = '123456';

async function arrive(username: string): Promise<{ visitor: Visit; payer: Payer }> {
  const { url } = await around.world.create();
  const visitor = await visit(around.browser, 'phone');
  const payer = await Payer.byLink(visitor.page, url);
  await payer.choosesBank(bank);
  await payer.logsIn({ username, password });
  return { visitor, payer };
}

/** Copies as the payer would in the app where the code came, and pastes where the cursor is. */
async function pastes(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+V');
}

test('a payer pastes a code in two groups, sends it with Enter, and it is the code', async () => {
  const { visitor, payer } = await arrive('user_otp');
  await payer.sees('answer');
  await payer.frame.locator('input[name="otp"]').click();
  await pastes(visitor.page, '123 456');
  await expect.poll(() => payer.frame.locator('input[name="otp"]').inputValue()).toBe('123 456');
  await visitor.page.keyboard.press('Enter');
  await payer.sees('confirm-payment');
  await visitor.close();
});

test('a payer pastes a password, and it stays as it was copied', async () => {
  const { url } = await around.world.create();
  const visitor = await visit(around.browser, 'phone');
  const payer = await Payer.byLink(visitor.page, url);
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  await payer.frame.locator('input[name="password"]').click();
  await pastes(visitor.page, ' pass word ');
  await expect.poll(() => payer.frame.locator('input[name="password"]').inputValue()).toBe(' pass word ');
  await visitor.close();
});

interface Asked {
  readonly form: string | null;
  readonly address: string | null;
  readonly fields: readonly (string | null)[][];
}

/** How the form on the page presents itself to browsers and password managers. */
function asked(payer: Payer): Promise<Asked> {
  return payer.frame.evaluate(() => {
    const form = document.querySelector('main form');
    const inputs = [...(form?.querySelectorAll('input') ?? [])];
    return {
      form: form?.getAttribute('autocomplete') ?? null,
      address: form?.getAttribute('action') ?? null,
      fields: inputs.map((input) => [
        input.name,
        input.autocomplete,
        input.getAttribute('data-1p-ignore'),
        input.getAttribute('data-bwignore'),
        input.getAttribute('data-lpignore'),
      ]),
    };
  });
}

const unmanaged = (name: string, autocomplete: string) => [name, autocomplete, '', '', 'true'];

test('no form of a bank is filled in or kept by a browser: names are off, and secrets are said to be good for once', async () => {
  const { url } = await around.world.create();
  const visitor = await visit(around.browser, 'phone');
  const payer = await Payer.byLink(visitor.page, url);
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  expect(await asked(payer)).toEqual({
    form: 'off',
    address: null,
    fields: [unmanaged('username', 'off'), unmanaged('password', 'one-time-code')],
  });
  await payer.logsIn({ username: 'user_everywhere', password });
  await payer.sees('answer');
  expect(await asked(payer)).toEqual({
    form: 'off',
    address: null,
    fields: [unmanaged('otp', 'one-time-code')],
  });
  await payer.answers({ otp: '123456' });
  await payer.pays();
  await payer.sees('authorise');
  expect(await asked(payer)).toEqual({
    form: 'off',
    address: null,
    fields: [unmanaged('answer', 'one-time-code'), unmanaged('token', 'one-time-code')],
  });
  await visitor.close();
});

test('sending a form leads to no other page: the browser itself sends nothing of it', async () => {
  const { url } = await around.world.create();
  const visitor = await visit(around.browser, 'phone');
  const sent: string[] = [];
  const payer = await Payer.byLink(visitor.page, url);
  visitor.page.on('request', (request) => {
    if (request.isNavigationRequest()) sent.push(request.url());
  });
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  await payer.frame.locator('input[name="username"]').fill('user_otp');
  await payer.frame.locator('input[name="password"]').fill(password);
  await visitor.page.keyboard.press('Enter');
  await payer.sees('answer');
  await payer.frame.locator('input[name="otp"]').fill('123456');
  await visitor.page.keyboard.press('Enter');
  await payer.sees('confirm-payment');
  expect(sent).toEqual([]);
  expect(visitor.traces.urls.filter((address) => /user_otp|123456/.test(address))).toEqual([]);
  await visitor.close();
});
