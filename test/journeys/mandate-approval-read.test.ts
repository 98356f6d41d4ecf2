import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { CheckoutTimes } from '../../src/proxy/checkouts/settings.ts';
import { launchChromium } from './browser.ts';
import { approvedAtOnce, Subscriber } from './subscriber.ts';
import { openWorld } from './world.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

const minute = 60_000;
const hour = 60 * minute;

/**
 * The bank approves, and the payer in front of the page reads it before they lose patience, which takes a third of a minute. The approval
 * comes after what the page's arrival and the creation have had read: a page that began to watch before there was anything to
 * read has its first reading a `watchedReadMs` later, so that one is let pass.
 */
async function readsApproval(times: Partial<CheckoutTimes>, webhooks: 'sent' | 'held back'): Promise<void> {
  const world = await openWorld({ times });
  onTestFinished(() => world.stop());
  const { control } = world.sandbox;
  const reads = () => control.calls().filter(({ call }) => call === 'read-mandate').length;
  const subscriber = await Subscriber.create(world, browser);
  const payer = await subscriber.arrives();
  control.webhooks.hold();
  await subscriber.toTransfer(payer);
  if (webhooks === 'sent') await control.webhooks.release();
  const before = reads();
  if (webhooks === 'sent') await world.passTime(minute);
  await expect.poll(reads, { timeout: 20_000 }).toBeGreaterThan(before);
  control.nibss.approve(subscriber.latest());
  await payer.sees('approved');
  await control.webhooks.release();
  await subscriber.ended(approvedAtOnce);
}

test('a payer in front of the page reads what a webhook tells, long before the bank is asked again', () =>
  readsApproval({ watchedReadMs: minute, sweepMs: hour }, 'sent'));

test('a payer in front of the page reads what no webhook tells, since the bank is asked every few seconds', () =>
  readsApproval({}, 'held back'));
