import { expect, it } from 'vitest';
import { atPage, linkedAccounts, ring, untold } from './linking-payer.ts';
import { describeOnStores, minute } from './world.ts';

describeOnStores('the provider’s page for linking', (open) => {
  it('is asked for anew where the answer was lost: nobody has the address of the first', async () => {
    const world = await open();
    world.linking.answerOpen = (before) =>
      before === 0 ? untold : { kind: 'refused', reason: 'refused', code: '' };
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
    world.linking.answerList = () => untold;
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

  it.each(['details_refused', 'refused'] as const)(
    'that the provider will not make is seen by an operator, and why: %s',
    async (reason) => {
      const world = await open();
      world.linking.answerOpen = () => ({ kind: 'refused', reason, code: 'no' });
      const { id } = await world.mintLink();
      await world.page(id).do('agree-sharing');
      expect(world.alarms).toEqual(['page_refused']);
      const events = await world.checkouts.merchant.events(id);
      expect(events.find(({ type }) => type === 'open-link.answered')?.data).toMatchObject({ reason });
    },
  );

  it('whose process died under the call is given up, and the payer is asked again', async () => {
    const world = await open();
    world.linking.answerOpen = () => new Promise(() => {});
    const { id } = await world.mintLink();
    const payer = world.page(id);
    await payer.do('agree-sharing', {}, { patienceMs: 1 });
    await expect.poll(() => world.linking.orders).toHaveLength(1);
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
    expect((await linkedAccounts(world)).data).toMatchObject([{ checkoutId: id, providerId: 'acc_1' }]);
  });

  it('is asked for ten times at most', async () => {
    const world = await open();
    const { id } = await world.mintLink();
    const payer = world.page(id);
    world.linking.answerOpen = () => untold;
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

  it('are asked about again at once where a bell rings while they are read', async () => {
    const world = await open();
    const { payer } = await atPage(world);
    world.linking.link('acc_1');
    await payer.do('returned');
    await world.pass(1);
    let rung = false;
    world.linking.answerRead = () => {
      const [before] = world.linking.accounts;
      if (rung || !before) return undefined;
      rung = true;
      world.linking.link('acc_1', { dataStatus: 'available' });
      return ring(world, { accountId: 'acc_1' }).then(() => ({ kind: 'ok', value: before }));
    };
    await world.pass(5_000);
    expect(await payer.look()).toMatchObject({ step: 'linked', dataStatus: 'available' });
  });

  it('are looked at while a page waits for them, and nothing is written nor put off where nothing is new', async () => {
    const world = await open();
    const { id, payer } = await atPage(world);
    world.linking.link('acc_1');
    await payer.do('returned');
    await world.pass(1);
    const gone = new AbortController();
    const { version } = await payer.look();
    const watching = world.checkouts.pages.watch(
      id,
      { pageKey: payer.pageKey },
      { after: version, waitMs: 25_000, signal: gone.signal },
    );
    const before = await world.store.read(id);
    world.linking.asked.length = 0;
    await world.pass(4_000, 1_000);
    expect(world.linking.asked).toContain('acc_1');
    expect(await world.store.read(id)).toEqual(before);
    world.linking.link('acc_1', { dataStatus: 'available' });
    await world.pass(3_000, 1_000);
    expect(await watching).toMatchObject({ step: 'linked', dataStatus: 'available' });
    gone.abort();
  });

  it('are asked about on where the provider once knows nothing of the account, and what it knows later counts', async () => {
    const world = await open();
    const { payer } = await atPage(world);
    world.linking.link('acc_1');
    await payer.do('returned');
    await world.pass(1);
    world.linking.answerRead = () => ({ kind: 'refused', reason: 'not_found', code: '' });
    await world.pass(5_000, 1_000);
    expect((await linkedAccounts(world)).data).toMatchObject([{ isGone: true, dataStatus: 'processing' }]);
    world.linking.answerRead = undefined;
    world.linking.link('acc_1', { dataStatus: 'available' });
    await world.pass(minute, 10_000);
    expect((await linkedAccounts(world)).data).toMatchObject([{ isGone: false, dataStatus: 'available' }]);
  });

  it('are read anew for the merchant, whole number and all, and nowhere else', async () => {
    const world = await open();
    const { id, payer } = await atPage(world);
    world.linking.link('acc_1', { balanceMinor: 123_400 });
    await payer.do('returned');
    await world.pass(1);
    const { data } = await linkedAccounts(world);
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
      await linkedAccounts(world),
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
    const accountId = (await linkedAccounts(world)).data[0]?.id ?? '';
    world.linking.answerRead = () => untold;
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
