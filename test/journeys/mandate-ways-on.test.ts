import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const approvedAnew = (because: 'replaced' | 'cancelled_by_provider'): Ending => ({
  status: 'succeeded',
  there: ['cancelled', 'approved'],
  here: [['cancelled', because], ['approved']],
  told: ['checkout.succeeded', 'mandate.approved', 'mandate.cancelled', 'mandate.created', 'mandate.created'],
});

const anApprovalIsLate = (ending: Ending): Ending => ({
  ...ending,
  told: [...ending.told, 'mandate.late_approval'],
});

async function approves(subscriber: Subscriber, payer: Payer): Promise<void> {
  world.sandbox.control.nibss.send(subscriber.latest());
  await payer.sees('approved');
}

/** References and first days of the tries, which no two of them share. */
async function expectNothingShared(subscriber: Subscriber): Promise<void> {
  const tries = await subscriber.here();
  expect(new Set(tries.map(({ providerReference }) => providerReference)).size).toBe(tries.length);
  expect(new Set(tries.map(({ terms }) => terms.startDate)).size).toBe(tries.length);
}

test('a payer who starts again at the transfer types nothing anew, and what waited at the bank is cancelled', async () => {
  const subscriber = await Subscriber.create(world, browser);
  const payer = await subscriber.arrives();
  await subscriber.toTransfer(payer);
  await subscriber.startsAgain(payer);
  expect(await payer.fields()).toEqual([]);
  expect(await payer.reads()).toMatch(/You start again\./);
  await payer.agrees();
  await payer.sees('send-transfer');
  await expectNothingShared(subscriber);
  await approves(subscriber, payer);
  await subscriber.ended(approvedAnew('replaced'));
});

test('a payer whom the provider has given up starts again with the same account', async () => {
  const subscriber = await Subscriber.create(world, browser);
  const payer = await subscriber.arrives();
  await subscriber.toTransfer(payer);
  world.sandbox.control.nibss.giveUp(subscriber.latest());
  await payer.sees('mandate-failed');
  await payer.taps(/^Start again$/);
  expect(await payer.fields()).toEqual([]);
  await payer.agrees();
  await payer.sees('send-transfer');
  await expectNothingShared(subscriber);
  await approves(subscriber, payer);
  await subscriber.ended(approvedAnew('cancelled_by_provider'));
});

test('a payer who starts again after sending has one mandate, and a late approval of the first is undone', async () => {
  const subscriber = await Subscriber.create(world, browser, '207');
  const payer = await subscriber.arrives();
  await subscriber.toTransfer(payer);
  await world.passTime(2 * second);
  await subscriber.hasSent(1);
  await subscriber.startsAgain(payer);
  await payer.agrees();
  await payer.sees('send-transfer');
  await world.passTime(2 * second);
  await subscriber.hasSent(1);
  await world.passTime(10 * minute);
  await payer.sees('approved');
  await subscriber.ended(anApprovalIsLate(approvedAnew('replaced')));
});

test('a payer whose first day is taken agrees to the next one', async () => {
  const subscriber = await Subscriber.create(world, browser, '403');
  const payer = await subscriber.arrives();
  await subscriber.entersAccount(payer);
  await payer.agrees();
  await payer.frame.getByText('It can no longer start on the day that was planned').waitFor();
  expect(await payer.fields()).toEqual([]);
  await payer.agrees();
  await payer.sees('send-transfer');
  await expectNothingShared(subscriber);
  await approves(subscriber, payer);
  await subscriber.ended({ ...approvedAtOnce, here: [['cancelled', 'not_created'], ['approved']] });
});

test('a payer with the transfer on two devices is approved on both', async () => {
  const subscriber = await Subscriber.create(world, browser);
  const payer = await subscriber.arrives();
  await subscriber.toTransfer(payer);
  const beside = await subscriber.arrives('desktop');
  await beside.sees('send-transfer');
  world.sandbox.control.nibss.send(subscriber.latest());
  await Promise.all([payer.sees('approved'), beside.sees('approved')]);
  await subscriber.ended(approvedAtOnce);
});
