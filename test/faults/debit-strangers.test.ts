import { expect, it } from 'vitest';
import { booked, CHECKOUT, debit, MANDATE, readyMandate, sums } from './debit-world.ts';
import { outOfReach } from './scripted-mandates.ts';
import { describeOnStores, hour, minute } from './world.ts';

describeOnStores('a debit', (open) => {
  it.each([
    ['whether or not the provider tells what is left', undefined],
    ['of a mandate of which more is gone than we know', 600_000],
  ])('that nobody ordered here is found where none of ours is open too, %s', async (_, balanceMinor) => {
    const world = await open();
    await readyMandate(world);
    const done = await debit(world);
    if (balanceMinor !== undefined) Object.assign(world.scripted.newest(), { balanceMinor });
    booked(world, { ...done, providerReference: 'MADE-BY-ANOTHER' }, {});
    booked(world, { ...done, providerReference: 'FAILED-BY-ANOTHER' }, { status: 'failed' });
    await world.pass(13 * hour, hour);
    expect(world.alarms).toEqual(['debit_not_ours']);
    const events = (await world.store.events(CHECKOUT)) ?? [];
    expect(events.filter(({ type }) => type === 'debit.not_ours').map(({ data }) => data)).toEqual([
      { mandate: MANDATE, reference: 'MADE-BY-ANOTHER', status: 'successful', amountMinor: 400_000 },
    ]);
    expect(world.scripted.count('list-debits')).toBeLessThan(5);
    expect(await sums(world)).toEqual([400_000, 0, 600_000]);
  });

  it('that nobody ordered here is written down and raised once, and is not taken for ours', async () => {
    const world = await open();
    await readyMandate(world);
    world.scripted.scripted.debit = () => outOfReach;
    const first = await debit(world);
    booked(world, { ...first, providerReference: 'MADE-BY-ANOTHER' }, {});
    await world.pass(3 * hour, minute);
    expect(world.alarms).toEqual(['debit_not_ours']);
    expect(await sums(world)).toEqual([0, 400_000, 600_000]);
    const events = (await world.store.events(CHECKOUT)) ?? [];
    expect(events.filter(({ type }) => type === 'debit.not_ours').map(({ data }) => data)).toEqual([
      { mandate: MANDATE, reference: 'MADE-BY-ANOTHER', status: 'successful', amountMinor: 400_000 },
    ]);
  });
});
