import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command, Step } from '../../src/contract/steps.ts';
import { launchChromium, type Visit, visit } from './browser.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const password = '123456';

/** In the order of a payment that asks for everything: a code, an account, a token. */
const deeds: readonly {
  readonly command: Command;
  readonly at: Step;
  readonly act: (payer: Payer) => Promise<void>;
}[] = [
  { command: 'choose-bank', at: 'choose-bank', act: (payer) => payer.choosesBank(bank) },
  { command: 'log-in', at: 'log-in', act: (payer) => payer.logsIn({ username: 'user_v2', password }) },
  { command: 'answer', at: 'answer', act: (payer) => payer.answers({ otp: '123456' }) },
  { command: 'choose-account', at: 'choose-account', act: (payer) => payer.choosesAccount(1) },
  { command: 'pay', at: 'confirm-payment', act: (payer) => payer.pays() },
  { command: 'authorise', at: 'authorise', act: (payer) => payer.authorises({ token: '123456' }) },
];

async function arrive(): Promise<{ visitor: Visit; payer: Payer; id: string; amountMinor: number }> {
  const { id, url, amountMinor } = await world.create();
  const visitor = await visit(browser, 'phone');
  return { visitor, payer: await Payer.byLink(visitor.page, url), id, amountMinor };
}

test.each(deeds)(
  'a payer whose answer to $command is lost on the way back pays once',
  async ({ command }) => {
    const before = world.debits().length;
    const { visitor, payer, id, amountMinor } = await arrive();
    let lost = 0;
    await visitor.context.route(`**/v1/session/steps/${command}`, async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    for (const { at, act } of deeds) {
      await payer.sees(at);
      await act(payer);
    }
    await payer.sees('paid');
    expect(lost).toBe(1);
    expect(world.debits().slice(before)).toEqual([amountMinor]);
    await world.becomes(id, 'succeeded');
    await visitor.close();
  },
);

test('a payer who taps Pay twice pays once', async () => {
  const before = world.debits().length;
  const { visitor, payer, id, amountMinor } = await arrive();
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password });
  await payer.pays((button) => button.dblclick());
  await payer.sees('paid');
  expect(world.debits().slice(before)).toEqual([amountMinor]);
  await world.becomes(id, 'succeeded');
  await visitor.close();
});
