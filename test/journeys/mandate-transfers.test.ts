import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Step } from '../../src/contract/steps.ts';
import { launchChromium } from './browser.ts';
import type { Payer } from './payer.ts';
import { approvedAtOnce, type Ending, Subscriber } from './subscriber.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchChromium()]);
  world.sandbox.control.adjust({ approvalMs: 100 });
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

interface Story {
  /** Goes on "a payer ...". */
  readonly title: string;
  readonly digits: string;
  /** From the transfer screen on. */
  readonly happens: (payer: Payer, subscriber: Subscriber) => Promise<void>;
  readonly ends: Step;
  /** Is read on the last screen. */
  readonly says: RegExp;
  /** How many transfers reached the bank, right or wrong. */
  readonly transfers: number;
  readonly ending: Ending;
}

const approved = { ends: 'approved', says: /Approved, not ready yet/, ending: approvedAtOnce } as const;

const failed = (
  there: 'cancelled' | 'rejected',
  because: 'too_late' | 'cancelled_by_provider' | 'rejected_by_bank',
) =>
  ({
    ends: 'mandate-failed',
    ending: {
      status: 'open',
      there: [there],
      here: [[there, because]],
      told: [`mandate.${there}`, 'mandate.created'],
    },
  }) as const;

const runsOut = failed('cancelled', 'too_late');

async function deadlinePasses(payer: Payer): Promise<void> {
  await world.passTime(hour + second);
  await payer.frame.getByRole('heading', { name: 'Too late to send' }).waitFor();
}

async function sixHoursPass(payer: Payer): Promise<void> {
  await deadlinePasses(payer);
  await world.passTime(5 * hour);
}

const claims = async (payer: Payer): Promise<void> => {
  await payer.taps(/^I have sent it/);
  await payer.sees('await-bank');
};

const stories: readonly Story[] = [
  {
    title: 'whose ₦50 arrives at once is approved',
    digits: '101',
    async happens() {
      await world.passTime(2 * second);
    },
    transfers: 1,
    ...approved,
  },
  {
    title: 'who sends the ₦50 after 20 minutes is in time',
    digits: '102',
    async happens() {
      await world.passTime(20 * minute);
    },
    transfers: 1,
    ...approved,
  },
  {
    title: 'whose ₦50 arrives after the deadline was told not to send it, and is approved all the same',
    digits: '103',
    async happens(payer) {
      await deadlinePasses(payer);
      await world.passTime(hour);
    },
    transfers: 1,
    ...approved,
  },
  {
    title: 'whose ₦50 arrives after the automatic cancellation has no mandate',
    digits: '104',
    async happens(payer) {
      await sixHoursPass(payer);
      await payer.sees('mandate-failed');
      await world.passTime(hour);
    },
    says: /It was sent after the time was over/,
    transfers: 1,
    ...runsOut,
  },
  {
    title: 'who sends it from another account learns what may have been wrong',
    digits: '105',
    async happens(payer, subscriber) {
      await world.passTime(2 * second);
      await subscriber.hasSent(1);
      await claims(payer);
      await world.passTime(hour + second);
      await payer.frame.getByText('do not send it now').waitFor();
      await world.passTime(5 * hour);
    },
    says: /It came from another account than GTBank ····\s\d105/,
    transfers: 1,
    ...runsOut,
  },
  {
    title: 'who sends ₦100 learns that it had to be ₦50',
    digits: '106',
    happens: sixHoursPass,
    says: /No transfer of exactly ₦50\.00 was counted in time/,
    transfers: 1,
    ...runsOut,
  },
  {
    title: 'who sends it twice is approved once',
    digits: '107',
    async happens(payer) {
      await world.passTime(2 * second);
      await payer.sees('approved');
      await world.passTime(2 * second);
    },
    transfers: 2,
    ...approved,
  },
  {
    title: 'who never sends it is told that the time ran out',
    digits: '108',
    happens: sixHoursPass,
    says: /The time to send ran out/,
    transfers: 0,
    ...runsOut,
  },
  {
    title: 'who sends it from another account, then from the right one, is approved',
    digits: '109',
    async happens(payer, subscriber) {
      await world.passTime(2 * second);
      await subscriber.hasSent(1);
      await claims(payer);
      await world.passTime(5 * minute);
    },
    transfers: 2,
    ...approved,
  },
  {
    title: 'whose bank rejects it is told so',
    digits: '204',
    async happens(payer, subscriber) {
      await world.passTime(2 * second);
      await subscriber.hasSent(1);
      await claims(payer);
      await world.passTime(minute);
    },
    says: /GTBank did not agree to it/,
    transfers: 1,
    ...failed('rejected', 'rejected_by_bank'),
  },
  {
    title: 'whose transfer fails on the way is told that it was cancelled',
    digits: '205',
    async happens(_, subscriber) {
      await world.passTime(2 * second);
      await subscriber.hasSent(1);
      await world.passTime(minute);
    },
    says: /It was cancelled before it was approved/,
    transfers: 1,
    ...failed('cancelled', 'cancelled_by_provider'),
  },
  {
    title: 'waits while NIBSS is down, and is approved when it is back',
    digits: '789',
    async happens(payer, subscriber) {
      const { nibss } = world.sandbox.control;
      nibss.goDown();
      nibss.send(subscriber.latest());
      await claims(payer);
      await world.passTime(10 * minute);
      nibss.goUp();
    },
    transfers: 1,
    ...approved,
  },
  {
    title: 'has no mandate where NIBSS stays down for six hours',
    digits: '206',
    happens: sixHoursPass,
    says: /Nothing was agreed: Adire Lane can take nothing/,
    transfers: 1,
    ...runsOut,
  },
];

