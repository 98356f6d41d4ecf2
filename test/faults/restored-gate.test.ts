import { expect, it } from 'vitest';
import { compareAfterRestore, ListCut } from '../../src/proxy/restored/after-restore.ts';
import { createRestingStore } from '../../src/proxy/restored/resting-store.ts';
import { createRestoredGate, holdComplete, tellRestored } from '../../src/proxy/restored/restored-gate.ts';
import { StoreUnavailable } from '../../src/proxy/store/records.ts';
import { asksToken, timedOut } from './scripted-provider.ts';
import { describeOnStores, minute, type World } from './world.ts';

const compare = ({ store, checkouts, provider, clock }: World): Promise<void> =>
  compareAfterRestore({ store, checkouts, provider, clock });

describeOnStores('the gate of a restored database', (open) => {
  it('is open at a first start, and at every later one', async () => {
    const { store } = await open();
    for (let start = 0; start < 2; start += 1) {
      const gate = createRestoredGate(store);
      await gate.pass();
      expect(gate.isClosed).toBe(false);
    }
  });

  it('closes once it was told that these are copied files, tells so once, and opens for every process when one has compared', async () => {
    const { store } = await open();
    await createRestoredGate(store).look();
    await tellRestored(store);
    let told = 0;
    const [mine, other] = [createRestoredGate(store, () => told++), createRestoredGate(store)];
    const resting = createRestingStore(store, mine);
    await expect(resting.transaction(async () => 'done')).rejects.toThrow(StoreUnavailable);
    await expect(other.pass()).rejects.toThrow(StoreUnavailable);
    await mine.look();
    expect([told, mine.isClosed, other.isClosed]).toEqual([1, true, true]);
    await holdComplete(store);
    await Promise.all([mine.look(), other.look()]);
    expect([mine.isClosed, other.isClosed]).toEqual([false, false]);
    expect(await resting.transaction(async () => 'done')).toBe('done');
  });

  it('looks again before the next step once the line to the database was lost', async () => {
    const { store } = await open();
    const gate = createRestoredGate(store);
    let isLost = false;
    const resting = createRestingStore(
      {
        ...store,
        transaction: async (work) => {
          if (isLost) throw new StoreUnavailable(new Error('lost'));
          return store.transaction(work);
        },
      },
      gate,
    );
    await resting.transaction(async () => {});
    isLost = true;
    await expect(resting.transaction(async () => {})).rejects.toThrow(StoreUnavailable);
    isLost = false;
    await tellRestored(store);
    await expect(resting.transaction(async () => {})).rejects.toThrow(StoreUnavailable);
    expect(gate.isClosed).toBe(true);
  });
});

describeOnStores('what a restored database knows of', (open) => {
  it('is not compared with a list that could not be read, or not to its end', async () => {
    const world = await open();
    await world.mint();
    world.provider.script['list-payments'] = () => timedOut;
    await expect(compare(world)).rejects.toThrow(/could not be read/);
    const cut = Object.assign(world.provider, {
      listPayments: async () => ({ kind: 'ok', value: { payments: [], isCut: true } }) as const,
    });
    await expect(compare({ ...world, provider: cut })).rejects.toThrow(ListCut);
  });

  it('loses its logins at the bank, so that nothing goes on where it stood', async () => {
    const world = await open();
    world.provider.script.charge = () => asksToken;
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    expect(await payer.do('pay')).toMatchObject({ step: 'authorise' });
    await compare(world);
    await world.pass(minute, 1_000);
    expect(await payer.look()).toMatchObject({ step: 'choose-bank' });
    expect(world.provider.count('capture')).toBe(0);
  });

  it('goes on where the provider has nothing of the amount that nobody knows, or only from before', async () => {
    const world = await open();
    world.provider.debit('BEFORE00000000000001', {
      amountMinor: 500_000,
      createdAt: world.clock.now() - 10 * minute,
    });
    world.provider.debit('ANOTHERAMOUNT0000001', { amountMinor: 123_400 });
    world.provider.debit('FAILED00000000000001', { amountMinor: 500_000, status: 'failed' });
    const { id } = await world.mint();
    await compare(world);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'open' });
    world.provider.debit('SINCE000000000000001', { amountMinor: 500_000 });
    await compare(world);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'needs_review' });
  });
});
