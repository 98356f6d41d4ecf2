import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { WidgetEvent } from '../../src/contract/frame-messages.ts';
import type { Outcome } from '../../src/contract/outcome.ts';
import { unacknowledged } from '../hosts/embedder.ts';
import { Payer } from './payer.ts';
import { approvedAtOnce, Subscriber } from './subscriber.ts';
import { withWorld } from './with-world.ts';

const around = withWorld();

/** What the loader has told the merchant's page under a name, in order. */
async function told<T>(
  page: Page,
  name: 'outcome' | 'event' | 'close' | 'pending' | 'success',
): Promise<T[]> {
  const all = await page.evaluate<[string, string][]>('window.told');
  return all.filter(([as]) => as === name).map(([, value]) => JSON.parse(value) as T);
}

const ofMandates = async (page: Page): Promise<string[]> =>
  (await told<WidgetEvent>(page, 'event')).map(({ type }) => type).filter((type) => /^mandate\./.test(type));

async function opens(page: Page, { url }: Subscriber): Promise<Payer> {
  await page.goto(around.world.merchantPage.address(url));
  await page.getByRole('button', { name: 'Pay' }).click();
  return Payer.inModal(page);
}

test("a merchant's page is told that a payer has agreed, and later that it can be debited", async () => {
  const subscriber = await Subscriber.create(around.world, around.browser);
  const { page } = await subscriber.visits();
  const payer = await opens(page, subscriber);
  await subscriber.toTransfer(payer);
  await expect.poll(() => ofMandates(page)).toEqual(['mandate.created']);
  around.world.sandbox.control.nibss.approve(subscriber.latest());
  await payer.sees('approved');
  const { id: checkoutId, reference } = subscriber;
  const succeeded = { status: 'succeeded', checkoutId, reference, mayHavePaid: false };
  await expect.poll(() => told<Outcome>(page, 'outcome')).toEqual([{ ...succeeded, readyToDebit: false }]);
  await expect.poll(() => ofMandates(page)).toEqual(['mandate.created', 'mandate.approved']);
  around.world.sandbox.control.nibss.makeReady(subscriber.latest());
  await payer.sees('ready');
  await expect.poll(() => ofMandates(page)).toEqual(['mandate.created', 'mandate.approved', 'mandate.ready']);
  expect(await told<Outcome>(page, 'outcome')).toHaveLength(1);

  const again = await opens(page, subscriber);
  await again.sees('ready');
  await expect.poll(() => told<Outcome>(page, 'outcome')).toEqual([{ ...succeeded, readyToDebit: true }]);
  await subscriber.ended({
    ...approvedAtOnce,
    here: [['ready']],
    told: [...approvedAtOnce.told, 'mandate.ready'],
  });
});

test("a payer who closes at the transfer leaves the merchant's page with a pending outcome, and goes on by the same url", async () => {
  const subscriber = await Subscriber.create(around.world, around.browser);
  const { page } = await subscriber.visits();
  const payer = await opens(page, subscriber);
  await subscriber.toTransfer(payer);
  unacknowledged(payer.frame.getByLabel('Close', { exact: true }).click());
  const { id: checkoutId, reference } = subscriber;
  await expect
    .poll(() => told<Outcome>(page, 'outcome'))
    .toEqual([{ status: 'pending', checkoutId, reference, mayHavePaid: false }]);
  await page.getByRole('button', { name: 'Pay' }).waitFor();

  const again = await opens(page, subscriber);
  await again.sees('send-transfer');
  around.world.sandbox.control.nibss.send(subscriber.latest());
  await again.sees('approved');
  await expect
    .poll(() => told<Outcome>(page, 'outcome'))
    .toEqual([{ status: 'succeeded', checkoutId, reference, mayHavePaid: false, readyToDebit: false }]);
  await subscriber.ended(approvedAtOnce);
});
