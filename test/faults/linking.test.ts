import { expect, it } from 'vitest';
import { describeOnStores, hour, minute, type World } from './world.ts';

const told = { kind: 'unknown', cause: 'timeout', code: '' } as const;
const message = { headers: new Headers(), body: new Uint8Array() };
let events = 0;

/** A webhook of the provider's comes. */
async function ring(world: World, about: { accountId?: string; reference?: string }): Promise<void> {
  events += 1;
  const dedupeKey = `event-${events}`;
  world.provider.webhook = { accepted: true, dedupeKey, type: 'account', quarantined: false, ...about };
  expect(await world.checkouts.inbox.receive(message)).toBe('kept');
}

/** A payer who has agreed and was given the provider's page. */
async function atPage(world: World, changes: Parameters<World['mintLink']>[0] = {}) {
  const checkout = await world.mintLink(changes);
  const payer = world.page(checkout.id);
  expect(await payer.do('agree-sharing')).toMatchObject({ step: 'leave-to-provider' });
  return { id: checkout.id, payer };
}

const list = (world: World) => world.links.merchant.list({});

describeOnStores('a payer who links an account', (open) => {
  it('reads who gets what, agrees, goes to the provider’s page, and is done by what the provider says', async () => {
    const world = await open();
    const { id, clientToken } = await world.mintLink();
    const payer = world.page(id);
    expect(await payer.look()).toMatchObject({
      kind: 'link',
      step: 'review-sharing',
      shares: ['holder', 'account_number', 'account_type', 'balance', 'transactions'],
      description: 'A credit line for your shop',
      commands: ['agree-sharing', 'cancel'],
    });
    expect(await payer.do('agree-sharing')).toMatchObject({
      step: 'leave-to-provider',
      errand: 'link',
      url: 'https://link.provider.example/page-1',
      host: 'link.provider.example',
      mayHavePaid: false,
      commands: ['returned', 'go-back', 'cancel'],
    });
    expect(world.linking.orders).toEqual([
      {
        reference: expect.stringMatching(/^[A-Z0-9]{20}$/),
        customer: { name: 'Bisi Ade', email: 'bisi@adirelane.example' },
        returnUrl: expect.stringMatching(/^https:\/\/[^/]+\/r\/[A-Za-z0-9_-]{32}$/),
      },
    ]);
    const token = new URL(world.linking.orders[0]?.returnUrl ?? '').pathname.slice('/r/'.length);
    expect((await world.checkouts.pages.byReturnToken(token))?.clientToken.open()).toBe(clientToken);

    world.linking.link('acc_1');
    expect(await payer.do('returned')).toMatchObject({ step: 'leave-to-provider', checkedSeconds: 0 });
    await world.pass(1);
    expect(await payer.look()).toMatchObject({
      step: 'linked',
      dataStatus: 'processing',
      account: { bank: 'GTBank', lastFour: '4567', type: 'Savings account' },
      commands: [],
    });
    world.linking.link('acc_1', { dataStatus: 'available' });
    await world.pass(10_000, 5_000);
    expect(await payer.look()).toMatchObject({ step: 'linked', dataStatus: 'available' });
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      kind: 'link',
      status: 'succeeded',
      mayHavePaid: false,
    });
    expect(await world.told()).toEqual(['checkout.succeeded', 'account.linked', 'account.data_available']);
  });

  it('who comes back twice, and on another device, sees the same', async () => {
    const world = await open();
    const { id, payer } = await atPage(world);
    const other = world.page(id, 'the-page-on-another-phone');
    expect(await other.do('returned')).toMatchObject({ step: 'leave-to-provider', checkedSeconds: 0 });
    expect(await payer.do('returned')).toMatchObject({ step: 'leave-to-provider', checkedSeconds: 0 });
    world.linking.link('acc_1');
    await world.pass(5_000);
    expect(await payer.look()).toEqual(await other.look());
    expect(await other.look()).toMatchObject({ step: 'linked' });
    await expect(other.do('returned')).rejects.toMatchObject({ code: 'already_final' });
    expect(await world.told()).toEqual(['checkout.succeeded', 'account.linked']);
  });

  it('who never comes back is linked all the same', async () => {
    const world = await open();
    const { id } = await atPage(world);
    world.linking.link('acc_1', { dataStatus: 'available' });
    await world.pass(minute, 15_000);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'succeeded' });
    expect(await world.told()).toEqual(['checkout.succeeded', 'account.linked', 'account.data_available']);
  });

  it('is asked about at once by a webhook that names an account that nobody here knows', async () => {
    const world = await open();
    const { payer } = await atPage(world);
    await world.pass(10 * minute, minute);
    world.linking.link('acc_1');
    await ring(world, { accountId: 'acc_1' });
    await world.pass(1);
    expect(await payer.look()).toMatchObject({ step: 'linked' });
  });

  it('is not linked by a webhook alone, whatever reference it has', async () => {
    const world = await open();
    const { payer } = await atPage(world);
    const reference = world.linking.orders[0]?.reference ?? '';
    await ring(world, { accountId: 'acc_nobody', reference });
    await world.pass(minute, 10_000);
    expect(await payer.look()).toMatchObject({ step: 'leave-to-provider' });
    expect(await list(world)).toEqual({ data: [] });
    expect(world.linking.asked).toContain('acc_nobody');
  });

  it('is not linked by an account of another customer, be it told under their reference', async () => {
    const world = await open();
    const { payer } = await atPage(world);
    const reference = world.linking.orders[0]?.reference ?? '';
    world.linking.link('acc_1', { customerId: 'somebody else' });
    await ring(world, { accountId: 'acc_1', reference });
    await world.pass(minute, 10_000);
    expect(await payer.look()).toMatchObject({ step: 'leave-to-provider' });
    expect(world.alarms).toEqual(['linked_account_differs']);
  });

  it('changes nothing by a webhook about an account that nobody has linked here', async () => {
    const world = await open();
    const { id } = await atPage(world);
    world.linking.link('acc_1');
    await world.pass(minute, 15_000);
    const before = await world.checkouts.merchant.events(id);
    await ring(world, { accountId: 'acc_stranger' });
    await world.pass(1);
    expect(await world.checkouts.merchant.events(id)).toEqual(before);
    expect(await world.told()).toEqual(['checkout.succeeded', 'account.linked']);
    expect((await world.checkouts.webhooks.list({})).data).toHaveLength(1);
  });

  it('is found by the reference where the list of accounts may not be read', async () => {
    const world = await open();
    world.linking.answerList = () => ({ kind: 'refused', reason: 'refused', code: '' });
    const { payer } = await atPage(world);
    world.linking.link('acc_1');
    await payer.do('returned');
    await world.pass(5_000);
    expect(await payer.look()).toMatchObject({ step: 'leave-to-provider' });
    await ring(world, { accountId: 'acc_1', reference: world.linking.orders[0]?.reference ?? '' });
    await world.pass(1);
    expect(await payer.look()).toMatchObject({ step: 'linked' });
  });

  it('is not taken to have linked what they had linked before', async () => {
    const world = await open();
    world.linking.link('acc_of_last_year', { dataStatus: 'available' });
    const { payer } = await atPage(world);
    await payer.do('returned');
    await world.pass(hour, minute);
    expect(await payer.look()).toMatchObject({ step: 'leave-to-provider' });
    world.linking.link('acc_1');
    await payer.do('returned');
    await world.pass(1);
    expect(await payer.look()).toMatchObject({ step: 'linked' });
    expect((await list(world)).data.map(({ providerId }) => providerId)).toEqual(['acc_1']);
  });

  it('is shown the login of the bank at once where the merchant has named one with one way in', async () => {
    const world = await open();
    const { id } = await world.mintLink({ bank: 'one-way' });
    await world.pass(1);
    const view = await world.page(id).look();
    expect(view.step === 'review-sharing' && view.bank?.name).toBe('Kuda');
    await world.page(id).do('agree-sharing');
    expect(world.linking.orders[0]?.institution).toEqual({ id: 'one-way', methodId: 'app' });
  });

  it('may link the same account again, once a webhook has told so', async () => {
    const world = await open();
    world.linking.link('acc_1', { dataStatus: 'available' });
    const { payer } = await atPage(world);
    await ring(world, { accountId: 'acc_1', reference: world.linking.orders[0]?.reference ?? '' });
    await world.pass(1);
    expect(await payer.look()).toMatchObject({ step: 'linked', dataStatus: 'available' });
  });
});

