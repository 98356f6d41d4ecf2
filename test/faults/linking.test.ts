import { expect, it } from 'vitest';
import { atPage, linkedAccounts, ring } from './linking-payer.ts';
import { describeOnStores, hour, minute } from './world.ts';

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
    expect(await linkedAccounts(world)).toEqual({ data: [] });
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
    expect((await linkedAccounts(world)).data.map(({ providerId }) => providerId)).toEqual(['acc_1']);
  });

  it('is not taken to have linked again what they linked before, whatever a webhook without our reference tells of it', async () => {
    const world = await open();
    const { payer: first } = await atPage(world);
    world.linking.link('acc_1');
    await first.do('returned');
    await world.pass(1);
    expect(await first.look()).toMatchObject({ step: 'linked', dataStatus: 'processing' });
    const { payer: second } = await atPage(world, { reference: 'credit-2' });
    world.linking.link('acc_1', { dataStatus: 'available' });
    await ring(world, { accountId: 'acc_1' });
    await second.do('returned');
    await world.pass(minute, 10_000);
    expect(await first.look()).toMatchObject({ step: 'linked', dataStatus: 'available' });
    expect(await second.look()).toMatchObject({ step: 'leave-to-provider' });
  });

  it('is not taken to have linked what came of a page that they had left', async () => {
    const world = await open();
    const { id, payer: first } = await atPage(world);
    await first.do('cancel');
    world.linking.link('acc_1');
    const { payer: second } = await atPage(world, { reference: 'credit-2' });
    await ring(world, { accountId: 'acc_1' });
    await world.pass(minute, 10_000);
    expect(await second.look()).toMatchObject({ step: 'leave-to-provider' });
    expect((await linkedAccounts(world)).data).toMatchObject([{ checkoutId: id, providerId: 'acc_1' }]);
  });

  it('is found by the reference alone where time ran out over the list of what was there before', async () => {
    const world = await open();
    const long = 11_000;
    world.linking.link('acc_of_last_year');
    const [old] = world.linking.accounts;
    if (!old) throw new Error('No account was linked');
    let isSlow = true;
    world.linking.answerList = (page) => {
      if (page === 1 && isSlow) world.clock.pass(long);
      const accounts = page === 1 ? world.linking.accounts.filter((one) => one !== old) : [old];
      return { kind: 'ok', value: { accounts, next: page === 1 ? 2 : undefined } };
    };
    const { payer } = await atPage(world);
    isSlow = false;
    await payer.do('returned');
    await world.pass(minute, 10_000);
    expect(await payer.look()).toMatchObject({ step: 'leave-to-provider' });
    world.linking.link('acc_1');
    await ring(world, { accountId: 'acc_1', reference: world.linking.orders[0]?.reference ?? '' });
    await world.pass(1);
    expect(await payer.look()).toMatchObject({ step: 'linked' });
  });

  it('is found by the reference alone where the list of what was there before has more pages than are read', async () => {
    const world = await open();
    world.linking.link('acc_older');
    world.linking.answerList = (page) =>
      page <= 20 ? { kind: 'ok', value: { accounts: [], next: page + 1 } } : undefined;
    const { id, payer } = await atPage(world);
    expect((await world.store.read(id))?.links).toMatchObject([{ knownAccounts: undefined }]);
    world.linking.answerList = undefined;
    await world.pass(minute, 5_000);
    expect(await payer.look()).toMatchObject({ step: 'leave-to-provider' });
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