test.each(stories)('a payer $title', async ({ digits, happens, ends, says, transfers, ending }) => {
  const subscriber = await Subscriber.create(world, browser, digits);
  const payer = await subscriber.arrives();
  await subscriber.toTransfer(payer);
  await happens(payer, subscriber);
  await payer.sees(ends);
  await subscriber.hasSent(transfers);
  expect(await payer.reads()).toMatch(says);
  await subscriber.ended(ending);
});

test('a payer is shown where to send it as the bank wrote it, with the zero that its answer has lost', async () => {
  const subscriber = await Subscriber.create(world, browser);
  const payer = await subscriber.arrives();
  await subscriber.toTransfer(payer);
  const lastFour = subscriber.accountNumber.slice(-4);
  expect((await payer.reads()).replace(/\s+/g, ' ')).toContain(
    `Send exactly ₦50.00 In your bank app, from GTBank ···· ${lastFour} your GTBank account ending in ${lastFour.split('').join(' ')} only. Another account will not work.`,
  );
  await payer.frame.getByText('Cannot find this bank? 2 others work').click();
  expect((await payer.reads()).replace(/\s+/g, '')).toContain('0107049662');
  world.sandbox.control.nibss.send(subscriber.latest());
  await payer.sees('approved');
  await subscriber.ended(approvedAtOnce);
});

test('a payer whose bank sends no ₦50 is warned, takes another bank, and is approved', async () => {
  const subscriber = await Subscriber.create(world, browser);
  const payer = await subscriber.arrives();
  await payer.choosesBank('Unity Bank');
  await payer.sees('enter-account');
  expect(await payer.reads()).toMatch(/Unity Bank’s app does not send less than ₦100\.00/);
  await payer.taps(/^Choose another bank/);
  await subscriber.toTransfer(payer);
  world.sandbox.control.nibss.send(subscriber.latest());
  await payer.sees('approved');
  await subscriber.ended(approvedAtOnce);
});

test('a payer who goes on with such a bank is led to another one when the time is over', async () => {
  const subscriber = await Subscriber.create(world, browser);
  const payer = await subscriber.arrives();
  await subscriber.toTransfer(payer, 'Unity Bank');
  world.sandbox.control.nibss.send(subscriber.latest());
  await sixHoursPass(payer);
  await payer.sees('mandate-failed');
  expect(await payer.reads()).toMatch(/Unity Bank’s app does not send less than ₦100\.00/);
  expect(subscriber.there().map((one) => one.transfers)).toEqual([[]]);
  await payer.taps(/^Use another bank/);
  await payer.sees('choose-bank');
  await subscriber.ended(runsOut.ending);
});
