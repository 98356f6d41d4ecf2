import { expect, it } from 'vitest';
import type { Customer } from '../../src/contract/customer.ts';
import { erase, readErasure } from '../../src/proxy/retention/erase.ts';
import { createRetention } from '../../src/proxy/retention/retention.ts';
import { debit, MANDATE, CHECKOUT as OF_MANDATE, readyMandate } from './debit-world.ts';
import { keptWebhook } from './kept-webhook.ts';
import { lostCapture } from './lost-capture.ts';
import { paid } from './refund-world.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const day = 24 * hour;
const bisi: Customer = { name: 'Bisi Canary', email: 'bisi@adirelane.example', phone: '+234 803 000 0000' };

const count = ({ driver }: World, table: string, where = 'true'): Promise<number> =>
  driver.withConnection(async (connection) => {
    const [row] = await connection.query(`select count(*)::int from directpay.${table} where ${where}`, []);
    return Number(row?.[0]);
  });
const retention = ({ store, clock }: World, eraseAfterDays?: number) =>
  createRetention({ store, clock, eraseAfterDays });

/** What is still kept of the person, of one checkout. */
async function personOf({ store }: World, id: string): Promise<unknown[]> {
  const rows = await store.read(id);
  const all = [...(rows?.attempts ?? []), ...(rows?.mandates ?? [])];
  return [
    rows?.checkout.customer?.open(),
    rows?.checkout.payment?.narration,
    ...Object.values(rows?.checkout.metadata ?? {}),
    ...all.flatMap(({ accountNumber, accountHolder, page }) => [accountNumber, accountHolder, page?.url]),
    ...(rows?.attempts ?? []).flatMap(({ accounts, bankSession, pageKeyHash }) => [
      accounts,
      bankSession,
      pageKeyHash,
    ]),
  ].filter((one) => one !== undefined);
}

/** Paid, with notes of the merchant's and a text of the bank's. */
async function paidWithText(world: World): Promise<string> {
  const { id, reference } = await lostCapture(world, { metadata: { note: 'for Bisi Canary' } });
  world.provider.debit(reference, { narration: 'NIP BISI CANARY' });
  await world.pass(minute);
  expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'succeeded' });
  return id;
}

describeOnStores('what is kept for a time only', (open) => {
  it('is forgotten thirty days after the end, and nothing of what is still open', async () => {
    const world = await open();
    const { id } = await paid(world);
    await world.mint({ reference: 'order-2', expiresInSeconds: 60 * 60 * 24 * 30 }, 'still-open');
    await world.store.keepWebhook(keptWebhook(world));
    await world.store.keepWebhook(
      keptWebhook(world, { id: 'wh_2', dedupeKey: '2', mandateId: 'mdt_1', saysCancelled: true }),
    );
    for (const { notification } of await world.store.claimNotifications(10, 1_000)) {
      await world.store.notificationDelivered(notification.id);
    }
    const kept = await Promise.all(['commands', 'inbox', 'outbox'].map((table) => count(world, table)));
    expect(kept).toEqual([expect.any(Number), 2, 1]);
    world.clock.pass(30 * day - hour);
    await retention(world)();
    expect(await Promise.all(['commands', 'inbox', 'outbox'].map((table) => count(world, table)))).toEqual(
      kept,
    );
    expect(await count(world, 'attempts', 'page_key_hash is not null')).toBe(1);

    world.clock.pass(2 * hour);
    await retention(world)();
    expect(await count(world, 'commands')).toBe(1);
    expect(await count(world, 'commands', "key = 'still-open'")).toBe(1);
    expect(await count(world, 'inbox', 'says_cancelled')).toBe(1);
    expect([await count(world, 'inbox'), await count(world, 'outbox')]).toEqual([1, 0]);
    expect(await count(world, 'attempts', 'page_key_hash is not null')).toBe(0);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'succeeded' });
    expect(await personOf(world, id)).toContainEqual({ name: 'Bisi Canary', phone: '08030000000' });
  });

  it('is worked on by one process an hour', async () => {
    const world = await open();
    let turns = 0;
    const store = {
      ...world.store,
      forgetBefore: async () => {
        turns += 1;
        return 0;
      },
    };
    const [one, other] = [retention({ ...world, store }), retention({ ...world, store })];
    await Promise.all([one(), other()]);
    expect(turns).toBe(1);
    world.clock.pass(hour);
    await Promise.all([one(), other()]);
    expect(turns).toBe(2);
  });

  it('is the person too, where the operator has said after how many days', async () => {
    const world = await open();
    const { id } = await paid(world);
    world.clock.pass(60 * day - hour);
    await retention(world, 60)();
    expect(await personOf(world, id)).not.toEqual([]);
    world.clock.pass(2 * hour);
    await retention(world, 60)();
    expect(await personOf(world, id)).toEqual([]);
  });
});

