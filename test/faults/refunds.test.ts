import { expect, it } from 'vitest';
import { paid, paidTwice, payBack, refund, refundEvents, refundOf } from './refund-world.ts';
import { timedOut } from './scripted-provider.ts';
import { describeOnStores, hour, minute } from './world.ts';

const refusedAs = (reason: 'already_refunded' | 'not_found' | 'too_little_in_source' | 'refused') => () =>
  ({ kind: 'refused', reason, code: '' }) as const;

describeOnStores('a merchant who pays a payment back', (open) => {
  it('is told that it is done once verify says so, and so is the payer', async () => {
    const world = await open();
    const { id, reference } = await paid(world);
    payBack(world, reference);
    expect(await refund(world, id, { source: 'wallet' })).toMatchObject({
      status: 'succeeded',
      replayed: false,
      refund: {
        status: 'refunded',
        providerReference: reference,
        source: 'wallet',
        requestedAt: '2026-01-05T09:00:00.000Z',
        settledAt: '2026-01-05T09:00:00.000Z',
      },
    });
    expect(world.pages.refunds).toEqual([{ reference, source: 'wallet' }]);
    expect(await world.told()).toEqual(['payment.refunded']);
    expect(await world.page(id).look()).toMatchObject({
      step: 'paid',
      refund: { status: 'refunded', at: '2026-01-05T09:00:00.000Z' },
    });
    expect(await refundEvents(world, id)).toEqual(['refund.asked', 'refund.answered', 'refund.done']);
  });

  it('is not told so by the answer alone', async () => {
    const world = await open();
    const { id, reference } = await paid(world);
    expect((await refund(world, id)).refund).toMatchObject({ status: 'processing', source: 'payout' });
    expect(await world.page(id).look()).toMatchObject({ step: 'paid', refund: { status: 'processing' } });
    await world.pass(hour, 10 * minute);
    expect(await refundOf(world, id)).toMatchObject({ status: 'processing' });
    payBack(world, reference);
    await world.pass(20 * minute, 10 * minute);
    expect(await refundOf(world, id)).toMatchObject({ status: 'refunded' });
    expect(world.pages.refunds).toHaveLength(1);
    expect(await world.told()).toEqual(['payment.refunded']);
  });

  it('has it sent once where the answer is lost', async () => {
    const world = await open();
    const { id, reference } = await paid(world);
    world.pages.answerRefund = () => timedOut;
    expect((await refund(world, id)).refund).toMatchObject({ status: 'processing' });
    await expect(refund(world, id, { key: 'refund-2' })).rejects.toMatchObject({
      code: 'refund_not_possible',
    });
    await world.pass(10 * minute, minute);
    expect(world.pages.refunds).toHaveLength(1);
    payBack(world, reference);
    await world.pass(2 * minute, minute);
    expect(await refundOf(world, id)).toMatchObject({ status: 'refunded' });
  });

  it('gets the same refund for the same key, and no other call for it', async () => {
    const world = await open();
    const { id } = await paid(world);
    await refund(world, id);
    expect(await refund(world, id)).toMatchObject({ replayed: true, refund: { status: 'processing' } });
    await expect(refund(world, id, { source: 'wallet' })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    expect(world.pages.refunds).toHaveLength(1);
  });

  it.each([
    ['too_little_in_source', 'too_little'],
    ['not_found', 'not_refundable'],
    ['refused', 'refused'],
  ] as const)('may ask again after the provider said no: %s', async (reason, failure) => {
    const world = await open();
    const { id, reference } = await paid(world);
    world.pages.answerRefund = refusedAs(reason);
    expect((await refund(world, id)).refund).toMatchObject({ status: 'failed', failure });
    expect(await world.page(id).look()).not.toHaveProperty('refund');
    expect(await world.told()).toEqual(['payment.refund_failed']);
    world.pages.answerRefund = undefined;
    payBack(world, reference);
    expect((await refund(world, id, { key: 'refund-2', source: 'wallet' })).refund).toMatchObject({
      status: 'refunded',
      source: 'wallet',
    });
    expect((await refundOf(world, id))?.failure).toBeUndefined();
  });

  it('may ask again where the call was surely not made', async () => {
    const world = await open();
    const { id } = await paid(world);
    world.pages.answerRefund = () => ({ kind: 'not-executed', cause: 'our_key_refused', code: '401' });
    expect((await refund(world, id)).refund).toMatchObject({ status: 'failed', failure: 'not_sent' });
    expect(world.alarms).toEqual(['provider_key_refused']);
  });

  it('has two that are asked for in one moment told apart: what comes of the first is not taken for the second’s', async () => {
    const world = await open();
    const { id } = await paid(world);
    world.pages.answerRefund = () => ({ kind: 'not-executed', cause: 'our_key_refused', code: '401' });
    const asked = [await refund(world, id), await refund(world, id, { key: 'refund-2' })];
    const [first, second] = asked.map((one) => Date.parse(one.refund?.requestedAt ?? ''));
    expect(second).toBe((first ?? 0) + 1);
  });

  it('is told of the one of two refunds that there is news of, whichever was asked for last', async () => {
    const world = await open();
    const { id, first, second } = await paidTwice(world);
    await refund(world, id, { providerReference: first });
    await refund(world, id, { providerReference: second, key: 'refund-2' });
    expect(await refundOf(world, id)).toMatchObject({ providerReference: second, status: 'processing' });
    payBack(world, first);
    await world.pass(20 * minute, 10 * minute);
    const [told] = await world.store.claimNotifications(10, 1);
    expect(told?.notification).toMatchObject({
      type: 'payment.refunded',
      checkout: { refund: { providerReference: first, status: 'refunded' } },
    });
  });

  it('has an operator look where another amount was paid back than the whole', async () => {
    const world = await open();
    const { id, reference } = await paid(world);
    payBack(world, reference);
    world.pages.answerRefund = () => ({ kind: 'ok', value: { refunded: true, amountMinor: 5_000 } });
    expect((await refund(world, id)).refund).toMatchObject({ status: 'refunded' });
    expect(world.alarms).toEqual(['amount_mismatch']);
  });

  it('is told the late truth of a refund that counted as failed', async () => {
    const world = await open();
    const { id, reference } = await paid(world);
    world.pages.answerRefund = refusedAs('refused');
    await refund(world, id);
    payBack(world, reference);
    await world.pass(20 * minute, 5 * minute);
    expect(await refundOf(world, id)).toMatchObject({ status: 'refunded' });
    expect(world.alarms).toEqual(['refund_after_failure']);
    expect(await world.told()).toEqual(['payment.refund_failed', 'payment.refunded']);
  });

  it('who is told "refunded already" has what verify says', async () => {
    const world = await open();
    const { id, reference } = await paid(world);
    world.pages.answerRefund = refusedAs('already_refunded');
    expect((await refund(world, id)).refund).toMatchObject({ status: 'processing' });
    payBack(world, reference);
    await world.pass(minute);
    expect(await refundOf(world, id)).toMatchObject({ status: 'refunded' });
    expect(await world.told()).toEqual(['payment.refunded']);
  });

  it('is told of a refund that was made at the provider without them', async () => {
    const world = await open();
    const { id, reference } = await paid(world);
    payBack(world, reference);
    world.provider.webhook = {
      accepted: true,
      dedupeKey: 'refunded',
      type: 'direct_debit.payment_refunded',
      reference,
      quarantined: false,
    };
    await world.checkouts.inbox.receive({ headers: new Headers(), body: new Uint8Array() });
    await world.pass(1_000);
    expect(await refundOf(world, id)).toEqual({
      status: 'refunded',
      providerReference: reference,
      requestedAt: '2026-01-05T09:00:01.000Z',
      settledAt: '2026-01-05T09:00:01.000Z',
    });
    await expect(refund(world, id)).rejects.toMatchObject({ code: 'refund_not_possible' });
    expect(world.pages.refunds).toEqual([]);
  });

  it('is told when nobody could say for three days, and goes on being asked about', async () => {
    const world = await open();
    const { id, reference } = await paid(world);
    world.pages.answerRefund = () => timedOut;
    await refund(world, id);
    const asked = world.provider.count('verify');
    await world.pass(73 * hour, 30 * minute);
    expect(await refundOf(world, id)).toMatchObject({
      status: 'processing',
      unsettledSince: '2026-01-08T09:00:00.000Z',
    });
    expect(world.alarms).toEqual(['refund_unsettled']);
    expect(await world.told()).toEqual(['payment.refund_unsettled']);
    expect(world.provider.count('verify') - asked).toBeLessThan(200);
    payBack(world, reference);
    await world.pass(2 * hour, 30 * minute);
    expect(await refundOf(world, id)).toMatchObject({ status: 'refunded' });
    expect(await refundOf(world, id)).not.toHaveProperty('unsettledSince');
  });

  it('is not misled by a refund of another payment', async () => {
    const world = await open();
    const { id } = await paid(world);
    const other = { status: 'successful', reference: 'ANOTHERPAYMENTSREF01', amountMinor: 500_000 } as const;
    world.provider.verifyAs = () => ({
      kind: 'ok',
      value: { ...other, currency: 'NGN', mode: 'test', createdAt: 0, isRefunded: true },
    });
    expect((await refund(world, id)).refund).toMatchObject({ status: 'processing' });
  });
});

describeOnStores('a payment that cannot be paid back', (open) => {
  it.each(['open', 'under way', 'cancelled', 'resolved as paid'])('is one that is %s', async (how) => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    if (how === 'cancelled') await payer.do('cancel');
    if (how === 'under way' || how === 'resolved as paid') {
      world.provider.script.capture = () => timedOut;
      await payer.do('pay');
    }
    if (how === 'resolved as paid') {
      await world.pass(2 * hour, hour);
      await world.checkouts.merchant.resolve(id, { as: 'paid', note: 'seen' }, { idempotencyKey: 'r' });
    }
    await expect(refund(world, id)).rejects.toMatchObject({ code: 'refund_not_possible' });
    expect(world.pages.refunds).toEqual([]);
  });

  it('is none of a mandate, and none that is not there', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    await expect(refund(world, id)).rejects.toMatchObject({ code: 'refund_not_possible' });
    await expect(refund(world, 'co_nothing')).rejects.toMatchObject({ code: 'not_found' });
    await expect(refund(world, id, { key: '' })).rejects.toMatchObject({ code: 'idempotency_key_required' });
  });

  it('is none that was made with keys of the other mode', async () => {
    const world = await open();
    const { id } = await paid(world);
    Object.assign(world.provider, { mode: 'live' });
    const live = await world.second();
    await expect(refund({ checkouts: live }, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(world.pages.refunds).toEqual([]);
  });
});

describeOnStores('of two debits of one payment', (open) => {
  it('none is paid back unless it is named', async () => {
    const world = await open();
    const { id } = await paidTwice(world);
    await expect(refund(world, id)).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(refund(world, id, { providerReference: 'NOTOURSNOTOURSNOTOUR' })).rejects.toMatchObject({
      code: 'refund_not_possible',
    });
    expect(world.pages.refunds).toEqual([]);
  });

  it('the second is paid back, and the receipt of the first stays', async () => {
    const world = await open();
    const { id, first, second } = await paidTwice(world);
    payBack(world, second);
    expect(await refund(world, id, { providerReference: second })).toMatchObject({
      duplicateDebit: true,
      payment: { providerReference: first },
      refund: { status: 'refunded', providerReference: second },
    });
    expect(await world.page(id).look()).not.toHaveProperty('refund');
    payBack(world, first);
    const again = await refund(world, id, { providerReference: first, key: 'refund-2' });
    expect(again.refund).toMatchObject({ status: 'refunded', providerReference: first });
    expect(await world.page(id).look()).toMatchObject({ step: 'paid', refund: { status: 'refunded' } });
    await expect(refund(world, id, { providerReference: second, key: 'refund-3' })).rejects.toMatchObject({
      code: 'refund_not_possible',
    });
    expect(world.pages.refunds.map(({ reference }) => reference)).toEqual([second, first]);
  });
});

describeOnStores('a payment that was found paid after its end', (open) => {
  it('can be paid back while it waits for a person, and after', async () => {
    const world = await open();
    const { id } = await world.mint({
      ways: ['provider-page'],
      customer: { name: 'Bisi Ade', email: 'bisi@adirelane.example' },
    });
    const payer = world.page(id);
    await payer.do('choose-way', { way: 'provider-page', method: 'account' });
    await payer.do('cancel');
    const reference = world.pages.orders[0]?.reference ?? '';
    world.provider.debit(reference, { amountMinor: 500_000 });
    await world.pass(10 * minute, minute);
    expect(await refund(world, id)).toMatchObject({
      status: 'needs_review',
      reviewReason: 'late_success',
      refund: { status: 'processing' },
    });
    await world.pass(hour);
    await world.checkouts.merchant.resolve(id, { as: 'unpaid', note: 'paid back' }, { idempotencyKey: 'r' });
    payBack(world, reference);
    await world.pass(hour, minute);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'failed',
      refund: { status: 'refunded' },
    });
  });
});
