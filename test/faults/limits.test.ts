import { expect, it } from 'vitest';
import { asksCode, asksToken, codeForm, notExecuted, refused, timedOut } from './scripted-provider.ts';
import { describeOnStores, minute } from './world.ts';

const login = { fields: { username: 'bisi', password: 'password-canary' } };
const code = { fields: { otp: '123456' } };

describeOnStores('somebody who guesses', (open) => {
  it.each(['log-in', 'answer', 'authorise'] as const)(
    'with a hundred parallel requests at %s gets five to the bank, and is then locked out',
    async (command) => {
      const world = await open();
      const { provider } = world;
      const call = command === 'log-in' ? 'log-in' : command === 'answer' ? 'commit' : 'capture';
      if (command === 'answer') provider.script['log-in'] = () => asksCode;
      if (command === 'authorise') provider.script.charge = () => asksCode;
      const { id } = await world.mint();
      const payer = world.page(id);
      if (command === 'log-in') await payer.do('choose-bank', { bankId: 'one-way' });
      else await payer.logIn();
      if (command === 'authorise') await payer.do('pay');
      provider.script[call] = () => (command === 'authorise' ? asksCode : refused('details_refused'));
      const body = command === 'log-in' ? login : code;
      for (let round = 0; round < 10; round += 1) {
        await Promise.allSettled(Array.from({ length: 10 }, () => payer.do(command, body)));
      }
      expect(provider.count(call)).toBe(5);
      expect(await payer.look()).toMatchObject({ step: 'declined', reason: 'tries_used_up', commands: [] });
      await expect(payer.do(command, body)).rejects.toMatchObject({ code: 'already_final' });
    },
  );

  it('may still pay on the provider’s page, and no longer at a bank, where the tries at the bank are used up', async () => {
    const world = await open();
    const { provider } = world;
    const { id } = await world.mint({
      ways: ['bank', 'provider-page'],
      customer: { name: 'Bisi Ade', email: 'bisi@adirelane.example' },
    });
    const payer = world.page(id);
    await payer.do('choose-way', { way: 'bank' });
    await payer.do('choose-bank', { bankId: 'two-ways' });
    await payer.do('choose-method', { methodId: 'card' });
    provider.script['log-in'] = () => refused('details_refused');
    for (let time = 1; time <= 5; time += 1) await payer.do('log-in', login);
    expect(await payer.look()).toMatchObject({
      step: 'declined',
      reason: 'tries_used_up',
      commands: ['change-way', 'cancel'],
    });
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'open' });
    expect(await world.told()).toEqual(['attempt.declined']);
    const page = { way: 'provider-page', method: 'account' } as const;
    expect(await payer.do('change-way')).toMatchObject({ step: 'choose-way', ways: [page] });
    await expect(payer.do('choose-way', { way: 'bank' })).rejects.toMatchObject({ code: 'locked' });
    expect(await payer.do('choose-way', page)).toMatchObject({ step: 'leave-to-provider' });
    provider.debit(world.pages.orders[0]?.reference ?? '', { amountMinor: 500_000 });
    expect(await payer.do('returned')).toMatchObject({ step: 'paid' });
    expect(provider.count('log-in')).toBe(5);
  });

  it('whose last login met a provider that takes nothing is offered what is left, and no bank; without another way it is the end', async () => {
    for (const ways of [['bank', 'provider-page'], ['bank']] as const) {
      const world = await open();
      const { provider } = world;
      const { id } = await world.mint({
        ways: [...ways],
        customer: { name: 'Bisi Ade', email: 'bisi@adirelane.example' },
      });
      const payer = world.page(id);
      if (ways.length > 1) await payer.do('choose-way', { way: 'bank' });
      await payer.do('choose-bank', { bankId: 'two-ways' });
      await payer.do('choose-method', { methodId: 'card' });
      for (let logins = 1; logins <= 9; logins += 1) {
        await payer.do('log-in', login);
        await payer.do('go-back');
      }
      provider.script['log-in'] = () => notExecuted('rate_limited');
      expect(await payer.do('log-in', login)).toMatchObject(
        ways.length > 1
          ? { step: 'unavailable', reason: 'bank_busy', commands: ['change-way', 'cancel'] }
          : { step: 'declined', reason: 'tries_used_up', commands: [] },
      );
      expect(provider.count('log-in')).toBe(10);
      expect(await world.told()).toEqual(ways.length > 1 ? [] : ['attempt.declined', 'checkout.failed']);
    }
  });

  it('is told "locked" where the tries were used up and the page has not seen it', async () => {
    const world = await open();
    world.provider.script['log-in'] = () => asksCode;
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await world.driver.withConnection((connection) =>
      connection.query('update directpay.checkouts set code_tries_used = 5', []),
    );
    await expect(payer.do('answer', code)).rejects.toMatchObject({ code: 'locked' });
    expect(world.provider.count('commit')).toBe(0);
  });
});

