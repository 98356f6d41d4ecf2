import { expect, it } from 'vitest';
import { defaultTimes } from '../../src/proxy/checkouts/settings.ts';
import { day, debitOf, debitsOf, debitsTold, ready } from './fixed-world.ts';
import { outOfReach } from './scripted-mandates.ts';
import { describeOnStores, hour, minute } from './world.ts';

const times = { ...defaultTimes, fullSweepMs: 365 * day };
const key = { idempotencyKey: 'stop' };

describeOnStores('a mandate that the provider debits by itself, once it is ended or paused here', (open) => {
  it('has the debit taken that was made before the provider confirmed the end, each told once', async () => {
    const world = await open({ settings: { times } });
    const { mandateId } = await ready(world);
    await world.pass(26 * day, day);
    world.scripted.scripted['cancel-mandate'] = (number) => (number < 3 ? outOfReach : undefined);
    await world.mandates.merchant.cancel(mandateId, key);
    await world.pass(1_000);
    world.scripted.debited.push(debitOf(world));
    await world.pass(2 * minute, 10_000);
    expect(await world.mandates.merchant.get(mandateId)).toMatchObject({
      state: 'cancelled',
      debitedMinor: 1_500_000,
    });
    expect(await debitsOf(world, mandateId)).toMatchObject([
      { reference: 'FX0000000000000001', origin: 'provider', status: 'succeeded', amountMinor: 1_500_000 },
    ]);
    expect(await debitsTold(world)).toEqual(['debit.succeeded']);
  });

  it('has a debit taken that is listed only some time after the end', async () => {
    const world = await open({ settings: { times } });
    const { mandateId } = await ready(world);
    await world.pass(26 * day, day);
    await world.mandates.merchant.cancel(mandateId, key);
    await world.pass(30 * minute, 10 * minute);
    world.scripted.debited.push(debitOf(world));
    await world.pass(hour, 10 * minute);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'succeeded' }]);
    expect(await world.mandates.merchant.get(mandateId)).toMatchObject({ state: 'cancelled' });
  });

  it('has its debits looked for again until the list could be read', async () => {
    const world = await open({ settings: { times } });
    const { mandateId } = await ready(world);
    await world.pass(26 * day, day);
    world.scripted.debited.push(debitOf(world));
    const before = world.scripted.count('list-debits');
    world.scripted.scripted['list-debits'] = (number) => (number < before + 2 ? outOfReach : undefined);
    await world.mandates.merchant.cancel(mandateId, key);
    await world.pass(10 * minute, minute);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'succeeded' }]);
  });

  it('is still looked at on each evening of a debit while it is paused', async () => {
    const world = await open({ settings: { times } });
    const { mandateId } = await ready(world);
    await world.mandates.merchant.pause(mandateId, key);
    await world.pass(minute);
    expect(world.scripted.count('pause-mandate')).toBe(1);
    await world.pass(25 * day, day);
    world.scripted.debited.push(debitOf(world));
    await world.pass(2 * day, 3 * hour);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'succeeded' }]);
  });

  it('may still be debited there until the pause, and then the end, is confirmed', async () => {
    const world = await open({ settings: { times } });
    const { mandateId } = await ready(world);
    const token = (await world.mandates.merchant.get(mandateId))?.payerUrl.split('/').at(-1) ?? '';
    const may = async () => (await world.mandates.payer.read(token))?.mayStillBeTaken;
    expect(await may()).toBe(false);
    await world.mandates.merchant.pause(mandateId, key);
    expect(await may()).toBe(true);
    await world.pass(minute, 5_000);
    expect(await may()).toBe(false);
    await world.mandates.merchant.cancel(mandateId, { idempotencyKey: 'end' });
    expect(await may()).toBe(true);
    await world.pass(minute, 5_000);
    expect(await may()).toBe(false);
  });
});
