import { expect, it } from 'vitest';
import { at, toTransfer, triesOf } from './mandate-payer.ts';
import { outOfReach } from './scripted-mandates.ts';
import { describeOnStores, hour, minute } from './world.ts';

const second = 1_000;

describeOnStores('the end of a mandate', (open) => {
  it('is cancelled there until that is confirmed, and alarmed after an hour', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    world.scripted.scripted['cancel-mandate'] = () => outOfReach;
    await payer.do('cancel');
    await world.pass(50 * minute, 5 * minute);
    expect(world.alarms).toEqual([]);
    await world.pass(20 * minute, 5 * minute);
    expect(new Set(world.alarms)).toEqual(new Set(['mandate_cancel_unconfirmed']));
    expect((await triesOf(world, id)).map(({ owed }) => owed)).toEqual(['cancel']);
    delete world.scripted.scripted['cancel-mandate'];
    await world.pass(10 * minute, 5 * minute);
    expect(world.scripted.newest().status).toBe('cancelled');
    expect((await triesOf(world, id)).map(({ owed, nextAt }) => [owed, nextAt])).toEqual([
      [undefined, undefined],
    ]);
  });

  it('that is approved after its end is cancelled there, alarmed and told, and reopens nothing', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    world.scripted.newest().status = 'approved';
    await payer.do('cancel');
    await world.pass(minute, 10 * second);
    expect(world.scripted.newest().status).toBe('cancelled');
    expect(world.alarms).toEqual(['mandate_approved_after_end']);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'cancelled',
      readyToDebit: false,
    });
    expect(await world.told()).toEqual([
      'mandate.created',
      'mandate.cancelled',
      'checkout.cancelled',
      'mandate.late_approval',
    ]);
  });

  it('is paused, taken up again and ended as the provider tells it', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    const mandate = world.scripted.newest();
    const states: (string | undefined)[] = [];
    for (const [status, readyToDebit] of [
      ['approved', true],
      ['suspended', false],
      ['approved', true],
      ['cancelled', false],
    ] as const) {
      Object.assign(mandate, { status, readyToDebit });
      await world.pass(7 * hour);
      states.push((await triesOf(world, id))[0]?.state);
    }
    expect(states).toEqual(['ready', 'paused', 'ready', 'cancelled']);
    expect(at(await payer.look(), 'ready').ended).toBe('cancelled_by_provider');
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'succeeded',
      readyToDebit: false,
    });
  });

  it('ends with its last day', async () => {
    const world = await open();
    const { id } = await world.mintMandate({
      mandate: {
        type: 'emandate',
        debitType: 'variable',
        totalCapMinor: 5_000_000,
        startDate: '2026-01-05',
        endDate: '2026-01-06',
      },
    });
    const payer = world.page(id);
    await toTransfer(payer);
    Object.assign(world.scripted.newest(), { status: 'approved', readyToDebit: true });
    await world.pass(minute);
    await world.pass(37 * hour, hour);
    at(await payer.look(), 'ready');
    expect((await triesOf(world, id))[0]?.state).toBe('ready');
    await world.pass(2 * hour);
    expect((await triesOf(world, id)).map(({ state, endReason }) => [state, endReason])).toEqual([
      ['ended', 'end_date'],
    ]);
  });
});
