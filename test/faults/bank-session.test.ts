import { expect, it } from 'vitest';
import { notExecuted, timedOut } from './scripted-provider.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

async function sessionsKept(world: World, id: string): Promise<number> {
  const rows = await world.store.read(id);
  return rows?.attempts.filter(({ bankSession }) => bankSession !== undefined).length ?? 0;
}

describeOnStores('the bank session of a payer', (open) => {
  it('is forgotten as soon as nothing can be sent with it any more, though the outcome is not known', async () => {
    for (const call of ['charge', 'capture'] as const) {
      const world = await open();
      world.provider.script[call] = () => timedOut;
      const { id } = await world.mint();
      await world.page(id).logIn();
      expect(await sessionsKept(world, id)).toBe(1);
      expect(await world.page(id).do('pay')).toMatchObject({ step: 'confirming' });
      expect(await sessionsKept(world, id)).toBe(0);
    }
  });

  it('is forgotten with the lease of a process that died while it charged', async () => {
    const world = await open();
    world.provider.script.charge = () => new Promise(() => {});
    const { id } = await world.mint();
    await world.page(id).logIn();
    await world.page(id).do('pay', {}, { patienceMs: 2_000 });
    const after = await world.restart();
    world.clock.pass(2 * minute);
    await after.completer.tick();
    expect(await sessionsKept(world, id)).toBe(0);
  });

  it('is forgotten at its expiry by a payer who never logs in, and they are told when they do', async () => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.do('choose-bank', { bankId: 'one-way' });
    await world.pass(hour, 10 * minute);
    expect(await sessionsKept(world, id)).toBe(0);
    expect(await payer.look()).toMatchObject({ step: 'log-in' });
    expect(await payer.do('log-in', { fields: { username: 'b', password: 'p' } })).toMatchObject({
      step: 'choose-bank',
      notice: 'bank_session_ended',
    });
    expect(world.provider.count('log-in')).toBe(0);
  });

  it('is forgotten at its expiry where the capture could never be made, and when a person takes over', async () => {
    const world = await open();
    world.provider.script.capture = () => notExecuted('rate_limited', 60);
    const { id } = await world.mint();
    await world.page(id).logIn();
    expect(await world.page(id).do('pay')).toMatchObject({ step: 'confirming' });
    expect(await sessionsKept(world, id)).toBe(1);
    world.provider.debit(world.provider.order?.reference ?? '', { amountMinor: 1 });
    await world.pass(minute, 10_000);
    expect(await world.page(id).look()).toMatchObject({ needsReview: true });
    expect(await sessionsKept(world, id)).toBe(0);
  });
});