describeOnStores('somebody who guesses at a bank that never says "wrong"', (open) => {
  it('gets five codes to the bank where it asks for the same field in other words each time', async () => {
    const world = await open();
    const [field] = codeForm.fields;
    if (!field) throw new Error('The form asks for a code');
    world.provider.script['log-in'] = () => asksCode;
    world.provider.script.commit = (before) => ({
      ...asksCode,
      form: { ...codeForm, fields: [{ ...field, label: `OTP, ${9 - before} tries left`, masked: true }] },
    });
    const { id } = await world.mint();
    const payer = world.page(id);
    let view = await payer.logIn();
    for (let guess = 0; guess < 10 && view.step === 'answer'; guess += 1)
      view = await payer.do('answer', code);
    expect(view).toMatchObject({ step: 'declined', reason: 'tries_used_up', commands: [] });
    expect(world.provider.count('commit')).toBe(5);
  });

  it.each(['answer', 'authorise'] as const)(
    'gets twenty answers to the bank over all logins where it asks for another field each time, at %s',
    async (command) => {
      const world = await open();
      const call = command === 'answer' ? 'commit' : 'capture';
      const asking = (before: number) => (before % 2 === 0 ? asksToken : asksCode);
      world.provider.script[command === 'answer' ? 'log-in' : 'charge'] = () => asksToken;
      world.provider.script[call] = (before) => asking(before + 1);
      const { id } = await world.mint();
      const payer = world.page(id);
      let view = await payer.logIn();
      for (let guess = 0; guess < 30; guess += 1) {
        if (view.step === 'confirm-payment') view = await payer.do('pay');
        if (view.step !== command) break;
        if (guess === 10) {
          await world.pass(minute);
          await payer.do('go-back');
          view = await payer.do('log-in', login);
          if (view.step === 'confirm-payment') view = await payer.do('pay');
        }
        view = await payer.do(command, code);
      }
      expect(view).toMatchObject({ step: 'declined', reason: 'tries_used_up', commands: [] });
      expect(world.provider.count(call)).toBe(20);
      expect(await world.told()).toEqual(['attempt.declined', 'checkout.failed']);
    },
  );

  it('may log in ten times, even where the bank takes every login', async () => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    let view = await payer.do('choose-bank', { bankId: 'one-way' });
    for (let logins = 0; logins < 15; logins += 1) {
      view = await payer.do('log-in', login);
      if (view.step !== 'confirm-payment') break;
      await payer.do('go-back');
    }
    expect(view).toMatchObject({ step: 'declined', reason: 'tries_used_up', commands: [] });
    expect(world.provider.count('log-in')).toBe(10);
  });
});

describeOnStores('somebody who has one code after the other sent', (open) => {
  it('waits half a minute for the next login, and is told how long', async () => {
    const world = await open();
    world.provider.script['log-in'] = () => asksCode;
    const { id } = await world.mint();
    const payer = world.page(id);
    expect(await payer.logIn()).toMatchObject({ step: 'answer' });
    await payer.do('go-back');
    await world.pass(10_500);
    await expect(payer.do('log-in', login)).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 20 });
    expect(world.provider.count('log-in')).toBe(1);
    expect(await payer.look()).toMatchObject({ step: 'log-in', busy: false });
    await world.pass(19_500);
    expect(await payer.do('log-in', login)).toMatchObject({ step: 'answer' });
  });

  it('may log in three times, wherever the code was asked for, and never a fourth time', async () => {
    for (const call of ['log-in', 'charge'] as const) {
      const world = await open();
      world.provider.script[call] = () => asksCode;
      const { id } = await world.mint();
      const payer = world.page(id);
      await payer.do('choose-bank', { bankId: 'one-way' });
      for (const time of [1, 2, 3]) {
        const view = await payer.do('log-in', login);
        const asked = view.step === 'confirm-payment' ? await payer.do('pay') : view;
        expect(asked, `time ${time}`).toMatchObject({ step: call === 'charge' ? 'authorise' : 'answer' });
        await world.pass(minute);
        await payer.do('go-back');
      }
      expect(await payer.do('log-in', login)).toMatchObject({
        step: 'declined',
        reason: 'tries_used_up',
        commands: [],
      });
      expect(world.provider.count('log-in')).toBe(3);
      expect(await world.told()).toEqual(['attempt.declined', 'checkout.failed']);
    }
  });

  it('is not anybody whose bank asks for a token, or who mistypes a code', async () => {
    const world = await open();
    world.provider.script['log-in'] = () => asksToken;
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('go-back');
    expect(await payer.do('log-in', login)).toMatchObject({ step: 'answer' });

    world.provider.script['log-in'] = () => asksCode;
    world.provider.script.commit = () => asksCode;
    await payer.do('go-back');
    await payer.do('log-in', login);
    await world.pass(minute);
    await payer.do('answer', code);
    await payer.do('go-back');
    expect(await payer.do('log-in', login), 'the code was sent a minute ago').toMatchObject({
      step: 'answer',
    });
  });

  it('waits no longer because the clock was set back', async () => {
    const world = await open();
    world.provider.script['log-in'] = () => asksCode;
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('go-back');
    world.clock.jump(-60 * minute);
    expect(await payer.do('log-in', login)).toMatchObject({ step: 'answer' });
  });
});

