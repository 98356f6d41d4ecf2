import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Command } from '../../src/contract/steps.ts';
import { type Visit, visit } from './browser.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';
import { withWorld } from './with-world.ts';

/** How often the bank's side was asked to log somebody in. */
let logins = 0;
const onTheWay = async (request: Request) => {
  if (request.url.endsWith('/login')) logins += 1;
  return request;
};
const around = withWorld({ onTheWay });

const username = 'user_token';
const password = '123456';

/** The line that is seen; the live region says it too. */
const line = ({ frame }: Payer): Locator => frame.locator('main p.offline');

async function arrive() {
  const { id, url, amountMinor } = await around.world.create();
  const visitor = await visit(around.browser, 'phone');
  const payer = await Payer.byLink(visitor.page, url);
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  return {
    id,
    amountMinor,
    visitor,
    payer,
    field: (name: string) => payer.frame.locator(`[name="${name}"]`),
  };
}

interface Loss {
  /** The keys under which the command was sent, each try counted. */
  readonly keys: readonly (string | undefined)[];
  /** The network is back, and with it the try that was waiting for it. */
  ends(): Promise<void>;
}

/** The first try of a command finds the network gone, on the way there or on the way back; the second one waits until it is back. */
async function losesNetwork({ context }: Visit, command: Command, when: 'before' | 'after'): Promise<Loss> {
  const keys: (string | undefined)[] = [];
  let comesBack = (): void => {};
  const back = new Promise<void>((resolve) => {
    comesBack = resolve;
  });
  await context.route(`**/v1/session/steps/${command}`, async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length > 1) {
      await back;
      return route.continue();
    }
    if (when === 'after') await route.fetch();
    await context.setOffline(true);
    return route.abort('internetdisconnected');
  });
  return {
    keys,
    async ends() {
      await context.setOffline(false);
      comesBack();
    },
  };
}

test('a log-in that is sent offline reaches nobody, keeps the name and not the password, and is sent once when the network is back', async () => {
  const before = logins;
  const { visitor, payer, field } = await arrive();
  await field('username').fill(username);
  await field('password').fill('half');
  await visitor.context.setOffline(true);
  await line(payer).waitFor();
  // Emptied under the thumb, a half typed password would be sent as its other half.
  expect(await field('password').inputValue()).toBe('half');
  await visitor.context.setOffline(false);
  await expect.poll(() => payer.frame.getByRole('status').textContent()).toBe('The connection is back.');
  await visitor.context.setOffline(true);
  await line(payer).waitFor();
  await payer.submits();
  await payer.frame
    .getByText(/cannot be reached/)
    .first()
    .waitFor();
  await payer.sees('log-in');
  expect(await field('username').inputValue()).toBe(username);
  expect(await field('password').inputValue()).toBe('');
  expect(logins).toBe(before);

  await visitor.context.setOffline(false);
  await line(payer).waitFor({ state: 'detached' });
  await payer.frame.locator('.problem', { hasText: 'No answer came, and nothing has changed.' }).waitFor();
  expect(await field('username').inputValue()).toBe(username);
  await field('password').fill(password);
  await payer.submits();
  await payer.sees('confirm-payment');
  expect(logins).toBe(before + 1);
  await visitor.close();
});

test.each(['before', 'after'] as const)(
  'a payer who taps Pay twice and whose network goes %s the server has the order pays once',
  async (when) => {
    const before = around.world.debits().length;
    const { id, amountMinor, visitor, payer, field } = await arrive();
    await payer.logsIn({ username, password });
    await payer.sees('confirm-payment');
    const paying = await losesNetwork(visitor, 'pay', when);
    await payer.pays((button) => button.dblclick({ timeout: 10_000 }));
    await line(payer).waitFor();
    await paying.ends();
    await payer.sees('authorise');
    await line(payer).waitFor({ state: 'detached' });

    const sent = await losesNetwork(visitor, 'authorise', when);
    await field('token').fill('123456');
    await payer.submits();
    await line(payer).waitFor();
    await sent.ends();
    await payer.sees('paid');
    expect(around.world.debits().slice(before)).toEqual([amountMinor]);
    await around.world.becomes(id, 'succeeded');
    for (const { keys } of [paying, sent]) expect(new Set(keys).size).toBe(1);
    await visitor.close();
  },
);
