import { expect, it } from 'vitest';
import type { MandateOrder } from '../../src/contract/mandate-terms.ts';
import type { CreateMandate } from '../../src/contract/merchant-api.ts';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import { visit } from '../fidelity/page-visitor.ts';
import { at } from './mandate-payer.ts';
import { doCommand, payerOfMandate } from './sandbox-payer.ts';
import { clockOf, newSandboxClock, openSandboxWorld, sandboxKeyring } from './sandbox-world.ts';
import { describeOnStores, hour, minute } from './world.ts';

const day = 24 * hour;
const days = { startDate: '2026-01-05', endDate: '2026-12-31' };
const variable: MandateOrder = { type: 'emandate', debitType: 'variable', totalCapMinor: 5_000_000, ...days };
const fixed: MandateOrder = {
  type: 'emandate',
  debitType: 'fixed',
  perDebitMinor: 200_000,
  schedule: {
    frequency: 'weeks',
    interval: 2,
    firstDebitDate: '2026-01-12',
    firstDebitMinor: 300_000,
    retries: 1,
    graceDays: 1,
    smallestPartMinor: 20_000,
  },
  ...days,
};
const account = { bank_code: '058', account_number: '0123456789' };

type Open = () => Promise<{ driver: Parameters<typeof createSqlStore>[0]['driver'] }>;

async function newWorld(open: Open) {
  const { driver } = await open();
  const clock = newSandboxClock();
  const store = await createSqlStore({ driver, keyring: sandboxKeyring, clock: clockOf(clock) });
  return { store, ...openSandboxWorld(store, clock) };
}

/** A payer who does everything right up to the provider's page, over the sandbox. */
async function toPage(open: Open, changes: Partial<CreateMandate>) {
  const { store, ...world } = await newWorld(open);
  const { id } = await world.mint(undefined, changes);
  const leaving = at(await world.toTransfer(id), 'leave-to-provider');
  const told = async () => (await store.claimNotifications(100, 1)).map((due) => due.notification.type);
  const back = async () => {
    const view = await world.look(id);
    const { pages } = world.checkouts;
    return doCommand(pages, view, 'the-page-of-the-payer', { command: 'returned', body: {} });
  };
  const mandate = async () => (await world.mandates.merchant.list({ checkoutId: id })).data[0];
  return { ...world, id, leaving, told, back, mandate, page: visit(world.sandbox, leaving.url) };
}

describeOnStores('with the provider’s pages as they are documented', (open) => {
  it('a mandate is set up, comes true and is debited', async () => {
    const { page, pass, back, mandate, mandates, leaving } = await toPage(open, {
      mandate: variable,
      ways: ['provider-page'],
    });
    expect([leaving.errand, leaving.host]).toEqual(['mandate', '127.0.0.1:1']);
    at(await back(), 'leave-to-provider');
    await page.open();
    await page.send('account', account);
    await page.send('terms');
    await page.send('send');
    await pass(minute);
    await pass(2 * day);
    expect(await mandate()).toMatchObject({ state: 'ready', bank: 'GTBank', accountLastFour: '6789' });
    const order = { amountMinor: 20_000, reference: 'invoice-1', narration: 'Adire' };
    const { id: mandateId = '' } = (await mandate()) ?? {};
    const { debit } = await mandates.merchant.debit(mandateId, order, { idempotencyKey: 'one' });
    expect(debit.status).toBe('succeeded');
  });

  it('a page that was given up leaves nothing behind at the provider', async () => {
    const { checkouts, look, id, sandbox, pass } = await toPage(open, {
      mandate: variable,
      ways: ['provider-page'],
    });
    const view = await look(id);
    await doCommand(checkouts.pages, view, 'the-page-of-the-payer', { command: 'cancel', body: {} });
    await pass(minute);
    expect(sandbox.mandates.all().map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('a sweep names the further accounts that it takes from, each once it is ready', async () => {
    const { page, pass, mandate, look, id } = await toPage(open, { mandate: { ...variable, type: 'sweep' } });
    await page.open();
    await page.send('account', account);
    await page.send('identity', { bvn: payerOfMandate.details.bvn, birth_date: '1990-01-01' });
    await page.send('otp', { otp: '123456' });
    await page.send('terms');
    await page.send('send');
    await pass(10 * minute);
    for (let passed = 0; passed < 12; passed += 1) await pass(6 * hour);
    const linked = at(await look(id), 'ready').linked ?? [];
    expect(linked.map(({ readyToDebit }) => readyToDebit)).toContain(true);
    expect(linked.every(({ lastFour }) => /^\d{4}$/.test(lastFour))).toBe(true);
    expect((await mandate())?.linked).toEqual(linked);
  });

  it('a fixed mandate is debited by the provider, and each debit is told once', async () => {
    const { page, pass, mandate, mandates, told } = await toPage(open, {
      mandate: fixed,
      ways: ['provider-page'],
    });
    await page.open();
    await page.send('account', account);
    await page.send('terms');
    await page.send('send');
    await pass(minute);
    for (let passed = 0; passed < 24; passed += 1) await pass(day);
    const { id = '' } = (await mandate()) ?? {};
    const { data } = await mandates.merchant.listDebits(id, {});
    expect(data.map(({ amountMinor, status, origin }) => [amountMinor, status, origin])).toEqual([
      [200_000, 'succeeded', 'provider'],
      [300_000, 'succeeded', 'provider'],
    ]);
    expect((await told()).filter((type) => type.startsWith('debit.'))).toEqual([
      'debit.succeeded',
      'debit.succeeded',
    ]);
    expect(await mandate()).toMatchObject({ debitedMinor: 500_000, state: 'ready' });
  });

  it('a selfie is taken on the provider’s page', async () => {
    const { leaving, pass, look, id, page } = await toPage(open, {
      mandate: { ...variable, verification: 'selfie' },
    });
    expect(leaving.errand).toBe('selfie');
    await page.open();
    await page.send('selfie', { camera: 'refused' });
    await pass(minute);
    at(await look(id), 'leave-to-provider');
    await page.send('selfie', { camera: 'granted' });
    await pass(minute);
    await pass(minute);
    at(await look(id), 'approved');
  });

  it('a signed mandate is not offered any more', async () => {
    const { mint, toTransfer, pass } = await newWorld(open);
    await pass(140 * day);
    const mandate = { ...variable, type: 'signed', startDate: '2026-05-26' } as const;
    const { id } = await mint(undefined, { mandate });
    expect(at(await toTransfer(id), 'mandate-failed').reason).toBe('not_offered');
  });
});