describeOnStores('the provider’s page for linking', (open) => {
  it('is asked for anew where the answer was lost: nobody has the address of the first', async () => {
    const world = await open();
    world.linking.answerOpen = (before) =>
      before === 0 ? told : { kind: 'refused', reason: 'refused', code: '' };
    const { id } = await world.mintLink();
    const payer = world.page(id);
    expect(await payer.do('agree-sharing')).toMatchObject({
      step: 'review-sharing',
      notice: 'page_not_opened',
      commands: ['agree-sharing', 'cancel'],
    });
    world.linking.answerOpen = undefined;
    expect(await payer.do('agree-sharing')).toMatchObject({ step: 'leave-to-provider' });
    const [first, second] = world.linking.orders;
    expect(first?.reference).not.toBe(second?.reference);
    expect(first?.returnUrl).not.toBe(second?.returnUrl);
  });

  it('is not shown where nobody knows which accounts were there before', async () => {
    const world = await open();
    world.linking.answerList = () => told;
    const { id } = await world.mintLink();
    expect(await world.page(id).do('agree-sharing')).toMatchObject({
      step: 'review-sharing',
      notice: 'page_not_opened',
    });
  });

  it('that the provider refuses is unavailable, and can be asked for again', async () => {
    const world = await open();
    world.linking.answerOpen = () => ({ kind: 'refused', reason: 'refused', code: 'no' });
    const { id } = await world.mintLink();
    const payer = world.page(id);
    expect(await payer.do('agree-sharing')).toMatchObject({
      step: 'unavailable',
      reason: 'provider_refuses_us',
      commands: ['try-again', 'cancel'],
    });
    expect(await payer.do('try-again')).toMatchObject({ step: 'review-sharing' });
  });

  it('whose process died under the call is given up, and the payer is asked again', async () => {
    const world = await open();
    world.linking.answerOpen = () => new Promise(() => {});
    const { id } = await world.mintLink();
    const payer = world.page(id);
    await payer.do('agree-sharing', {}, { patienceMs: 1 });
    expect(await payer.look()).toMatchObject({ step: 'review-sharing', busy: true, commands: [] });
    const after = await world.restart();
    await after.completer.tick();
    expect(await payer.look()).toMatchObject({ step: 'review-sharing', busy: false, notice: 'interrupted' });
  });

  it('that a payer has left counts all the same when they finish there', async () => {
    const world = await open();
    const { id, payer } = await atPage(world);
    expect(await payer.do('go-back')).toMatchObject({ step: 'review-sharing', notice: 'page_given_up' });
    world.linking.link('acc_1');
    await world.pass(2 * minute, 30_000);
    expect(await payer.look()).toMatchObject({ step: 'linked' });
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'succeeded' });
  });

  it('keeps the checkout open for the payer who is away, and no longer', async () => {
    const world = await open();
    const { payer } = await atPage(world, { expiresInSeconds: 60 });
    await world.pass(29 * minute, minute);
    expect(await payer.look()).toMatchObject({ step: 'leave-to-provider' });
    await world.pass(2 * minute, minute);
    expect(await payer.look()).toMatchObject({ step: 'expired' });
  });

  it('that was finished after the checkout had ended is told and alarmed, and the end stays', async () => {
    const world = await open();
    const { id, payer } = await atPage(world);
    await payer.do('cancel');
    world.linking.link('acc_1');
    await world.pass(2 * minute, 30_000);
    expect(await payer.look()).toMatchObject({ step: 'cancelled' });
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'cancelled' });
    expect(world.alarms).toEqual(['account_linked_after_end']);
    expect(await world.told()).toEqual(['checkout.cancelled', 'account.linked']);
    expect((await list(world)).data).toMatchObject([{ checkoutId: id, providerId: 'acc_1' }]);
  });

  it('is asked for ten times at most', async () => {
    const world = await open();
    const { id } = await world.mintLink();
    const payer = world.page(id);
    world.linking.answerOpen = () => told;
    for (let page = 0; page < 10; page += 1) await payer.do('agree-sharing');
    await expect(payer.do('agree-sharing')).rejects.toMatchObject({ code: 'locked' });
  });
});

