import { expect, it } from 'vitest';
import { checkoutEventTypes } from '../../src/contract/checkout-events.ts';
import { lostCapture } from './lost-capture.ts';
import { refused } from './scripted-provider.ts';
import { describeOnStores, hour, minute } from './world.ts';

describeOnStores('a support desk', (open) => {
  it('finds a checkout by its code however the payer spells it, and nothing by what is no code', async () => {
    const world = await open();
    const one = await world.mint({ reference: 'order-1' });
    await world.mint({ reference: 'order-2' });
    const { merchant } = world.checkouts;
    const code = one.supportCode;
    const bare = code.replace('-', '');
    for (const spelled of [
      code,
      code.toLowerCase(),
      bare,
      ` ${bare.slice(0, 2)} ${bare.slice(2)} `,
      [...bare].join('-'),
    ]) {
      expect([spelled, (await merchant.list({ supportCode: spelled })).data]).toEqual([spelled, [one]]);
    }
    for (const none of ['ABC', `${code}A`, '%%%-%%%', "' or 1=1", '------']) {
      expect(await merchant.list({ supportCode: none })).toEqual({ data: [] });
    }
  });

  it('lists what has been unsettled for longer than it asks, and what waits for a person, with the reason', async () => {
    const world = await open();
    const { merchant } = world.checkouts;
    const { id: old } = await lostCapture(world, { reference: 'order-1' });
    await world.pass(hour);
    const { id: young } = await lostCapture(world, { reference: 'order-2' });
    await world.mint({ reference: 'order-3' });
    const unsettled = async (seconds: number) =>
      (await merchant.list({ unsettledForSeconds: String(seconds) })).data.map(({ id }) => id);
    expect(await unsettled(0)).toEqual([young, old]);
    expect(await unsettled(3_600)).toEqual([old]);
    expect(await unsettled(3_601)).toEqual([]);
    await world.pass(71 * hour, 24 * hour);
    expect((await merchant.list({ status: 'needs_review' })).data).toEqual([
      expect.objectContaining({
        id: old,
        reviewReason: 'unsettled',
        unsettledSince: '2026-01-05T09:00:00.000Z',
      }),
    ]);
    await merchant.resolve(old, { as: 'unpaid', note: 'n' }, { idempotencyKey: 'r' });
    expect(await unsettled(0)).toEqual([young]);
    expect(await merchant.get(old)).not.toHaveProperty('unsettledSince');
    expect(await merchant.get(old)).not.toHaveProperty('reviewReason');
  });

  it('no longer has a late success among the unsettled: it is known to be paid', async () => {
    const world = await open();
    const { merchant } = world.checkouts;
    const { id, reference } = await lostCapture(world);
    await world.pass(hour);
    await merchant.resolve(id, { as: 'unpaid', note: 'n' }, { idempotencyKey: 'r' });
    world.provider.debit(reference);
    await world.pass(20 * minute, 10 * minute);
    expect(await merchant.list({ unsettledForSeconds: '0' })).toEqual({ data: [] });
    expect(
      (await merchant.list({ status: 'needs_review' })).data.map(({ reviewReason }) => reviewReason),
    ).toEqual(['late_success']);
  });

  it('reads in the history which bank was asked what, under which reference, and what it said', async () => {
    const world = await open();
    const { merchant } = world.checkouts;
    world.provider.script.charge = (before) => (before === 0 ? refused('insufficient_funds') : 'ok');
    const { id } = await lostCapture(world);
    const first = world.provider.order?.reference;
    await world.page(id).do('try-again');
    await world.page(id).do('log-in', { fields: { username: 'bisi', password: 'p' } });
    await world.page(id).do('pay');
    const second = world.provider.order?.reference;
    await world.pass(hour);
    await merchant.resolve(id, { as: 'unpaid', note: 'The bank says no' }, { idempotencyKey: 'r' });
    const events = await merchant.events(id);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    const lines = events.map(({ type, data }) => ({ type, ...data }));
    for (const line of [
      { type: 'attempt.started', attempt: 1, bank: 'Kuda', method: 'app', reference: first },
      { type: 'charge.answered', attempt: 1, answer: 'refused', code: '51' },
      { type: 'attempt.declined', attempt: 1, reason: 'insufficient_funds', call: 'charge', code: '51' },
      { type: 'attempt.started', attempt: 2, reference: second },
      { type: 'capture.sent', attempt: 2 },
      { type: 'capture.answered', attempt: 2, answer: 'unknown', cause: 'timeout' },
      {
        type: 'checkout.resolved',
        as: 'unpaid',
        by: 'merchant',
        from: 'processing',
        reason: 'unsettled',
        note: 'The bank says no',
      },
    ]) {
      expect(lines).toContainEqual(expect.objectContaining(line));
    }
    expect(
      lines.map(({ type }) => type).filter((type) => !checkoutEventTypes.some((known) => known === type)),
    ).toEqual([]);
  });
});

describeOnStores('a checkout that has ended unpaid', (open) => {
  it('is kept as it ended by the database itself', async () => {
    const world = await open();
    const { id } = await world.mint();
    await world.page(id).logIn();
    await world.page(id).do('cancel');
    for (const change of [
      "status = 'open'",
      "status = 'succeeded'",
      `payment = '{"providerReference":"X","paidAt":1}'`,
      "last_decline = 'bank_refused'",
      `chosen = '{"id":"x"}'`,
      'attempt_id = null',
      "step = 'paid'",
      'login_tries_used = 5',
      'code_tries_used = 5',
      'holds_reference = true',
      'amount_minor = 1',
      `metadata = '{"a":"b"}'`,
      "return_url = 'https://evil.example'",
      "review_reason = 'unsettled'",
      'duplicate_debit = true',
      'confirming_since = 1',
      "status = 'needs_review', holds_reference = true",
      "status = 'needs_review', attempt_id = null",
    ]) {
      const changing = world.driver.withConnection((connection) =>
        connection.query(`update directpay.checkouts set ${change}`, []),
      );
      await expect(changing, change).rejects.toMatchObject({ code: '23000' });
    }
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'cancelled' });
  });
});
