import { expect, it } from 'vitest';
import type { VerifiedPayment } from '../../src/proxy/providers/provider.ts';
import { lostCapture } from './lost-capture.ts';
import { asksToken, notExecuted, timedOut } from './scripted-provider.ts';
import { describeOnStores, hour, minute } from './world.ts';

describeOnStores('an outcome that is not known', (open) => {
  it('is paid only by a verify whose reference, amount, currency, mode and age are ours', async () => {
    const changes: Partial<VerifiedPayment>[] = [
      { amountMinor: 5_000 },
      { amountMinor: 500_001 },
      { currency: 'USD' },
      { mode: 'live' },
      { mode: 'unknown' },
      { reference: 'ANOTHERREFERENCE0000' },
      { createdAt: undefined },
      { createdAt: Date.UTC(2026, 0, 5, 8, 54, 59) },
    ];
    for (const change of changes) {
      const world = await open();
      const { id, reference } = await lostCapture(world);
      world.provider.debit(reference, change);
      await world.pass(minute);
      expect(await world.page(id).look()).toMatchObject({
        step: 'confirming',
        needsReview: true,
        mayHavePaid: true,
      });
      expect(await world.told()).toEqual(['checkout.needs_review']);
      expect(world.alarms).toEqual(['amount_mismatch', 'needs_review']);
    }
  });

  it('takes a payment that the provider dates up to five minutes before our mint', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    world.provider.debit(reference, { createdAt: Date.UTC(2026, 0, 5, 8, 55, 0) });
    await world.pass(minute);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'succeeded' });
  });

  it('is a refusal only after "failed" was read twice, a minute apart', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    world.provider.debit(reference, { status: 'failed' });
    await world.pass(50_000, 1_000);
    expect(await world.page(id).look()).toMatchObject({ step: 'confirming' });
    await world.pass(30_000, 1_000);
    expect(await world.page(id).look()).toMatchObject({ step: 'declined', reason: 'bank_refused' });
    expect(await world.told()).toEqual(['attempt.declined']);
  });

  it('starts to count anew when another answer comes between two reads of "failed"', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    world.provider.debit(reference, { status: 'failed' });
    await world.pass(10_000, 1_000);
    world.provider.debit(reference, { status: 'open' });
    await world.pass(70_000, 1_000);
    world.provider.debit(reference, { status: 'failed' });
    await world.pass(50_000, 1_000);
    expect(await world.page(id).look()).toMatchObject({ step: 'confirming' });
  });

  it('is no refusal by one "failed", where the other one was asked for before the capture was sent', async () => {
    const world = await open();
    let answer = (_: 'ok') => {};
    world.provider.script.charge = () => asksToken;
    world.provider.script.capture = () => timedOut;
    world.provider.script.verify = (before) =>
      before > 0
        ? 'ok'
        : new Promise((resolve) => {
            answer = resolve;
          });
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('pay');
    world.provider.debit(world.provider.order?.reference ?? '', { status: 'failed' });
    world.clock.pass(70_000);
    const asking = world.checkouts.completer.tick();
    while (world.provider.count('verify') === 0) await payer.look();
    await payer.do('authorise', { fields: { token: '123456' } });
    answer('ok');
    await asking;
    await world.pass(minute);
    expect(await payer.look()).toMatchObject({ step: 'confirming' });
    await world.pass(minute, 10_000);
    await world.pass(10_000);
    expect(await payer.look()).toMatchObject({ step: 'declined' });
  });

  it('waits for a person after 72 hours, alarmed and told, and still becomes paid when verify says so', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    await world.pass(72 * hour, hour);
    expect(await world.page(id).look()).toMatchObject({ step: 'confirming', needsReview: true });
    expect(world.alarms).toEqual(['needs_review']);
    world.provider.debit(reference);
    await world.pass(2 * hour, hour);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
    expect(await world.told()).toEqual(['checkout.needs_review', 'checkout.succeeded']);
  });

  it('may be resolved by the merchant from one hour on, and only "unpaid" frees the reference', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    const { merchant } = world.checkouts;
    const early = merchant.resolve(id, { as: 'unpaid', note: 'early' }, { idempotencyKey: 'early' });
    await expect(early).rejects.toMatchObject({ code: 'step_in_progress', retryAfter: 3_600 });
    await world.pass(hour, 10 * minute);
    const resolution = { as: 'unpaid', note: 'The bank says no' } as const;
    const { checkout } = await merchant.resolve(id, resolution, { idempotencyKey: 'later' });
    expect(checkout).toMatchObject({ status: 'failed', mayHavePaid: false });
    expect((await merchant.events(id)).at(-1)).toMatchObject({
      type: 'checkout.resolved',
      data: { as: 'unpaid', note: 'The bank says no' },
    });
    expect((await world.mint()).id).not.toBe(id);
    world.provider.debit(reference);
    await world.pass(10 * minute, minute);
    expect(await merchant.get(id)).toMatchObject({ status: 'needs_review', mayHavePaid: true });
    expect(await world.told()).toContain('payment.late_success');
  });

  it('is asked about again as soon as the provider is back', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    world.provider.script.verify = () => timedOut;
    world.provider.script.institutions = () => timedOut;
    await world.pass(2 * hour, 5 * minute);
    world.provider.debit(reference);
    delete world.provider.script.verify;
    delete world.provider.script.institutions;
    await world.pass(6_000);
    await world.pass(1_000);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
  });

  it('turns a success after an end into a review, and never into a silent loss', async () => {
    for (const end of ['cancelled', 'expired'] as const) {
      const world = await open();
      world.provider.script.charge = () => asksToken;
      const { id } = await world.mint({ expiresInSeconds: 3_600 });
      await world.page(id).logIn();
      await world.page(id).do('pay');
      const reference = world.provider.order?.reference ?? '';
      if (end === 'cancelled') await world.page(id).do('cancel');
      else await world.pass(hour, 10 * minute);
      expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: end });
      const other = await world.mint();
      world.provider.debit(reference);
      await world.pass(10 * minute, minute);
      expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'needs_review' });
      expect(await world.told()).toEqual([`checkout.${end}`, 'payment.late_success']);
      expect(await world.checkouts.merchant.get(other.id)).toMatchObject({ status: 'open' });
    }
  });

  it('keeps a paid checkout paid when an older attempt turns out to have debited too, and says so', async () => {
    const world = await open();
    world.provider.script.charge = (before) => (before === 0 ? asksToken : 'ok');
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('pay');
    const first = world.provider.order?.reference ?? '';
    await payer.do('change-bank');
    await payer.logIn();
    expect(await payer.do('pay')).toMatchObject({ step: 'paid' });
    world.provider.debit(first);
    await world.pass(10 * minute, minute);
    expect(await payer.look()).toMatchObject({ step: 'paid' });
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'succeeded',
      duplicateDebit: true,
    });
    expect(await world.told()).toEqual(['checkout.succeeded', 'payment.duplicate_debit']);
    expect(world.alarms).toEqual(['duplicate_debit']);
  });

  it('is not changed by a webhook, which only makes the proxy ask', async () => {
    const world = await open();
    const { id, reference } = await lostCapture(world);
    await world.pass(2 * hour, 10 * minute);
    const message = { headers: new Headers(), body: new TextEncoder().encode('{}') };
    expect(await world.checkouts.inbox.receive(message)).toBe('rejected');
    world.provider.webhook = { accepted: true, dedupeKey: 'e1', type: 'paid', reference, quarantined: false };
    const asked = world.provider.count('verify');
    expect(await Promise.all([1, 2, 3].map(() => world.checkouts.inbox.receive(message)))).toEqual(
      Array(3).fill('kept'),
    );
    await world.pass(1);
    expect(world.provider.count('verify')).toBe(asked + 1);
    expect(await world.page(id).look()).toMatchObject({ step: 'confirming' });
    world.provider.debit(reference);
    world.provider.webhook = { accepted: true, dedupeKey: 'e2', type: '', quarantined: true };
    await world.checkouts.inbox.receive(message);
    await world.pass(1);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
  });

  it('stops before the capture when an echo speaks of another amount, and lets verify decide', async () => {
    const world = await open();
    world.provider.charge = async () => {
      world.provider.calls.push({ call: 'charge' });
      return { kind: 'ok', value: { echo: { amountMinor: 499_900 } } };
    };
    const { id } = await world.mint();
    await world.page(id).logIn();
    expect(await world.page(id).do('pay')).toMatchObject({ step: 'confirming' });
    expect(world.provider.count('capture')).toBe(0);
    expect(world.alarms).toEqual(['amount_mismatch']);
  });

  it('goes on where an echo repeats the amount in naira', async () => {
    const world = await open();
    world.provider.charge = async () => ({ kind: 'ok', value: { echo: { amountMinor: 5_000 } } });
    const { id } = await world.mint();
    await world.page(id).logIn();
    expect(await world.page(id).do('pay')).toMatchObject({ step: 'paid' });
  });
});

