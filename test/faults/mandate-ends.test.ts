import { expect, it } from 'vitest';
import { agree, at, toTerms, toTransfer, triesOf } from './mandate-payer.ts';
import { outOfReach } from './scripted-mandates.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const second = 1_000;

/** As far as a mandate that can be debited. */
async function toReady(world: World, id: string): Promise<void> {
  await toTransfer(world.page(id));
  Object.assign(world.scripted.newest(), { status: 'approved', readyToDebit: true });
  await world.pass(minute);
  at(await world.page(id).look(), 'ready');
}

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

  it('is not paused by a list that is older than what a reading tells', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    await toReady(world, id);
    const mandate = world.scripted.newest();
    mandate.status = 'suspended';
    world.scripted.scripted['read-mandate'] = () => {
      mandate.status = 'approved';
      return undefined;
    };
    await world.pass(7 * hour);
    expect((await triesOf(world, id))[0]?.state).toBe('ready');
    expect(await world.told()).not.toContain('mandate.paused');
  });

  it('is paused for a minute at most by a reading that was old', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    await toReady(world, id);
    world.scripted.newest().status = 'suspended';
    await world.pass(7 * hour);
    expect((await triesOf(world, id))[0]?.state).toBe('paused');
    world.scripted.newest().status = 'approved';
    await world.pass(minute);
    expect((await triesOf(world, id))[0]?.state).toBe('ready');
  });

  it('is rejected after its approval only where that is read twice, a minute apart; an operator is told at once', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    await toReady(world, id);
    world.scripted.newest().status = 'rejected';
    await world.pass(7 * hour);
    expect([world.alarms, (await triesOf(world, id))[0]?.state]).toEqual([
      ['mandate_contradiction'],
      'ready',
    ]);
    await world.pass(50 * second, 10 * second);
    expect((await triesOf(world, id))[0]?.state).toBe('ready');
    await world.pass(10 * second);
    expect((await triesOf(world, id)).map(({ state, endReason }) => [state, endReason])).toEqual([
      ['rejected', 'rejected_by_bank'],
    ]);
    expect(world.alarms).toEqual(['mandate_contradiction']);
    expect((await world.told()).at(-1)).toBe('mandate.rejected');
    expect(world.scripted.count('cancel-mandate')).toBe(0);
  });

  it('goes on where a rejection after its approval is not read again', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    await toReady(world, id);
    for (const alarmed of [1, 2]) {
      world.scripted.newest().status = 'rejected';
      await world.pass(7 * hour);
      world.scripted.newest().status = 'approved';
      await world.pass(2 * minute, 30 * second);
      expect([world.alarms.length, (await triesOf(world, id))[0]?.state]).toEqual([alarmed, 'ready']);
    }
  });

  it('that is approved after its cancellation was confirmed is found in the list for three days', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    await payer.do('cancel');
    await world.pass(minute, 10 * second);
    const mandate = world.scripted.newest();
    expect([mandate.status, (await triesOf(world, id))[0]?.owed]).toEqual(['cancelled', undefined]);
    await world.pass(60 * hour, 6 * hour);
    mandate.status = 'approved';
    await world.pass(7 * hour, hour);
    expect([mandate.status, world.alarms]).toEqual(['cancelled', ['mandate_approved_after_end']]);
    expect((await world.told()).at(-1)).toBe('mandate.late_approval');
    await world.pass(6 * hour, hour);
    mandate.status = 'approved';
    await world.pass(7 * hour, hour);
    expect(mandate.status).toBe('approved');
  });

  it('that was taken for not made is cancelled where the list has it after all', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (number) => (number === 0 ? outOfReach : undefined);
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    await agree(payer);
    await world.pass(2 * minute, 5 * second);
    at(await payer.look(), 'review-terms');
    const [lost] = await triesOf(world, id);
    at(await agree(payer), 'send-transfer');
    const made = { ...world.scripted.newest(), providerId: 'mmc_late', reference: lost?.reference ?? '' };
    world.scripted.book.unshift(made);
    await world.pass(7 * hour, 10 * minute);
    expect(made.status).toBe('cancelled');
    expect((await triesOf(world, id))[0]).toMatchObject({ providerId: 'mmc_late', owed: undefined });
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
