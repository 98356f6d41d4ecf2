import { expect, it } from 'vitest';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { drawFrom } from './draw.ts';
import { paid, payBack, refund } from './refund-world.ts';
import { createRunRecord } from './run-record.ts';
import { type Shared, type SimulatedProcess, startProcess } from './simulated-process.ts';
import { describeOnStores, minute, type World } from './world.ts';

const byPage = {
  ways: ['provider-page' as const],
  customer: { name: 'Bisi Ade', email: 'bisi@adirelane.example' },
};
const toPage = { way: 'provider-page', method: 'account' } as const;

/** A process that dies after so many statements, over the world's store and provider. `shared` says which connections it still holds. */
async function mortal(world: World, statements: number): Promise<SimulatedProcess & { shared: Shared }> {
  const shared: Shared = {
    driver: world.driver,
    clock: world.clock,
    keyring: createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']),
    provider: world.provider,
    draw: drawFrom(statements),
    random: (size) => globalThis.crypto.getRandomValues(new Uint8Array(size)),
    raiseAlarm: (alarm) => world.alarms.push(alarm),
    alive: new Set(),
    record: createRunRecord(),
    faulty: false,
    work: 0,
    running: 0,
  };
  const process = await startProcess(shared, `mortal-${statements}`);
  process.dieAfter(statements);
  return Object.assign(process, { shared });
}

/** Until the work is done, or its process is dead, which answers nobody any more, and holds no connection. */
async function untilOver(
  process: SimulatedProcess & { shared: Shared },
  work: Promise<unknown>,
): Promise<void> {
  let isDone = false;
  const done = (): void => {
    isDone = true;
  };
  work.then(done, done);
  await expect
    .poll(() => isDone || (process.isDead && process.shared.running === 0), { interval: 2, timeout: 60_000 })
    .toBe(true);
}

/** Whatever is due, by a process that comes after, until nothing is. */
async function recover(world: World) {
  const after = await world.restart();
  for (let round = 0; round < 4; round += 1) {
    world.clock.pass(2 * minute);
    await after.completer.tick();
    await after.idle();
  }
  return after;
}

describeOnStores('a process that dies', (open) => {
  it('at any statement of a refund has sent it once at most, and what was sent is settled', async () => {
    const world = await open();
    for (let statements = 1, finished = false; !finished; statements += 1) {
      const { id, reference } = await paid(world, `order-${statements}`);
      const before = world.pages.refunds.length;
      const dying = await mortal(world, statements);
      await untilOver(dying, refund(dying, id, { key: `refund-${statements}` }));
      finished = !dying.isDead;
      const after = await recover(world);
      await refund({ checkouts: after }, id, { key: `refund-${statements}` });
      await expect(refund({ checkouts: after }, id, { key: `again-${statements}` })).rejects.toMatchObject({
        code: 'refund_not_possible',
      });
      const sent = world.pages.refunds.length - before;
      expect([statements, sent <= 1]).toEqual([statements, true]);
      payBack(world, reference);
      await recover(world);
      expect(await world.checkouts.merchant.get(id)).toMatchObject({ refund: { status: 'refunded' } });
    }
  });

  it('at any statement of the way to the provider’s page leaves the payer a way on, and every page that was made is asked about', async () => {
    const world = await open();
    for (let statements = 1, finished = false; !finished; statements += 1) {
      const { id } = await world.mint({ ...byPage, reference: `page-${statements}` });
      const before = world.pages.orders.length;
      const dying = await mortal(world, statements);
      const { version } = await world.page(id).look();
      const request = {
        command: 'choose-way',
        body: { version, ...toPage },
        idempotencyKey: `way-${statements}`,
      } as const;
      const page = { pageKey: 'the-page-of-the-payer' };
      await untilOver(dying, dying.checkouts.pages.command(id, page, request, { patienceMs: 60_000 }));
      finished = !dying.isDead;
      await recover(world);
      const payer = world.page(id);
      const view = await payer.look();
      expect([statements, view]).toEqual([
        statements,
        expect.objectContaining({
          step: expect.stringMatching(/^(choose-way|leave-to-provider)$/),
          busy: false,
        }),
      ]);
      const made = world.pages.orders.slice(before);
      expect(made.length).toBeLessThanOrEqual(1);
      if (!made[0]) await payer.do('choose-way', toPage);
      const order = world.pages.orders.at(-1);
      world.provider.debit(order?.reference ?? '', { amountMinor: 500_000 });
      await recover(world);
      expect([statements, await payer.look()]).toEqual([
        statements,
        expect.objectContaining({ step: 'paid', providerReference: order?.reference }),
      ]);
    }
  });
});
