import { expect, test } from 'vitest';
import type { Command, Step } from '../../src/contract/steps.ts';
import { type Visit, visit } from './browser.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';
import { withWorld } from './with-world.ts';

const around = withWorld();

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
  const { id, url, amountMinor } = await around.world.create();
  const visitor = await visit(around.browser, 'phone');
  return { visitor, payer: await Payer.byLink(visitor.page, url), id, amountMinor };
}

test.each(deeds)(
  'a payer whose answer to $command is lost on the way back pays once',
  async ({ command }) => {
    const before = around.world.debits().length;
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
    expect(around.world.debits().slice(before)).toEqual([amountMinor]);
    await around.world.becomes(id, 'succeeded');
    await visitor.close();
  },
);

test('a payer who taps Pay twice pays once', async () => {
  const before = around.world.debits().length;
  const { visitor, payer, id, amountMinor } = await arrive();
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password });
  await payer.pays((button) => button.dblclick());
  await payer.sees('paid');
  expect(around.world.debits().slice(before)).toEqual([amountMinor]);
  await around.world.becomes(id, 'succeeded');
  await visitor.close();
});
