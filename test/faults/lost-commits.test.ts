import { expect, it } from 'vitest';
import { CommitUnknown, StoreUnavailable } from '../../src/proxy/store/records.ts';
import { CHECKOUT, debit, readyMandate } from './debit-world.ts';
import { historyOf } from './mandate-payer.ts';
import { paid, payBack, refund, refundEvents } from './refund-world.ts';
import { asksToken } from './scripted-provider.ts';
import { describeOnStores, minute, type World } from './world.ts';

/** How often the database is asked in vain what it has kept. */
const IN_VAIN = 3;

interface Loss {
  readonly isKept: boolean;
  /** How many commits are answered before it. */
  readonly later?: number;
  readonly awayMs?: number;
  /** The server crashed: it cannot tell any more. */
  readonly isForgotten?: boolean;
}

/** The answer to a commit is lost, and the database away for a while. It had kept the commit, or not. */
function loseCommit(world: World, { isKept, later = 0, awayMs = 0, isForgotten = false }: Loss): void {
  const store = world.store as { -readonly [K in keyof World['store']]: World['store'][K] };
  const { transaction } = store;
  let left = later;
  store.transaction = async (work) => {
    left -= 1;
    if (left >= 0) return transaction(work);
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
      if (asked <= IN_VAIN && !isForgotten) throw new StoreUnavailable('Away');
      if (isForgotten) return undefined;
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
    loseCommit(world, { isKept: true });
    expect(await payer.do('pay')).toMatchObject({ step: 'paid' });
    expect([world.provider.count('charge'), world.provider.count('capture')]).toEqual([1, 1]);
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });

  it('is told that nothing was done where it was not kept, and may do it again at once', async () => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    loseCommit(world, { isKept: false });
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
    loseCommit(world, { isKept: true, awayMs: 2 * minute });
    expect(await payer.do('authorise', { fields: { token: '123456' } })).toMatchObject({
      step: 'unavailable',
      mayHavePaid: false,
    });
    expect(world.provider.count('capture')).toBe(0);
    expect((await world.store.read(id))?.checkout.lease).toBeUndefined();
  });
});

describeOnStores('an answer of the provider whose commit nobody can tell of any more', (open) => {
  it.each([true, false])('to a refund is there once, and alarms nobody, kept or not: %s', async (isKept) => {
    const world = await open();
    const { id, reference } = await paid(world);
    world.pages.answerRefund = () => {
      payBack(world, reference);
      return { kind: 'ok', value: { refunded: true } };
    };
    loseCommit(world, { isKept, later: 1, isForgotten: true });
    expect((await refund(world, id)).refund).toMatchObject({ status: 'refunded' });
    expect(await refundEvents(world, id)).toEqual(['refund.asked', 'refund.answered', 'refund.done']);
    expect(world.pages.refunds).toHaveLength(1);
    expect(world.alarms).toEqual([]);
  });

  it.each([true, false])('to a debit is there once, and alarms nobody, kept or not: %s', async (isKept) => {
    const world = await open();
    await readyMandate(world);
    loseCommit(world, { isKept, later: 1, isForgotten: true });
    await debit(world);
    await world.pass(minute, 5_000);
    expect(world.scripted.count('debit')).toBe(1);
    expect(await historyOf(world, CHECKOUT)).toEqual(['debit.reserved', 'debit.answered', 'debit.succeeded']);
    expect(world.alarms).toEqual([]);
  });

  it.each([true, false])('to a charge is there once, and alarms nobody, kept or not: %s', async (isKept) => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    loseCommit(world, { isKept, later: 3, isForgotten: true });
    expect(await payer.do('pay')).toMatchObject({ step: 'paid' });
    expect([world.provider.count('charge'), world.provider.count('capture')]).toEqual([1, 1]);
    const events = await historyOf(world, id);
    expect(events).toEqual([...new Set(events)]);
    expect(world.alarms).toEqual([]);
  });
});