describeOnStores('an operator who erases', (open) => {
  it('a payment keeps what was paid, when, how and under which references', async () => {
    const world = await open();
    const id = await paidWithText(world);
    const before = await world.checkouts.merchant.get(id);
    const events = await world.store.events(id);
    expect(await personOf(world, id)).toEqual(expect.arrayContaining(['NIP BISI CANARY', 'for Bisi Canary']));
    expect(await erase(world.store, { checkoutId: id })).toEqual({ erased: [id], notOver: [], unknown: [] });
    expect(await personOf(world, id)).toEqual([]);
    const { customer, metadata, payment, ...facts } = before as typeof before & { payment: object };
    const { narration, ...money } = payment as { narration?: string };
    expect(await world.checkouts.merchant.get(id)).toEqual({ ...facts, metadata: {}, payment: money });
    expect(await world.store.events(id)).toEqual(events);
    expect(await erase(world.store, { checkoutId: id })).toMatchObject({ erased: [id] });
    await world.pass(hour, hour);
    expect(await personOf(world, id)).toEqual([]);
  });

  it('leaves what is open, not known yet, or a mandate that can be debited, as it is', async () => {
    const world = await open();
    const { id: unknown } = await lostCapture(world, { reference: 'order-1' });
    const { id: open_ } = await world.mint({ reference: 'order-2' });
    const before = [await personOf(world, unknown), await personOf(world, open_)];
    for (const id of [unknown, open_]) {
      expect(await erase(world.store, { checkoutId: id })).toEqual({
        erased: [],
        notOver: [id],
        unknown: [],
      });
    }
    expect([await personOf(world, unknown), await personOf(world, open_)]).toEqual(before);
    expect(await erase(world.store, { checkoutId: 'co_nobody' })).toMatchObject({ unknown: ['co_nobody'] });
  });

  it('a mandate only once it has ended, and keeps its debits', async () => {
    const world = await open();
    await readyMandate(world);
    expect(await debit(world)).toMatchObject({ status: 'succeeded' });
    expect(await erase(world.store, { checkoutId: OF_MANDATE })).toMatchObject({ notOver: [OF_MANDATE] });
    await world.mandates.merchant.cancel(MANDATE, { idempotencyKey: 'cancel-1' });
    await world.pass(minute);
    await world.mandates.work.idle();
    expect(await world.mandates.merchant.get(MANDATE)).toMatchObject({
      state: 'cancelled',
      cancelPending: false,
    });
    expect(await erase(world.store, { checkoutId: OF_MANDATE })).toMatchObject({ erased: [OF_MANDATE] });
    expect(await personOf(world, OF_MANDATE)).toEqual([]);
    expect(await world.mandates.merchant.get(MANDATE)).toMatchObject({ debitedMinor: expect.any(Number) });
    expect((await world.mandates.merchant.listDebits(MANDATE, {})).data).toHaveLength(1);
  });

  it('a customer finds them however their number or address is spelt, and nobody else', async () => {
    const world = await open();
    const ids: string[] = [];
    for (const [index, customer] of [
      bisi,
      { phone: '08030000000' },
      { email: 'ada@adirelane.example' },
    ].entries()) {
      const { id } = await world.mint({ reference: `order-${index}`, customer });
      await world.checkouts.merchant.cancel(id, { idempotencyKey: `cancel-${index}` });
      ids.push(id);
    }
    const [first = '', second = '', third = ''] = ids;
    const byPhone = await erase(world.store, readErasure(['--customer', '+2348030000000']));
    expect([...byPhone.erased].sort()).toEqual([first, second].sort());
    expect(await erase(world.store, { customer: 'bisi@adirelane.example' })).toMatchObject({ erased: [] });
    expect(await personOf(world, third)).not.toEqual([]);
    expect(await erase(world.store, { customer: ' ADA@AdireLane.example' })).toMatchObject({
      erased: [third],
    });
  });

  it.each([
    ['the merchant’s notes', `metadata = '{}'`],
    ['the bank’s text', `payment = payment - 'narration'`],
    ['the amount', 'amount_minor = 1, customer = null'],
  ])('is the only one who takes away %s of a checkout that has ended', async (_, change) => {
    const world = await open();
    const id = await paidWithText(world);
    const byHand = (what: string) =>
      world.driver.withConnection((connection) =>
        connection.query(`update directpay.checkouts set ${what} where id = $1`, [id]),
      );
    await expect(byHand(change)).rejects.toThrow(/never change|keeps its payment/);
    await erase(world.store, { checkoutId: id });
    for (const other of [`metadata = '{"a":"b"}'`, `payment = payment - 'paidAt'`, 'amount_minor = 1']) {
      await expect(byHand(other), other).rejects.toThrow(/never change|keeps its payment/);
    }
  });
});

it.each([
  [[]],
  [['--checkout']],
  [['--customer', '0803']],
  [['--all']],
  [['--checkout', 'co_1', '--customer', 'a@b.example']],
])('an erasure asked for with %j is refused in one line', (args) => {
  expect(() => readErasure(args)).toThrow('expected --checkout co_… or --customer');
});