describeOnStores('the data of a linked account', (open) => {
  it('only go forward: what could not be had may come, and what is there stays', async () => {
    const world = await open();
    const { payer } = await atPage(world);
    world.linking.link('acc_1', { dataStatus: 'failed' });
    await payer.do('returned');
    await world.pass(1);
    expect(await payer.look()).toMatchObject({ step: 'linked', dataStatus: 'failed' });
    world.linking.link('acc_1', { dataStatus: 'processing' });
    await ring(world, { accountId: 'acc_1' });
    await world.pass(1);
    expect(await payer.look()).toMatchObject({ dataStatus: 'failed' });
    world.linking.link('acc_1', { dataStatus: 'available' });
    await ring(world, { accountId: 'acc_1' });
    await world.pass(1);
    world.linking.link('acc_1', { dataStatus: 'failed' });
    await ring(world, { accountId: 'acc_1' });
    await world.pass(1);
    expect(await payer.look()).toMatchObject({ dataStatus: 'available' });
    expect(await world.told()).toEqual([
      'checkout.succeeded',
      'account.linked',
      'account.data_failed',
      'account.data_available',
    ]);
  });

  it('are read anew for the merchant, whole number and all, and nowhere else', async () => {
    const world = await open();
    const { id, payer } = await atPage(world);
    world.linking.link('acc_1', { balanceMinor: 123_400 });
    await payer.do('returned');
    await world.pass(1);
    const { data } = await list(world);
    expect(data).toMatchObject([
      {
        checkoutId: id,
        reference: 'credit-1',
        dataStatus: 'processing',
        isGone: false,
        accountLastFour: '4567',
      },
    ]);
    const accountId = data[0]?.id ?? '';
    world.linking.link('acc_1', { dataStatus: 'available' });
    expect(await world.links.merchant.get(accountId)).toMatchObject({
      id: accountId,
      dataStatus: 'available',
      accountNumber: '0123454567',
      accountHolder: 'BISI ADE',
      balanceMinor: 123_400,
    });
    const notifications = await world.store.claimNotifications(100, 1);
    const everywhere = JSON.stringify([
      notifications,
      await list(world),
      await payer.look(),
      await world.checkouts.merchant.events(id),
    ]);
    expect(everywhere).not.toContain('0123454567');
    expect(everywhere).not.toContain('BISI ADE');
    expect(
      notifications.map(
        ({ notification }) => 'linkedAccount' in notification && notification.linkedAccount?.id,
      ),
    ).toEqual([accountId, accountId, accountId]);
  });

  it('are not told from memory where the provider does not answer, and an account that is gone is told to be', async () => {
    const world = await open();
    const { payer } = await atPage(world);
    world.linking.link('acc_1');
    await payer.do('returned');
    await world.pass(1);
    const accountId = (await list(world)).data[0]?.id ?? '';
    world.linking.answerRead = () => told;
    await expect(world.links.merchant.get(accountId)).rejects.toMatchObject({ code: 'provider_unreachable' });
    world.linking.answerRead = () => ({ kind: 'refused', reason: 'not_found', code: '' });
    expect(await world.links.merchant.get(accountId)).toMatchObject({
      isGone: true,
      accountNumber: '0123454567',
    });
    await expect(world.links.merchant.get('la_nothing')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describeOnStores('a merchant who asks to link an account', (open) => {
  it('has to name the payer, since the provider’s page is made for them', async () => {
    const world = await open();
    await expect(world.mintLink({ customer: { name: 'Bisi Ade' } })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });

  it('holds the reference until it has ended without an account', async () => {
    const world = await open();
    const { payer } = await atPage(world);
    await expect(world.mint({ reference: 'credit-1' })).rejects.toMatchObject({ code: 'reference_in_use' });
    await payer.do('cancel');
    expect(await world.mint({ reference: 'credit-1' })).toMatchObject({ status: 'open' });
  });
});
