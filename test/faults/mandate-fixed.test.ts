import { expect, it } from 'vitest';
import type { MandateOrder } from '../../src/contract/mandate-terms.ts';
import { defaultTimes } from '../../src/proxy/checkouts/settings.ts';
import { day, debitOf, debitsOf, debitsTold, order, ready, ring } from './fixed-world.ts';
import { account, agree, at, details } from './mandate-payer.ts';
import { refused } from './scripted-mandates.ts';
import { describeOnStores, hour, minute } from './world.ts';

describeOnStores('a mandate that the provider debits by itself', (open) => {
  it('says each amount, its rhythm, the first debit, retries, grace, parts and the total at most', async () => {
    const world = await open();
    const { id } = await world.mintMandate({ mandate: order });
    const payer = world.page(id);
    await payer.do('choose-bank', { bankId: 'nip:000013' });
    const terms = at(await payer.do('enter-account', { accountNumber: account, details }), 'review-terms');
    const { perDebitMinor, schedule } = order;
    expect(terms.mandate).toEqual({
      type: 'emandate',
      debitType: 'fixed',
      totalCapMinor: 12_500_000,
      currency: 'NGN',
      startDate: '2026-01-05',
      endDate: '2026-12-31',
      feeBearer: 'business',
      perDebitMinor,
      schedule,
    });
    expect(terms.text.version).toBe('emandate-fixed-1');
    expect(terms.text.sentences).toEqual([
      'You allow Adire Lane to take payments from your GTBank account that ends in 3461.',
      '₦10,000.00 is taken every month, the first time on 31 January 2026.',
      'The first payment is ₦15,000.00.',
      'Where the account does not hold enough, it is tried again up to 2 times that day, and on each of the 3 days after it.',
      'Then a part may be taken in place of the whole: ₦200.00 or more.',
      'That comes to at most ₦125,000.00 in all, from 5 January 2026 until 31 December 2026.',
      'Nothing is taken today because you agree.',
      'To show that the account is yours you send ₦50.00 from it. That goes to NIBSS, which runs direct debit in Nigeria. Adire Lane does not keep it.',
      'You can pause or end this at any time, on your own page of this mandate or by asking Adire Lane.',
    ]);
    at(await agree(payer), 'send-transfer');
    expect(world.scripted.newest().order).toMatchObject({
      totalCapMinor: 12_500_000,
      fixed: {
        amountMinor: 1_000_000,
        schedule: {
          rhythm: { frequency: 'monthly' },
          firstDebitDate: '2026-01-31',
          firstDebitMinor: 1_500_000,
          retries: 2,
          graceDays: 3,
          partMinor: 20_000,
        },
      },
    });
  });

  it('goes by the provider’s page with the same schedule, each amount in place of a total', async () => {
    const world = await open();
    const { id } = await world.mintMandate({ mandate: order, ways: ['provider-page'] });
    const payer = world.page(id);
    await payer.do('enter-details', { details });
    at(await agree(payer), 'leave-to-provider');
    expect(world.mandatePages.orders[0]).toMatchObject({
      amountMinor: 1_000_000,
      schedule: { rhythm: { frequency: 'monthly' }, firstDebitDate: '2026-01-31', partMinor: 20_000 },
    });
  });

  it('refuses the merchant’s own debit', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    const input = { amountMinor: 20_000, reference: 'own-1', narration: 'Cloth' };
    await expect(
      world.mandates.merchant.debit(mandateId, input, { idempotencyKey: 'own' }),
    ).rejects.toMatchObject({ code: 'mandate_fixed' });
    expect(world.scripted.count('debit')).toBe(0);
  });

  it('has the debits that a webhook rings for taken from the list, each told once', async () => {
    const world = await open();
    const { mandateId, checkoutId } = await ready(world);
    await world.pass(26 * day);
    const debit = debitOf(world, { feeMinor: 5_000, sessionId: '0001' });
    world.scripted.debited.push(debit);
    await ring(world);
    await world.pass(minute);
    expect(await debitsOf(world, mandateId)).toEqual([
      {
        id: expect.stringMatching(/^db_/),
        mandateId,
        checkoutId,
        reference: 'FX0000000000000001',
        origin: 'provider',
        status: 'succeeded',
        amountMinor: 1_500_000,
        currency: 'NGN',
        narration: 'Cloth club',
        feeMinor: 5_000,
        sessionId: '0001',
        providerReference: 'FX0000000000000001',
        createdAt: new Date(debit.createdAt ?? 0).toISOString(),
        settledAt: expect.any(String),
      },
    ]);
    world.clock.pass(1_000);
    await ring(world);
    await world.pass(day);
    expect(await debitsTold(world)).toEqual(['debit.succeeded']);
    expect(await world.mandates.merchant.get(mandateId)).toMatchObject({
      debitedMinor: 1_500_000,
      remainingMinor: 11_000_000,
      state: 'ready',
    });
    expect(world.alarms).toEqual([]);
  });

  it('has them found in the evening of each day on which they may be made, where no webhook comes', async () => {
    const times = { ...defaultTimes, fullSweepMs: 365 * day };
    const world = await open({ settings: { times } });
    const { mandateId } = await ready(world);
    await world.pass(25 * day);
    world.scripted.debited.push(debitOf(world, { amountMinor: 20_000 }));
    const before = world.scripted.count('list-debits');
    await world.pass(2 * day, 3 * hour);
    expect(world.scripted.count('list-debits')).toBeGreaterThan(before);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ amountMinor: 20_000, isPart: true }]);
  });

  it('takes one that goes on at the bank, and tells its end', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    world.scripted.debited.push(debitOf(world, { status: 'processing' }));
    await ring(world);
    await world.pass(1_000);
    expect(await debitsTold(world)).toEqual(['debit.processing']);
    world.scripted.debited[0] = debitOf(world, { createdAt: world.clock.now() - 1_000 });
    await world.pass(minute);
    expect(await debitsTold(world)).toEqual(['debit.processing', 'debit.succeeded']);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'succeeded' }]);
  });

  it('believes a failure once it was told twice, also where it cannot be read by itself', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    world.scripted.scripted['read-debit'] = () => refused('not_found');
    world.scripted.debited.push(
      debitOf(world, { status: 'failed', failure: 'insufficient_funds', code: '51' }),
    );
    await ring(world);
    await world.pass(1_000);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'processing' }]);
    await world.pass(2 * minute, 10_000);
    expect(await debitsOf(world, mandateId)).toMatchObject([
      { status: 'failed', failure: 'insufficient_funds' },
    ]);
    expect(await debitsTold(world)).toEqual(['debit.processing', 'debit.failed']);
  });

  it('raises more than was agreed to, and tells it all the same, since it was taken', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    world.scripted.debited.push(debitOf(world, { amountMinor: 2_000_000 }));
    await ring(world);
    await world.pass(minute);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'succeeded', amountMinor: 2_000_000 }]);
    expect(world.alarms).toEqual(['amount_mismatch']);
  });

  it('goes on until its last day, though all that we have worked out was taken', async () => {
    const world = await open();
    const { mandateId } = await ready(world, { ...order, endDate: '2026-02-15' });
    world.scripted.debited.push(debitOf(world));
    await ring(world);
    await world.pass(minute);
    expect(await world.mandates.merchant.get(mandateId)).toMatchObject({
      debitedMinor: 1_500_000,
      remainingMinor: 0,
      state: 'ready',
    });
  });

  it('takes none without an amount for a debit, and notes it once', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    world.scripted.debited.push(debitOf(world, { amountMinor: undefined }));
    await ring(world);
    await world.pass(minute);
    world.clock.pass(1_000);
    await ring(world);
    await world.pass(minute);
    expect(await debitsOf(world, mandateId)).toEqual([]);
    expect(world.alarms).toEqual(['debit_not_ours']);
  });

  it('is not agreed to once its first payment would have been due', async () => {
    const world = await open();
    const { id } = await world.mintMandate({ mandate: order, expiresInSeconds: 30 * 86_400 });
    const payer = world.page(id);
    await payer.do('choose-bank', { bankId: 'nip:000013' });
    await payer.do('enter-account', { accountNumber: account, details });
    await world.pass(27 * day);
    const failed = at(await agree(payer), 'mandate-failed');
    expect([failed.reason, failed.commands]).toEqual(['dates_passed', ['cancel']]);
    expect(world.scripted.count('create-mandate')).toBe(0);
  });

  it.each<[string, object, string]>([
    ['a first debit on the first day', { firstDebitDate: '2026-01-05' }, 'dates_invalid'],
    ['a first debit after the last day', { firstDebitDate: '2027-01-01' }, 'dates_invalid'],
    ['a part above the whole', { smallestPartMinor: 1_000_001 }, 'amount_invalid'],
    ['a first debit below the least', { firstDebitMinor: 19_999 }, 'amount_invalid'],
    ['seven retries', { retries: 7 }, 'invalid_request'],
    ['every so many days without a number', { frequency: 'days' }, 'invalid_request'],
  ])('is refused with %s', async (_, changes, code) => {
    const world = await open();
    const mandate = { ...order, schedule: { ...order.schedule, ...changes } } as MandateOrder;
    await expect(world.mintMandate({ mandate })).rejects.toMatchObject({ code });
  });
});
