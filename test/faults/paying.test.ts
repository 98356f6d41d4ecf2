import { expect, it } from 'vitest';
import {
  asksAccount,
  asksNoAccount,
  asksNothing,
  asksToken,
  notExecuted,
  refused,
  timedOut,
  tokenForm,
  wrongToken,
} from './scripted-provider.ts';
import { describeOnStores, hour, minute } from './world.ts';

describeOnStores('a payer who pays', (open) => {
  it('goes from the bank list to paid, debited once, and the merchant is told once', async () => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    expect(await payer.look()).toMatchObject({ step: 'choose-bank', version: 1 });
    expect(await payer.do('choose-bank', { bankId: 'one-way' })).toMatchObject({
      step: 'log-in',
      busy: false,
    });
    expect(
      await payer.do('log-in', { fields: { username: 'bisi', password: 'password-canary' } }),
    ).toMatchObject({
      step: 'confirm-payment',
      amountMinor: 500_000,
      commands: ['pay', 'go-back', 'change-bank', 'cancel'],
    });
    expect(await payer.do('pay')).toMatchObject({
      step: 'paid',
      mayHavePaid: true,
      bank: { name: 'Kuda' },
      account: { lastFour: '6789' },
    });
    expect(world.provider.debits).toHaveLength(1);
    expect(await world.told()).toEqual(['checkout.succeeded']);
    const paid = await world.checkouts.merchant.get(id);
    expect(paid).toMatchObject({
      status: 'succeeded',
      payment: { providerReference: world.provider.debits[0]?.reference, feeMinor: 5_000, bank: 'Kuda' },
    });
    const events = await world.checkouts.merchant.events(id);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  });

  it('meets the choice of a method only where a bank has several', async () => {
    const world = await open();
    const payer = world.page((await world.mint()).id);
    expect(await payer.do('choose-bank', { bankId: 'two-ways' })).toMatchObject({
      step: 'choose-method',
      methods: [
        { id: 'internet', name: 'Internet banking' },
        { id: 'card', name: 'Card' },
      ],
    });
    expect(await payer.do('choose-method', { methodId: 'card' })).toMatchObject({
      step: 'log-in',
      bank: { method: 'Card' },
    });
    expect(await payer.do('go-back')).toMatchObject({ step: 'choose-method' });
    expect(await payer.do('go-back')).toMatchObject({ step: 'choose-bank' });
  });

  it('is asked for a token at the charge, may get it wrong, and is then paid', async () => {
    const world = await open();
    world.provider.script.charge = () => asksToken;
    world.provider.script.capture = (before) => (before === 0 ? wrongToken : 'ok');
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    expect(await payer.do('pay')).toMatchObject({ step: 'authorise', form: tokenForm, mayHavePaid: false });
    expect(await payer.do('authorise', { fields: { token: '111111' } })).toMatchObject({
      step: 'authorise',
      form: tokenForm,
      problem: 'code_refused',
      triesLeft: 4,
    });
    expect(await payer.do('authorise', { fields: { token: '123456' } })).toMatchObject({ step: 'paid' });
    expect(world.provider.debits).toHaveLength(1);
  });

  it('may get the bank login wrong five times, then no way on is left and the reference is free', async () => {
    const world = await open();
    world.provider.script['log-in'] = () => refused('details_refused');
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.do('choose-bank', { bankId: 'one-way' });
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await payer.do('log-in', { fields: { username: 'b', password: 'x' } })).toMatchObject({
        step: 'log-in',
        problem: 'details_refused',
        triesLeft,
      });
    }
    expect(await payer.do('log-in', { fields: { username: 'b', password: 'x' } })).toMatchObject({
      step: 'declined',
      reason: 'tries_used_up',
      commands: [],
    });
    expect(world.provider.count('log-in')).toBe(5);
    await expect(payer.do('try-again')).rejects.toMatchObject({ code: 'already_final' });
    expect(await world.told()).toEqual(['attempt.declined', 'checkout.failed']);
    expect((await world.mint()).id).not.toBe(id);
  });

  it('sends guesses in parallel and only one of them reaches the bank', async () => {
    const world = await open();
    let answer = (_: ReturnType<typeof refused>): void => {};
    world.provider.script['log-in'] = () => new Promise((resolve) => (answer = resolve));
    const payer = world.page((await world.mint()).id);
    await payer.do('choose-bank', { bankId: 'one-way' });
    const tries = Array.from({ length: 20 }, () =>
      payer.do('log-in', { fields: { username: 'b', password: 'x' } }),
    );
    let refusals = 0;
    for (const one of tries) one.catch(() => (refusals += 1));
    // Whoever looks only after the first guess was answered may guess a second time.
    await expect.poll(() => [world.provider.count('log-in'), refusals]).toEqual([1, 19]);
    answer(refused('details_refused'));
    const settled = await Promise.allSettled(tries);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(world.provider.count('log-in')).toBe(1);
  });

  it('is declined for want of funds and may try again with a new attempt and reference', async () => {
    const world = await open();
    world.provider.script.charge = (before) => (before === 0 ? refused('insufficient_funds') : 'ok');
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    expect(await payer.do('pay')).toMatchObject({
      step: 'declined',
      reason: 'insufficient_funds',
      mayHavePaid: false,
      commands: ['try-again', 'change-bank', 'cancel'],
    });
    expect(await world.told()).toEqual(['attempt.declined']);
    expect(await payer.do('try-again')).toMatchObject({ step: 'log-in', bank: { name: 'Kuda' } });
    await payer.do('log-in', { fields: { username: 'bisi', password: 'p' } });
    expect(await payer.do('pay')).toMatchObject({ step: 'paid' });
    const opened = world.provider.calls.filter(({ call }) => call === 'open-payment');
    expect(new Set(opened.map(({ reference }) => reference)).size).toBe(2);
    for (const { reference } of opened) expect(reference).toMatch(/^[A-Z0-9]{20}$/);
  });

  it('is never told anything but "confirming" while the outcome of a charge or capture is unknown', async () => {
    for (const call of ['charge', 'capture'] as const) {
      const world = await open();
      world.provider.script[call] = () => timedOut;
      const { id } = await world.mint();
      const payer = world.page(id);
      await payer.logIn();
      expect(await payer.do('pay')).toMatchObject({ step: 'confirming', mayHavePaid: true, commands: [] });
      await world.pass(10 * minute, 5_000);
      expect(await payer.look()).toMatchObject({ step: 'confirming', needsReview: false, busy: false });
      for (const command of ['try-again', 'change-bank', 'cancel', 'pay', 'start-over'] as const) {
        await expect(payer.do(command)).rejects.toMatchObject({ code: 'step_out_of_order' });
      }
      await expect(world.checkouts.merchant.cancel(id, { idempotencyKey: 'cancel' })).rejects.toMatchObject({
        code: 'step_in_progress',
      });
      await expect(world.mint({}, 'other-key')).rejects.toMatchObject({ code: 'reference_in_use' });
      expect(world.provider.count(call)).toBe(1);
      expect(world.provider.count('connect')).toBe(1);
      world.provider.debit(world.provider.order?.reference ?? '');
      await world.pass(minute);
      expect(await payer.look()).toMatchObject({ step: 'paid' });
      expect(await world.told()).toEqual(['checkout.succeeded']);
    }
  });

  it('is sent back to the banks when the provider cannot be reached before any charge, and nothing is confirming', async () => {
    for (const call of ['connect', 'log-in', 'open-payment'] as const) {
      const world = await open();
      world.provider.script[call] = (before) => (before === 0 ? timedOut : 'ok');
      const payer = world.page((await world.mint()).id);
      let view = await payer.do('choose-bank', { bankId: 'one-way' });
      if (view.step === 'log-in')
        view = await payer.do('log-in', { fields: { username: 'b', password: 'p' } });
      if (view.step === 'confirm-payment') view = await payer.do('pay');
      expect(view).toMatchObject({ step: 'unavailable', reason: 'provider_unreachable', mayHavePaid: false });
      expect(await payer.do('try-again')).toMatchObject({ step: 'log-in' });
    }
  });

  it('is told when the bank asks for what cannot be passed on, before any charge is made', async () => {
    for (const [call, answer] of [
      ['log-in', asksNothing],
      ['log-in', asksNoAccount],
      ['open-payment', asksNothing],
      ['open-payment', asksAccount(3)],
    ] as const) {
      const world = await open();
      world.provider.script[call] = () => answer;
      const payer = world.page((await world.mint()).id);
      const view = await payer.logIn();
      const last = view.step === 'confirm-payment' ? await payer.do('pay') : view;
      expect(last).toMatchObject({ step: 'unavailable', reason: 'bank_asks_more' });
      expect(world.provider.count('charge')).toBe(0);
      expect(await payer.do('change-bank')).toMatchObject({ step: 'choose-bank' });
    }
  });

  it('sees the reason when our key is refused or the bank session has ended', async () => {
    const world = await open();
    world.provider.script['open-payment'] = (before) =>
      notExecuted(before === 0 ? 'bank_session_ended' : 'our_key_refused');
    const payer = world.page((await world.mint()).id);
    await payer.logIn();
    expect(await payer.do('pay')).toMatchObject({ step: 'choose-bank', notice: 'bank_session_ended' });
    await payer.logIn();
    expect(await payer.do('pay')).toMatchObject({ step: 'unavailable', reason: 'provider_refuses_us' });
    expect(world.alarms).toEqual(['provider_key_refused']);
  });

  it('is not held by a charge that the provider says it did not execute', async () => {
    const world = await open();
    world.provider.script.charge = () => notExecuted('rate_limited');
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    expect(await payer.do('pay')).toMatchObject({
      step: 'unavailable',
      reason: 'bank_busy',
      mayHavePaid: false,
    });
    const { checkout } = await world.checkouts.merchant.cancel(id, { idempotencyKey: 'cancel' });
    expect(checkout.status).toBe('cancelled');
  });

  it('leaves the bank login open for five minutes at most', async () => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await world.pass(4 * minute);
    expect(await payer.look()).toMatchObject({ step: 'confirm-payment' });
    await world.pass(minute);
    expect(await payer.look()).toMatchObject({ step: 'choose-bank', notice: 'bank_session_ended' });
    const rows = await world.store.read(id);
    expect(rows?.attempts.map(({ bankSession, state }) => [bankSession, state])).toEqual([
      [undefined, 'over'],
    ]);
  });

  it('loses the checkout at its expiry, but never while money may have moved', async () => {
    const world = await open();
    const { id } = await world.mint({ expiresInSeconds: 3_600 });
    await world.pass(hour);
    expect(await world.page(id).look()).toMatchObject({ step: 'expired', commands: [] });
    expect(await world.told()).toEqual(['checkout.expired']);
    world.provider.script.capture = () => timedOut;
    const second = await world.mint({ expiresInSeconds: 3_600 });
    const payer = world.page(second.id);
    await payer.logIn();
    await payer.do('pay');
    await world.pass(2 * hour, 10 * minute);
    expect(await payer.look()).toMatchObject({ step: 'confirming' });
  });
});
