import { expect, it } from 'vitest';
import { byPage, either, payAt, toPage } from './page-payer.ts';
import { describeOnStores, hour, minute } from './world.ts';

describeOnStores('a page of the provider’s that its payer has given up', (open) => {
  it('keeps its payer from starting anew while it is being paid through, and may once that has failed twice', async () => {
    const world = await open();
    const { id } = await world.mint(either);
    const payer = world.page(id);
    await payer.do('choose-way', toPage);
    await world.pass(20 * minute, minute);
    await payer.do('change-way');
    payAt(world, { status: 'open', isUnderWay: true });
    await world.pass(minute);
    expect(await payer.look()).toMatchObject({ step: 'confirming', mayHavePaid: true, commands: [] });
    await expect(payer.do('choose-way', { way: 'bank' })).rejects.toMatchObject({
      code: 'step_out_of_order',
    });
    payAt(world, { status: 'failed' });
    await world.pass(90_000, 1_000);
    expect(await payer.look()).toMatchObject({ step: 'choose-way', mayHavePaid: false });
  });

  it('is told of at every step, and not once it was paid or three days have passed', async () => {
    const world = await open();
    const { id } = await world.mint({ ...either, expiresInSeconds: 6 * 86_400 });
    const payer = world.page(id);
    expect(await payer.look()).not.toHaveProperty('pageGivenUp');
    expect(await payer.do('choose-way', toPage)).not.toHaveProperty('pageGivenUp');
    const givenUp = { pageGivenUp: true };
    expect(await payer.do('change-way')).toMatchObject({ ...givenUp, notice: 'page_given_up' });
    expect(await payer.do('choose-way', { way: 'bank' })).toMatchObject({ ...givenUp, step: 'choose-bank' });
    expect(await payer.do('change-way')).toMatchObject({ ...givenUp, notice: 'page_given_up' });
    await payer.do('choose-way', { way: 'bank' });
    expect(await payer.logIn()).toMatchObject({ ...givenUp, step: 'confirm-payment' });
    await world.pass(80 * hour, 10 * hour);
    const later = await payer.look();
    expect(later).toMatchObject({ step: 'choose-bank', notice: 'bank_session_ended' });
    expect(later).not.toHaveProperty('pageGivenUp');
  });

  it('which nobody asks about any more is not taken for open again because a webhook speaks of it once more', async () => {
    const world = await open();
    const { id } = await world.mint(either);
    const payer = world.page(id);
    await payer.do('choose-way', toPage);
    await payer.do('change-way');
    await payer.do('cancel');
    await world.pass(80 * hour, 10 * hour);
    const seen = await payer.look();
    expect(seen).not.toHaveProperty('pageGivenUp');
    await world.store.ringReference(world.pages.orders.at(-1)?.reference ?? '');
    expect(await payer.look()).toEqual(seen);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ mayHavePaid: false });
    await world.pass(minute);
    expect(await payer.look()).toEqual(seen);
  });

  it('is told of to who cancels, and once it was paid to nobody', async () => {
    const world = await open();
    const { id } = await world.mint(either);
    const payer = world.page(id);
    await payer.do('choose-way', toPage);
    await payer.do('change-way');
    expect(await payer.do('cancel')).toMatchObject({ step: 'cancelled', pageGivenUp: true });
    payAt(world);
    await world.pass(2 * minute);
    const paid = await payer.look();
    expect(paid).toMatchObject({ step: 'confirming', mayHavePaid: true });
    expect(paid).not.toHaveProperty('pageGivenUp');
  });

  it('is asked about for three days from giving the page up', async () => {
    const world = await open();
    const { id } = await world.mint({ ...byPage, expiresInSeconds: 6 * 86_400 });
    const payer = world.page(id);
    await payer.do('choose-way', toPage);
    await world.pass(70 * hour, 10 * hour);
    await payer.do('change-way');
    await world.pass(60 * hour, 10 * hour);
    payAt(world);
    await world.pass(20 * minute, 10 * minute);
    expect(await payer.look()).toMatchObject({ step: 'paid' });
  });
});