describeOnStores('a process that dies or sleeps', (open) => {
  it('leaves a capture that was never started to the completer, which makes it once', async () => {
    const world = await open();
    world.provider.script.capture = (before) => (before === 0 ? notExecuted('rate_limited', 9) : 'ok');
    const { id } = await world.mint();
    await world.page(id).logIn();
    expect(await world.page(id).do('pay')).toMatchObject({ step: 'confirming' });
    await world.pass(10_000, 1_000);
    expect(await world.page(id).look()).toMatchObject({ step: 'paid' });
    expect(world.provider.count('capture')).toBe(2);
    expect(world.provider.debits).toHaveLength(1);
  });

  it('never has a charge or capture sent again: verify alone settles it', async () => {
    for (const call of ['charge', 'capture'] as const) {
      const world = await open();
      world.provider.script[call] = () => new Promise(() => {});
      const { id } = await world.mint();
      const payer = world.page(id);
      await payer.logIn();
      expect(await payer.do('pay', {}, { patienceMs: 2_000 })).toMatchObject({ busy: true });
      const after = await world.restart();
      for (let round = 0; round < 40; round += 1) {
        world.clock.pass(5_000);
        await after.completer.tick();
        await after.idle();
      }
      expect(world.provider.count(call)).toBe(1);
      expect(await payer.look()).toMatchObject({ step: 'confirming', busy: false });
      world.provider.debit(world.provider.order?.reference ?? '');
      world.clock.pass(minute);
      await after.completer.tick();
      expect(await payer.look()).toMatchObject({ step: 'paid' });
    }
  });

  it('has its late answer refused by the fence once another process took over', async () => {
    const world = await open();
    let answer = (_: typeof asksToken) => {};
    world.provider.script.charge = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('pay', {}, { patienceMs: 2_000 });
    const after = await world.restart();
    world.clock.pass(2 * minute);
    await after.completer.tick();
    answer(asksToken);
    await world.checkouts.idle();
    expect(await payer.look()).toMatchObject({ step: 'confirming' });
    expect(world.alarms).toEqual(['fence_refused']);
  });

  it('has its late answer refused where the same process is at the bank for the payer again', async () => {
    const world = await open();
    const answers: ((answer: 'ok' | typeof asksToken) => void)[] = [];
    world.provider.script['log-in'] = () => new Promise((resolve) => answers.push(resolve));
    const { id } = await world.mint();
    const payer = world.page(id);
    const login = { fields: { username: 'bisi', password: 'p' } };
    const again = async () => {
      await payer.do('choose-bank', { bankId: 'one-way' });
      await payer.do('log-in', login, { patienceMs: 2_000 });
    };
    await again();
    world.clock.pass(minute);
    await world.checkouts.completer.tick();
    expect(await payer.look()).toMatchObject({ step: 'choose-bank', notice: 'interrupted' });
    await again();
    answers[0]?.('ok');
    while (!world.alarms.includes('fence_refused')) await payer.look();
    expect(await payer.look()).toMatchObject({ step: 'log-in', busy: true });
    answers[1]?.(asksToken);
    await world.checkouts.idle();
    expect(await payer.look()).toMatchObject({ step: 'answer', busy: false });
  });

  it('does not send a charge when it wakes with too little of its lease left', async () => {
    const world = await open();
    const { id } = await world.mint();
    const { transaction } = world.store;
    let slept = false;
    (world.store as { transaction: typeof transaction }).transaction = async (work) => {
      const result = await transaction(work);
      const rows = await world.store.read(id);
      if (rows?.checkout.lease?.call === 'charge' && !slept) {
        slept = true;
        world.clock.pass(30_000);
      }
      return result;
    };
    const payer = world.page(id);
    await payer.logIn();
    expect(await payer.do('pay')).toMatchObject({ step: 'unavailable', reason: 'provider_unreachable' });
    expect(world.provider.count('charge')).toBe(0);
  });

  it('gives a payer back to the bank list when it died before any charge', async () => {
    const world = await open();
    world.provider.script['log-in'] = () => new Promise(() => {});
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.do('choose-bank', { bankId: 'one-way' });
    await payer.do('log-in', { fields: { username: 'b', password: 'p' } }, { patienceMs: 2_000 });
    await (await world.restart()).completer.tick();
    expect(await payer.look()).toMatchObject({ step: 'choose-bank', notice: 'interrupted', busy: false });
  });
});