describeOnStores('a payer whose bank never answers a code', (open) => {
  it('has ten logins at most', async () => {
    const world = await open();
    world.provider.script['log-in'] = () => asksToken;
    world.provider.script.commit = () => timedOut;
    const { id } = await world.mint();
    const payer = world.page(id);
    let view = await payer.logIn();
    for (let logins = 1; view.step === 'answer'; logins += 1) {
      view = await payer.do('answer', { fields: { token: '1' } });
      if (view.step !== 'unavailable') break;
      expect(logins).toBeLessThan(10);
      await payer.do('try-again');
      view = await payer.do('log-in', login);
    }
    expect(view).toMatchObject({ step: 'declined', reason: 'tries_used_up' });
    expect(world.provider.count('commit')).toBe(10);
  });
});

describeOnStores('somebody who asks for one thing after the other', (open) => {
  it('is held off after as many commands within a minute as may be, whichever process they come to, and goes on reading', async () => {
    const world = await open({ settings: { commandsPerMinute: 6 } });
    const second = await world.second();
    const { id } = await world.mint();
    const page = { pageKey: 'the-page-of-the-payer' };
    const ask = async (command: 'choose-bank' | 'change-bank' | 'pay', number: number) => {
      const { pages } = number % 2 === 0 ? world.checkouts : second;
      const { version } = await pages.view(id, page);
      const body = { version, ...(command === 'choose-bank' && { bankId: 'one-way' }) };
      const order = { command, body, idempotencyKey: `order-${number}` };
      return pages.command(id, page, order, { patienceMs: 60_000 });
    };
    await ask('choose-bank', 1);
    await ask('change-bank', 2);
    await ask('change-bank', 2);
    await expect(ask('pay', 3)).rejects.toMatchObject({ code: 'step_out_of_order' });
    await ask('choose-bank', 4);
    await ask('change-bank', 5);
    await world.pass(20_500);
    for (const number of [6, 7]) {
      await expect(ask('choose-bank', number)).rejects.toMatchObject({
        code: 'rate_limited',
        retryAfter: 40,
      });
    }
    expect(await second.pages.view(id, page)).toMatchObject({ step: 'choose-bank', busy: false });
    expect(world.provider.count('connect')).toBe(2);
    await world.pass(39_500);
    expect((await ask('choose-bank', 8)).view).toMatchObject({ step: 'log-in' });
  });

  it('is held off where all ask at the same moment in two processes', async () => {
    const world = await open({ settings: { commandsPerMinute: 6 } });
    const second = await world.second();
    const { id } = await world.mint();
    const page = { pageKey: 'the-page-of-the-payer' };
    const settled = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => {
        const order = { command: 'go-back', body: { version: 1 }, idempotencyKey: `order-${index}` } as const;
        const { pages } = index % 2 === 0 ? world.checkouts : second;
        return pages.command(id, page, order, { patienceMs: 60_000 });
      }),
    );
    const codes = settled.map((one) => (one.status === 'rejected' ? one.reason.code : 'done'));
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(14);
    await expect(second.pages.view(id, page)).resolves.toMatchObject({ step: 'choose-bank' });
  });
});
