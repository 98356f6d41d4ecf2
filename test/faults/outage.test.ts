import { expect, it } from 'vitest';
import { StoreUnavailable } from '../../src/proxy/store/records.ts';
import { describeOnStores, minute, type World } from './world.ts';

/** From when `isOver` first holds after a commit, the store answers nobody until the test mends it. */
function loseStore(world: World, isOver: () => boolean): { mend(): void } {
  const store = world.store as { -readonly [K in keyof World['store']]: World['store'][K] };
  const { transaction, read } = store;
  let isLost = false;
  let mended = false;
  store.transaction = async (work) => {
    if (isLost) throw new StoreUnavailable(new Error('gone'));
    const result = await transaction(work);
    isLost = !mended && isOver();
    return result;
  };
  store.read = async (id) => {
    if (isLost) throw new StoreUnavailable(new Error('gone'));
    return read(id);
  };
  return {
    mend() {
      mended = true;
      isLost = false;
    },
  };
}

describeOnStores('a payer whose proxy loses its database', (open) => {
  it('before anything was sent is told so, and the bank is not asked', async () => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    const { version } = await payer.logIn();
    const lost = loseStore(world, () => true);
    await world.store.transaction(async () => {});
    const paying = world.checkouts.pages.command(
      id,
      { pageKey: payer.pageKey },
      { command: 'pay', body: { version }, idempotencyKey: 'pay' },
      { patienceMs: 60_000 },
    );
    await expect(paying).rejects.toBeInstanceOf(StoreUnavailable);
    expect(world.provider.count('open-payment')).toBe(0);
    lost.mend();
    expect(await payer.look()).toMatchObject({ step: 'confirm-payment', version });
  });

  it('between charge and capture, or after the capture, is never told that it failed, and is paid once it is back', async () => {
    for (const call of ['charge', 'capture'] as const) {
      const world = await open();
      const { id } = await world.mint();
      const payer = world.page(id);
      await payer.logIn();
      const lost = loseStore(world, () => world.provider.count(call) > 0);
      expect(await payer.do('pay')).toMatchObject({ step: 'confirming', mayHavePaid: true });
      lost.mend();
      await world.pass(2 * minute, 5_000);
      expect(await payer.look()).toMatchObject({ step: 'paid' });
      expect(world.provider.count(call)).toBe(1);
      expect(world.provider.debits).toHaveLength(1);
      expect(await world.told()).toEqual(['checkout.succeeded']);
    }
  });
});
