import { expect, it } from 'vitest';
import { either, toPage } from './page-payer.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

/** The merchant's two sights of a checkout: by its id, and in the list. */
async function told({ checkouts: { merchant } }: World, id: string): Promise<unknown[]> {
  const [one, listed] = [await merchant.get(id), (await merchant.list({})).data[0]];
  return [one, listed].map((checkout) => [checkout?.status, checkout?.mayHavePaid]);
}

const both = (status: string, mayHavePaid: boolean) => [
  [status, mayHavePaid],
  [status, mayHavePaid],
];

describeOnStores('a merchant who asks whether a payer may have paid on the provider’s page', (open) => {
  it('hears so from the moment that the payer has its address', async () => {
    const world = await open();
    const { id } = await world.mint(either);
    expect(await told(world, id)).toEqual(both('open', false));
    await world.page(id).do('choose-way', toPage);
    expect(await told(world, id)).toEqual(both('open', true));
    const again = await world.checkouts.merchant.create(
      {
        kind: 'payment',
        amountMinor: 500_000,
        currency: 'NGN',
        description: 'Blue adire, two yards',
        reference: 'order-1',
        ...either,
      },
      { idempotencyKey: 'once-more' },
    );
    expect([again.created, again.checkout.mayHavePaid]).toEqual([false, true]);
  });

  it('hears so for 72 hours after it was given up, and with the end that is told', async () => {
    const world = await open();
    const { id } = await world.mint(either);
    const payer = world.page(id);
    await payer.do('choose-way', toPage);
    await payer.do('change-way');
    expect(await told(world, id)).toEqual(both('open', true));
    const { checkout } = await world.checkouts.merchant.cancel(id, { idempotencyKey: 'cancel-1' });
    expect([checkout.status, checkout.mayHavePaid]).toEqual(['cancelled', true]);
    const [notice] = await world.store.claimNotifications(1_000, 1);
    expect(notice?.notification).toMatchObject({
      type: 'checkout.cancelled',
      checkout: { status: 'cancelled', mayHavePaid: true },
    });
    await world.pass(71 * hour, hour);
    expect(await told(world, id)).toEqual(both('cancelled', true));
    await world.pass(2 * hour, hour);
    expect(await told(world, id)).toEqual(both('cancelled', false));
  });

  it('hears of it as a late success where it was paid through after the end', async () => {
    const world = await open();
    const { id } = await world.mint(either);
    const payer = world.page(id);
    await payer.do('choose-way', toPage);
    await payer.do('cancel');
    expect(await told(world, id)).toEqual(both('cancelled', true));
    world.provider.debit(world.pages.orders.at(-1)?.reference ?? '', { amountMinor: 500_000 });
    await world.pass(2 * minute, minute);
    expect(await told(world, id)).toEqual(both('needs_review', true));
    expect(await world.told()).toEqual(['checkout.cancelled', 'payment.late_success']);
  });

  it('hears that nothing was paid where no page could be opened', async () => {
    const world = await open();
    world.pages.answerOpen = () => ({ kind: 'not-executed', cause: 'rate_limited', code: '' });
    const { id } = await world.mint(either);
    await world.page(id).do('choose-way', toPage);
    expect(await told(world, id)).toEqual(both('open', false));
  });
});
