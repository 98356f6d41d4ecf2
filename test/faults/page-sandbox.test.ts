import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { CreatePayment } from '../../src/contract/merchant-api.ts';
import { createBreakBook } from '../../src/proxy/reconcile/break-book.ts';
import { reconcile } from '../../src/proxy/reconcile/reconcile.ts';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import { gtbankByInternet } from '../fidelity/link-caller.ts';
import { visit } from '../fidelity/page-visitor.ts';
import { doCommand } from './sandbox-payer.ts';
import { clockOf, newSandboxClock, openSandboxWorld, sandboxKeyring } from './sandbox-world.ts';
import { describeOnStores, hour, minute } from './world.ts';

const day = 24 * hour;
const page = 'the-page-of-the-payer';
const order: CreatePayment = {
  kind: 'payment',
  amountMinor: 450_000,
  currency: 'NGN',
  description: 'Blue adire',
  reference: 'order-1',
  ways: ['provider-page'],
  customer: { name: 'Bisi Ade', email: 'bisi@adirelane.example' },
};

/** The sandbox with its webhooks led into the proxy, and what the merchant was told. */
async function openWorld(driver: Parameters<typeof createSqlStore>[0]['driver']) {
  const manual = newSandboxClock();
  const store = await createSqlStore({ driver, keyring: sandboxKeyring, clock: clockOf(manual) });
  const world = openSandboxWorld(store, manual);
  const { checkouts, sandbox, look } = world;
  world.takeWebhooks();
  const { provider } = checkouts;
  const book = createBreakBook({ store, provider, clock: clockOf(manual), random: randomBytes });
  return {
    ...world,
    told: async () => (await store.claimNotifications(100, 1)).map((due) => due.notification.type),
    breaks: async () => {
      const from = Date.UTC(2026, 0, 4, 23);
      return (await reconcile({ store, provider, book, from, to: from + day })).open;
    },
    async leave(changes: Partial<CreatePayment> = {}) {
      const { checkout } = await checkouts.merchant.create(
        { ...order, ...changes },
        { idempotencyKey: 'order-1' },
      );
      const choose = { command: 'choose-way', body: { way: 'provider-page', method: 'account' } } as const;
      const view = await doCommand(checkouts.pages, await look(checkout.id), page, choose);
      if (view.step !== 'leave-to-provider') throw new Error(`at ${view.step}`);
      return { id: checkout.id, payer: visit(sandbox, view.url) };
    },
    async come(id: string) {
      return doCommand(checkouts.pages, await look(id), page, { command: 'returned', body: {} });
    },
  };
}

async function payOnPage(payer: ReturnType<typeof visit>): Promise<void> {
  await payer.open();
  await payer.send('bank', { bank: gtbankByInternet });
  await payer.send('log-in', { username: 'user_good', password: '123456' });
  await payer.send('confirm');
}

describeOnStores('with the provider’s pages as they are documented', (open) => {
  it('a payment comes true by the payer’s return, is paid back, and the books agree throughout', async () => {
    const world = await openWorld((await open()).driver);
    const { id, payer } = await world.leave();
    await payOnPage(payer);
    expect(payer.leftTo()).toContain('/r/');
    expect(await world.come(id)).toMatchObject({ step: 'paid', account: { lastFour: expect.any(String) } });
    expect(await world.breaks()).toEqual([]);
    const { checkout } = await world.checkouts.merchant.refund(id, {}, { idempotencyKey: 'refund-1' });
    expect(checkout).toMatchObject({ status: 'succeeded', refund: { status: 'refunded', source: 'payout' } });
    expect(await world.look(id)).toMatchObject({ step: 'paid', refund: { status: 'refunded' } });
    expect(await world.breaks()).toEqual([]);
    expect(await world.told()).toEqual(['checkout.succeeded', 'payment.refunded']);
  });

  it('a payer who never comes back is paid by the webhook or without one', async () => {
    const world = await openWorld((await open()).driver);
    const { id, payer } = await world.leave();
    await payOnPage(payer);
    await world.pass(2 * minute);
    expect(await world.look(id)).toMatchObject({ step: 'paid' });
  });

  it('what is called paid without a debit is no end, and nothing of it can be paid back', async () => {
    const world = await openWorld((await open()).driver);
    const { id } = await world.leave();
    expect(await world.come(id)).toMatchObject({ step: 'leave-to-provider' });
    await expect(
      world.checkouts.merchant.refund(id, {}, { idempotencyKey: 'refund-1' }),
    ).rejects.toMatchObject({ code: 'refund_not_possible' });
  });

  it('a partner’s account takes a share, and what was paid out to it is told', async () => {
    const world = await openWorld((await open()).driver);
    const { subAccount } = await world.checkouts.subAccounts.create(
      { nipCode: '000013', accountNumber: '0123456789' },
      { idempotencyKey: 'partner-1' },
    );
    expect(subAccount).toMatchObject({ accountLastFour: '6789', active: true });
    const { id, payer } = await world.leave({
      split: {
        type: 'percentage',
        feeBearer: 'business',
        distribution: [{ account: subAccount.id, value: 50 }],
      },
    });
    await payOnPage(payer);
    expect(await world.come(id)).toMatchObject({ step: 'paid' });
    await world.pass(2 * day);
    await world.pass(minute);
    expect(await world.told()).toEqual(['checkout.succeeded', 'settlement.split']);
  });
});
