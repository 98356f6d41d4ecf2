import { expect, it } from 'vitest';
import { CommitUnknown, StoreUnavailable } from '../../src/proxy/store/records.ts';
import { asksToken } from './scripted-provider.ts';
import { describeOnStores, minute, type World } from './world.ts';

/** How often the database is asked in vain what it has kept. */
const IN_VAIN = 3;

/** The answer to the next commit is lost, and the database away for `awayMs`. It had kept the commit, or not. */
function loseNextCommit(world: World, isKept: boolean, awayMs = 0): void {
  const store = world.store as { -readonly [K in keyof World['store']]: World['store'][K] };
  const { transaction } = store;
  store.transaction = async (work) => {
    store.transaction = transaction;
    const undone = new Error('Undone');
    let result: { readonly of: Awaited<ReturnType<typeof work>> } | undefined;
    await transaction(async (tx) => {
      result = { of: await work(tx) };
      if (!isKept) throw undone;
    }).catch((error: unknown) => {
      if (error !== undone) throw error;
    });
    let asked = 0;
    throw new CommitUnknown('Lost', async () => {
      asked += 1;
      if (asked === IN_VAIN) world.clock.pass(awayMs);
      if (asked <= IN_VAIN) throw new StoreUnavailable('Away');
      return isKept && result ? { kept: true, result: result.of } : { kept: false };
    });
  };
}

describeOnStores('a payer whose command is taken by a commit whose answer is lost', (open) => {
  it('is served as if it had come, once the database is back and says that it was kept', async () => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    loseNextCommit(world, true);
    expect(await payer.do('pay')).toMatchObject({ step: 'paid' });
    expect([world.provider.count('charge'), world.provider.count('capture')]).toEqual([1, 1]);
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });

  it('is told that nothing was done where it was not kept, and may do it again at once', async () => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    loseNextCommit(world, false);
    await expect(payer.do('pay', {}, { key: 'pay' })).rejects.toBeInstanceOf(StoreUnavailable);
    expect(world.provider.count('charge')).toBe(0);
    expect(await payer.do('pay', {}, { key: 'pay' })).toMatchObject({ step: 'paid' });
    expect(world.provider.debits).toHaveLength(1);
  });

  it('is not left confirming where the time to send their answer has passed by then: it was surely not sent', async () => {
    const world = await open();
    world.provider.script.charge = () => asksToken;
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    expect(await payer.do('pay')).toMatchObject({ step: 'authorise' });
    loseNextCommit(world, true, 2 * minute);
    expect(await payer.do('authorise', { fields: { token: '123456' } })).toMatchObject({
      step: 'unavailable',
      mayHavePaid: false,
    });
    expect(world.provider.count('capture')).toBe(0);
    expect((await world.store.read(id))?.checkout.lease).toBeUndefined();
  });
});
