import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Step } from '../../src/contract/steps.ts';
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

/** Walks to a screen by link; the names are what the sandbox bank knows. */
const ways: readonly { readonly to: Step; readonly walk: (payer: Payer) => Promise<void> }[] = [
  { to: 'choose-bank', walk: async () => undefined },
  { to: 'log-in', walk: (payer) => payer.choosesBank(bank) },
  { to: 'confirm-payment', walk: (payer) => logsIn(payer, 'user_good') },
  { to: 'authorise', walk: (payer) => paysAs(payer, 'user_token') },
  { to: 'confirming', walk: (payer) => paysAs(payer, 'user_late') },
  { to: 'declined', walk: (payer) => paysAs(payer, 'user_low') },
];

async function logsIn(payer: Payer, username: string): Promise<void> {
  await payer.choosesBank(bank);
  await payer.logsIn({ username, password });
}

async function paysAs(payer: Payer, username: string): Promise<void> {
  await logsIn(payer, username);
  await payer.pays();
}

/** Goes on from wherever the payer is until it is paid. */
async function paysFrom(step: Step, payer: Payer): Promise<void> {
  if (step === 'declined') await payer.taps(/another bank/i);
  if (step === 'choose-bank' || step === 'declined') await payer.choosesBank(bank);
  if (['choose-bank', 'declined', 'log-in'].includes(step)) {
    await payer.logsIn({ username: 'user_good', password });
  }
  if (['choose-bank', 'declined', 'log-in', 'confirm-payment'].includes(step)) await payer.pays();
  if (step === 'authorise') await payer.authorises({ token: '123456' });
  await payer.sees('paid');
}

/** A checkout opened by its link on a phone, walked to a screen. */
async function arriveAt(step: Step): Promise<{ visitor: Visit; payer: Payer; id: string; url: string }> {
  const { id, url } = await world.create();
  const visitor = await visit(browser, 'phone');
  const payer = await Payer.byLink(visitor.page, url);
  await ways.find((way) => way.to === step)?.walk(payer);
  await payer.sees(step);
  return { visitor, payer, id, url };
}

/** The line that is seen; the live region keeps what it last said. */
const offlineBanner = (payer: Payer) =>
  payer.frame.locator('p:not([role="status"])', { hasText: /offline/i });

async function expectPaidOnce(id: string, debitsBefore: number): Promise<void> {
  const { amountMinor } = await world.checkout(id);
  expect(world.debits().slice(debitsBefore)).toEqual([amountMinor]);
  await expect.poll(async () => (await world.checkout(id)).status).toBe('succeeded');
}

test.each(ways)('a payer who reloads at $to is at $to again, and pays once', async ({ to }) => {
  const before = world.debits().length;
  const { visitor, payer, id } = await arriveAt(to);
  await visitor.page.reload();
  expect(await payer.seesOneOf(to, ...(to === 'confirming' ? (['paid'] as const) : []))).toBeTypeOf('string');
  await paysFrom(to, payer);
  await expectPaidOnce(id, before);
  await visitor.close();
});

test.each(ways)(
  'a payer who leaves by the back button at $to and comes forward again pays once',
  async ({ to }) => {
    const before = world.debits().length;
    const { visitor, payer, id } = await arriveAt(to);
    await visitor.page.goBack();
    await visitor.page.goForward();
    await payer.seesOneOf(to, ...(to === 'confirming' ? (['paid'] as const) : []));
    await paysFrom(to, payer);
    await expectPaidOnce(id, before);
    await visitor.close();
  },
);

test.each(ways)(
  'a payer who loses the network at $to is told, and goes on when it is back',
  async ({ to }) => {
    const before = world.debits().length;
    const { visitor, payer, id } = await arriveAt(to);
    await visitor.context.setOffline(true);
    await offlineBanner(payer).waitFor();
    expect(await payer.screen()).toBe(to);
    await visitor.context.setOffline(false);
    await offlineBanner(payer).waitFor({ state: 'hidden' });
    await paysFrom(to, payer);
    await expectPaidOnce(id, before);
    await visitor.close();
  },
);

test.each<{ command: string; at: Step; act: (payer: Payer) => Promise<void> }>([
  { command: 'choose-bank', at: 'choose-bank', act: (payer) => payer.choosesBank(bank) },
  { command: 'log-in', at: 'log-in', act: (payer) => payer.logsIn({ username: 'user_good', password }) },
  { command: 'pay', at: 'confirm-payment', act: (payer) => payer.pays() },
  { command: 'authorise', at: 'authorise', act: (payer) => payer.authorises({ token: '123456' }) },
])('a payer whose answer to $command is lost on the way back pays once', async ({ command, at, act }) => {
  const before = world.debits().length;
  const { visitor, payer, id } = await arriveAt(at);
  let lost = 0;
  await visitor.context.route(`**/v1/session/steps/${command}`, async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort('connectionreset');
  });
  await act(payer);
  if (command === 'pay' || command === 'authorise') await payer.sees('paid');
  else await paysFrom(command === 'choose-bank' ? 'log-in' : 'confirm-payment', payer);
  expect(lost).toBe(1);
  await expectPaidOnce(id, before);
  await visitor.close();
});

test('a payer who taps Pay twice pays once', async () => {
  const before = world.debits().length;
  const { visitor, payer, id } = await arriveAt('confirm-payment');
  await payer.pays((button) => button.dblclick());
  await payer.sees('paid');
  await expectPaidOnce(id, before);
  await visitor.close();
});

test('a second tab of the same browser and a second phone see that the checkout is in use', async () => {
  const before = world.debits().length;
  const { visitor, payer, id, url } = await arriveAt('confirm-payment');
  const phone = await visit(browser, 'phone');
  const elsewhere = await Payer.byLink(phone.page, url);
  await elsewhere.sees('in-use');
  const tab = await visitor.context.newPage();
  const beside = await Payer.byLink(tab, url);
  await beside.sees('in-use');
  await payer.pays();
  await payer.sees('paid');
  await elsewhere.sees('paid');
  await beside.sees('paid');
  await expectPaidOnce(id, before);
  await phone.close();
  await visitor.close();
});

test('a payer who starts over on another phone pays there, and the first phone follows', async () => {
  const before = world.debits().length;
  const { visitor, payer, id, url } = await arriveAt('confirm-payment');
  const phone = await visit(browser, 'phone');
  const elsewhere = await Payer.byLink(phone.page, url);
  await elsewhere.sees('in-use');
  await elsewhere.taps(/start over/i);
  await payer.sees('choose-bank');
  await paysFrom('choose-bank', elsewhere);
  await payer.sees('paid');
  await expectPaidOnce(id, before);
  await phone.close();
  await visitor.close();
});

test('a payer who cancels has paid nothing, and the link says so from then on', async () => {
  const before = world.debits().length;
  const { visitor, payer, id } = await arriveAt('confirm-payment');
  await payer.taps(/cancel/i);
  await payer.frame.getByRole('alertdialog').getByRole('button', { name: 'Keep paying' }).click();
  await payer.sees('confirm-payment');
  await payer.taps(/cancel/i);
  await payer.frame.getByRole('alertdialog').getByRole('button', { name: 'Cancel payment' }).click();
  await payer.sees('cancelled');
  await visitor.page.reload();
  await payer.sees('cancelled');
  expect(world.debits().length).toBe(before);
  await expect.poll(() => world.told(id)).toEqual(['checkout.cancelled']);
  await visitor.close();
});
