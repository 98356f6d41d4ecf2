import { expect, it } from 'vitest';
import type { MandateOrder } from '../../src/contract/mandate-terms.ts';
import { order } from './fixed-world.ts';
import { describeOnStores, type World } from './world.ts';

const { firstDebitMinor: _, ...schedule } = order.schedule;
const settings = { trialLimitMinor: 20_000 };

const ordered = (world: World, mandate: MandateOrder): Promise<string> =>
  world.mintMandate({ mandate }).then(
    ({ status }) => status,
    ({ code }) => code,
  );

const each = (perDebitMinor: number, firstDebitMinor?: number): MandateOrder => ({
  ...order,
  perDebitMinor,
  schedule: { ...schedule, ...(firstDebitMinor !== undefined && { firstDebitMinor }) },
});

describeOnStores('with live keys, a mandate that the provider debits by itself', (open) => {
  it('takes at most ₦200.00 each time, since nothing here can refuse its debits later', async () => {
    const world = await open({ mode: 'live', settings });
    expect(await ordered(world, each(20_001))).toBe('amount_invalid');
    expect(await ordered(world, each(20_000, 20_001))).toBe('amount_invalid');
    expect(await ordered(world, each(20_000))).toBe('open');
  });

  it('is not let above that by a live payment, but by a live debit that has matched', async () => {
    const world = await open({ mode: 'live', settings });
    await world.store.markLiveVerified('payment');
    expect(await ordered(world, each(20_001))).toBe('amount_invalid');
    await world.store.markLiveVerified('debit');
    expect(await ordered(world, each(20_001, 30_000))).toBe('open');
  });

  it('is not held to it with test keys, nor is the total of one that the merchant debits', async () => {
    const world = await open({ settings });
    expect(await ordered(world, each(20_001))).toBe('open');
    const live = await open({ mode: 'live', settings });
    expect((await live.mintMandate()).status).toBe('open');
  });
});
