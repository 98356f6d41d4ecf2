import { describe, expect, it } from 'vitest';
import type { CreatePayment } from '../../src/contract/merchant-api.ts';
import { byPage, customer, payAt } from './page-payer.ts';
import { timedOut } from './scripted-provider.ts';
import { describeOnStores, minute } from './world.ts';

const byTransfer = { way: 'provider-page', method: 'transfer' } as const;

describeOnStores('a payer who pays on the provider’s own page', (open) => {
  it('is led there, comes back, and is paid by what verify says', async () => {
    const world = await open();
    const { id } = await world.mint({
      ways: ['bank', 'provider-page'],
      pageMethods: ['account', 'transfer'],
      customer,
    });
    const payer = world.page(id);
    expect(await payer.look()).toMatchObject({
      step: 'choose-way',
      ways: [{ way: 'bank' }, { way: 'provider-page', method: 'account' }, byTransfer],
      commands: ['choose-way', 'cancel'],
    });
    expect(await payer.do('choose-way', byTransfer)).toMatchObject({
      step: 'leave-to-provider',
      errand: 'transfer',
      url: 'https://pay.provider.example/page-1',
      host: 'pay.provider.example',
      mayHavePaid: false,
      commands: ['returned', 'change-way', 'cancel'],
    });
    expect(world.pages.orders).toEqual([
      {
        amountMinor: 500_000,
        currency: 'NGN',
        description: 'Blue adire, two yards',
        reference: expect.stringMatching(/^[A-Z0-9]{20}$/),
        method: 'transfer',
        returnUrl: expect.stringMatching(/^https:\/\/[^/]+\/r\/[A-Za-z0-9_-]{32}$/),
        customer,
      },
    ]);
    expect(await payer.do('returned')).toMatchObject({ step: 'leave-to-provider', checkedSeconds: 0 });
    payAt(world, { bank: 'Kuda' });
    await world.pass(5_000);
    expect(await payer.look()).toMatchObject({
      step: 'paid',
      bankTold: 'Kuda',
      account: { lastFour: '6789' },
      pageMethod: 'transfer',
    });
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'succeeded',
      payment: { bank: 'Kuda', accountLastFour: '6789', pageMethod: 'transfer' },
    });
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });

  it('is found again by the address the provider sends them back to, whatever else is told there', async () => {
    const world = await open();
    const { id, clientToken } = await world.mint(byPage);
    await world.page(id).do('choose-way', { way: 'provider-page', method: 'account' });
    const token = new URL(world.pages.orders[0]?.returnUrl ?? '').pathname.slice('/r/'.length);
    expect((await world.checkouts.pages.byReturnToken(token))?.clientToken.open()).toBe(clientToken);
    expect(await world.checkouts.pages.byReturnToken(`${token}x`)).toBeUndefined();
  });

  it('who comes back when the money has moved sees at once that it was paid', async () => {
    const world = await open();
    const { id } = await world.mint(byPage);
    const payer = world.page(id);
    await payer.do('choose-way', { way: 'provider-page', method: 'account' });
    payAt(world);
    expect(await payer.do('returned')).toMatchObject({ step: 'paid' });
  });

  it('who never comes back is paid all the same', async () => {
    const world = await open();
    const { id } = await world.mint(byPage);
    await world.page(id).do('choose-way', { way: 'provider-page', method: 'account' });
    payAt(world);
    await world.pass(2 * minute, 10_000);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'succeeded' });
  });

  it('cannot start anew while the provider is at the payment', async () => {
    const world = await open();
    const { id } = await world.mint({ ways: ['bank', 'provider-page'], customer });
    const payer = world.page(id);
    await payer.do('choose-way', { way: 'provider-page', method: 'account' });
    payAt(world, { status: 'open', isUnderWay: true });
    await payer.do('returned');
    await world.pass(1_000);
    expect(await payer.look()).toMatchObject({ step: 'confirming', mayHavePaid: true, commands: [] });
    await expect(world.checkouts.merchant.cancel(id, { idempotencyKey: 'c' })).rejects.toMatchObject({
      code: 'step_in_progress',
    });
    payAt(world);
    await world.pass(2 * minute, 10_000);
    expect(await payer.look()).toMatchObject({ step: 'paid' });
  });

  it('who pays another way is told of the second debit where the page was paid through too', async () => {
    const world = await open();
    const { id } = await world.mint({ ways: ['bank', 'provider-page'], customer });
    const payer = world.page(id);
    await payer.do('choose-way', { way: 'provider-page', method: 'account' });
    expect(await payer.do('change-way')).toMatchObject({ step: 'choose-way', notice: 'page_given_up' });
    await payer.do('choose-way', { way: 'bank' });
    await payer.logIn();
    const paid = await payer.do('pay');
    expect(paid).toMatchObject({ step: 'paid', bank: { name: 'Kuda' } });
    expect(paid).not.toHaveProperty('pageMethod');
    expect(paid).not.toHaveProperty('bankTold');
    payAt(world);
    await world.pass(10 * minute, minute);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'succeeded',
      duplicateDebit: true,
    });
  });

  it('may ask for another page where the answer to the first was lost', async () => {
    const world = await open();
    world.pages.answerOpen = (before) =>
      before === 0 ? timedOut : { kind: 'refused', reason: 'refused', code: '' };
    const { id } = await world.mint(byPage);
    const payer = world.page(id);
    expect(await payer.do('choose-way', { way: 'provider-page', method: 'account' })).toMatchObject({
      step: 'choose-way',
      notice: 'page_not_opened',
      mayHavePaid: false,
    });
    world.pages.answerOpen = undefined;
    expect(await payer.do('choose-way', { way: 'provider-page', method: 'account' })).toMatchObject({
      step: 'leave-to-provider',
    });
    const [first, second] = world.pages.orders;
    expect(second?.reference).not.toBe(first?.reference);
  });

  it('who is refused twice there is told so, and may go on', async () => {
    const world = await open();
    const { id } = await world.mint(byPage);
    const payer = world.page(id);
    await payer.do('choose-way', { way: 'provider-page', method: 'account' });
    payAt(world, { status: 'failed' });
    await world.pass(3 * minute, 10_000);
    expect(await payer.look()).toMatchObject({ step: 'declined', reason: 'bank_refused' });
    expect(await payer.do('try-again')).toMatchObject({ step: 'choose-way' });
  });

  describe('has a checkout only where the provider can have one', () => {
    it.each<[string, Partial<CreatePayment>, string]>([
      ['without a name', { ...byPage, customer: { email: 'bisi@adirelane.example' } }, 'invalid_request'],
      ['without an e-mail address', { ...byPage, customer: { name: 'Bisi Ade' } }, 'invalid_request'],
      ['with page methods and no page', { pageMethods: ['account'], customer }, 'invalid_request'],
      [
        'with a split and a bank login',
        {
          ways: ['bank', 'provider-page'],
          customer,
          split: {
            type: 'percentage',
            feeBearer: 'business',
            distribution: [{ account: 's1', value: 50 }],
          },
        },
        'split_invalid',
      ],
    ])('%s it is refused', async (_, changes, code) => {
      const world = await open();
      await expect(world.mint(changes)).rejects.toMatchObject({ code });
    });
  });
});
