import { expect, it } from 'vitest';
import type { VerifiedPayment } from '../../src/proxy/providers/provider.ts';
import { paymentOf } from '../support/payment-of.ts';
import { lostCapture } from './lost-capture.ts';
import { asksToken, refused, timedOut } from './scripted-provider.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const unpaid = { as: 'unpaid', note: 'The bank says no' } as const;

/** A payer who was asked for a token, or refused, after the charge had been sent: it may still turn out to have been made. */
async function given(world: World, answer: typeof asksToken | ReturnType<typeof refused>) {
  world.provider.script.charge = (before) => (before === 0 ? answer : 'ok');
  const { id } = await world.mint({ expiresInSeconds: 7_200 });
  const payer = world.page(id);
  await payer.logIn();
  await payer.do('pay');
  return { id, payer, reference: world.provider.order?.reference ?? '' };
}

/** The same payer, who then paid at another bank login, whose capture nobody answered. Two references, either of which may be debited. */
async function askedThenLost(world: World) {
  const { id, payer, reference: first } = await given(world, asksToken);
  await payer.do('change-bank');
  world.provider.script.capture = () => timedOut;
  await payer.logIn();
  await payer.do('pay');
  return { id, first, second: world.provider.order?.reference ?? '' };
}

describeOnStores('a success that comes late', (open) => {
  it('after "failed" was read once is simply the payment', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    world.provider.debit(reference, { status: 'failed' });
    await world.pass(20_000, 10_000);
    world.provider.debit(reference);
    await world.pass(3 * minute, minute);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });

  it('after a decline, with nothing else begun, is the payment and the payer sees it', async () => {
    const world = await open();
    const { id, payer, reference } = await given(world, refused('insufficient_funds'));
    expect(await payer.look()).toMatchObject({ step: 'declined' });
    world.provider.debit(reference);
    await world.pass(2 * minute, minute);
    expect(await payer.look()).toMatchObject({ step: 'paid' });
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'succeeded',
      duplicateDebit: false,
    });
    expect(await world.told()).toEqual(['attempt.declined', 'checkout.succeeded']);
  });

  it('after a decline, with another attempt logged in, ends that attempt before it can pay', async () => {
    const world = await open();
    const { payer, reference } = await given(world, refused('insufficient_funds'));
    await payer.do('try-again');
    const { version } = await payer.do('log-in', { fields: { username: 'bisi', password: 'p' } });
    world.provider.debit(reference);
    await world.pass(2 * minute, minute);
    await expect(payer.do('pay', { version })).rejects.toMatchObject({
      code: 'already_final',
      view: { step: 'paid' },
    });
    expect(world.provider.count('open-payment')).toBe(1);
    expect(await world.told()).toEqual(['attempt.declined', 'checkout.succeeded']);
  });

  it('after a decline, while another attempt is at the bank, sends no capture for that one', async () => {
    const world = await open();
    let answer = (_: 'ok') => {};
    world.provider.script.charge = (before) =>
      before === 0
        ? refused('insufficient_funds')
        : new Promise((resolve) => {
            answer = resolve;
          });
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('pay');
    const first = world.provider.order?.reference ?? '';
    await payer.do('try-again');
    await payer.do('log-in', { fields: { username: 'bisi', password: 'p' } });
    await payer.do('pay', {}, { patienceMs: 2_000 });
    world.provider.debit(first);
    world.clock.pass(2 * minute);
    await world.checkouts.completer.tick();
    answer('ok');
    await world.checkouts.idle();
    expect(await payer.look()).toMatchObject({ step: 'paid' });
    expect([world.provider.count('charge'), world.provider.count('capture')]).toEqual([2, 0]);
    expect(world.provider.debits).toHaveLength(1);
    expect(await world.told()).toEqual(['attempt.declined', 'checkout.succeeded']);
  });

  it('after "failed" was read twice, and the payer was told so, is the payment', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    world.provider.debit(reference, { status: 'failed' });
    await world.pass(3 * minute, minute);
    expect(await world.page(id).look()).toMatchObject({ step: 'declined' });
    world.provider.debit(reference);
    await world.pass(2 * minute, minute);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
    expect(await world.told()).toEqual(['attempt.declined', 'checkout.succeeded']);
  });

  it('after the merchant resolved it as paid changes nothing and is told nobody', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    await world.pass(hour);
    const resolution = { as: 'paid', note: 'Seen on the statement' } as const;
    const { checkout } = await world.checkouts.merchant.resolve(id, resolution, { idempotencyKey: 'r' });
    world.provider.debit(reference);
    await world.pass(20 * minute, 10 * minute);
    expect(await world.checkouts.merchant.get(id)).toEqual({ ...checkout, updatedAt: expect.any(String) });
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });

  it('of two attempts after the merchant resolved it as unpaid is for review both times, each told once', async () => {
    const world = await open();
    const { id, first, second } = await askedThenLost(world);
    await world.pass(hour);
    const { merchant } = world.checkouts;
    await merchant.resolve(id, unpaid, { idempotencyKey: 'r1' });
    world.provider.debit(second);
    await world.pass(20 * minute, 10 * minute);
    expect(await merchant.get(id)).toMatchObject({
      status: 'needs_review',
      reviewReason: 'late_success',
      payment: { providerReference: second },
    });
    expect(await merchant.get(id)).not.toHaveProperty('unsettledSince');
    await merchant.resolve(id, unpaid, { idempotencyKey: 'r2' });
    world.provider.debit(first);
    await world.pass(20 * minute, 10 * minute);
    expect(await merchant.get(id)).toMatchObject({ status: 'needs_review', duplicateDebit: true });
    expect(await world.told()).toEqual([
      'checkout.failed',
      'payment.late_success',
      'checkout.failed',
      'payment.duplicate_debit',
    ]);
  });

  it('beside one that did not match is told too, and both wait for a person', async () => {
    const world = await open();
    const { id, first, second } = await askedThenLost(world);
    world.provider.debit(first, { amountMinor: 5_000 });
    await world.pass(2 * minute, minute);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'needs_review',
      reviewReason: 'mismatch',
    });
    world.provider.debit(second);
    await world.pass(2 * hour, hour);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'needs_review',
      reviewReason: 'mismatch',
      payment: { providerReference: second },
    });
    expect(await world.told()).toEqual(['checkout.needs_review', 'payment.late_success']);
  });

  it('of another amount is told as a second debit where a late success is being looked at already', async () => {
    const world = await open();
    const { id, first, second } = await askedThenLost(world);
    await world.pass(hour);
    await world.checkouts.merchant.resolve(id, unpaid, { idempotencyKey: 'r' });
    world.provider.debit(second);
    await world.pass(20 * minute, 10 * minute);
    world.provider.debit(first, { amountMinor: 5_000 });
    await world.pass(20 * minute, 10 * minute);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'needs_review',
      reviewReason: 'late_success',
      duplicateDebit: true,
    });
    expect(await world.told()).toEqual([
      'checkout.failed',
      'payment.late_success',
      'payment.duplicate_debit',
    ]);
  });

  it('of another amount, after 72 hours of not knowing, is told with that reason and never becomes paid by itself', async () => {
    const world = await open();
    const { id, first, second } = await askedThenLost(world);
    world.provider.debit(first, { status: 'open' });
    await world.pass(72 * hour, hour);
    const { merchant } = world.checkouts;
    expect(await merchant.get(id)).toMatchObject({ reviewReason: 'unsettled' });
    world.provider.debit(second, { amountMinor: 5_000 });
    await world.pass(2 * hour, hour);
    expect(await merchant.get(id)).toMatchObject({ status: 'needs_review', reviewReason: 'mismatch' });
    world.provider.debit(first);
    const bell = { accepted: true, dedupeKey: 'e1', type: '', reference: first, quarantined: false } as const;
    world.provider.webhook = bell;
    await world.checkouts.inbox.receive({ headers: new Headers(), body: new Uint8Array() });
    await world.pass(minute);
    expect(await merchant.get(id)).toMatchObject({ status: 'needs_review', reviewReason: 'mismatch' });
    expect(await world.told()).toEqual([
      'checkout.needs_review',
      'checkout.needs_review',
      'payment.late_success',
    ]);
  });

  it('beside one of another amount, for which the merchant resolved it as paid, is told as a second debit', async () => {
    const world = await open();
    const { id, first } = await askedThenLost(world);
    world.provider.debit(first, { amountMinor: 5_000 });
    await world.pass(2 * hour, 10 * minute);
    const { merchant } = world.checkouts;
    await merchant.resolve(id, { as: 'paid', note: 'The rest in cash' }, { idempotencyKey: 'r' });
    world.provider.debit(world.provider.order?.reference ?? '');
    await world.pass(20 * minute, 10 * minute);
    expect(await merchant.get(id)).toMatchObject({ status: 'succeeded', duplicateDebit: true });
    expect(await world.told()).toEqual([
      'checkout.needs_review',
      'checkout.succeeded',
      'payment.duplicate_debit',
    ]);
  });

  it('of another amount, after it was paid, is told as a second debit; another’s payment is not', async () => {
    const changes: [Partial<VerifiedPayment>, string[]][] = [
      [{ amountMinor: 5_000 }, ['checkout.succeeded', 'payment.duplicate_debit']],
      [{ currency: 'USD' }, ['checkout.succeeded', 'payment.duplicate_debit']],
      [{ reference: 'ANOTHERREFERENCE0000' }, ['checkout.succeeded']],
      [{ mode: 'live' }, ['checkout.succeeded']],
    ];
    for (const [change, notifications] of changes) {
      const world = await open();
      const { id, payer, reference } = await given(world, asksToken);
      await payer.do('change-bank');
      await payer.logIn();
      expect(await payer.do('pay')).toMatchObject({ step: 'paid' });
      const { payment } = paymentOf(await world.checkouts.merchant.get(id));
      world.provider.debit(reference, change);
      await world.pass(10 * minute, 5 * minute);
      expect(await world.checkouts.merchant.get(id)).toMatchObject({
        status: 'succeeded',
        payment,
        duplicateDebit: notifications.length === 2,
      });
      expect(await world.told()).toEqual(notifications);
      expect(world.alarms).toContain('amount_mismatch');
    }
  });

  it('is not taken back by a "failed" that comes after it, which an operator is told of', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    world.provider.debit(reference);
    await world.pass(minute, 1_000);
    const paid = await world.checkouts.merchant.get(id);
    expect(paid).toMatchObject({ status: 'succeeded' });
    world.provider.debit(reference, { status: 'failed' });
    world.provider.webhook = { accepted: true, dedupeKey: 'e1', type: '', reference, quarantined: false };
    await world.checkouts.inbox.receive({ headers: new Headers(), body: new Uint8Array() });
    await world.pass(5 * minute, minute);
    expect(await world.checkouts.merchant.get(id)).toEqual(paid);
    expect(world.alarms).toEqual(['contradicting_webhook']);
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });
});
