import { expect, it } from 'vitest';
import { asksAccount, asksCode, asksToken, notExecuted, refused, timedOut } from './scripted-provider.ts';
import { describeOnStores, minute, type Payer, type World } from './world.ts';

const login = { fields: { username: 'bisi', password: 'password-canary' } };
const token = { fields: { token: 'token-canary' } };

/** A payer at the login of a bank with two ways to log in. */
async function atTheCard(world: World): Promise<{ id: string; payer: Payer }> {
  const { id } = await world.mint();
  const payer = world.page(id);
  await payer.do('choose-bank', { bankId: 'two-ways' });
  await payer.do('choose-method', { methodId: 'card' });
  return { id, payer };
}

async function attempts(world: World, id: string) {
  const rows = await world.store.read(id);
  return rows?.attempts.map(({ state, methodId, exposure }) => [state, methodId, exposure]);
}

describeOnStores('a payer who goes another way', (open) => {
  it('changes the method at every step before money has moved, by a new login', async () => {
    const steps = {
      'log-in': async (_: World, payer: Payer) => payer.look(),
      answer: async (world: World, payer: Payer) => {
        world.provider.script['log-in'] = () => asksToken;
        return payer.do('log-in', login);
      },
      'choose-account': async (world: World, payer: Payer) => {
        world.provider.script['log-in'] = () => asksAccount(3);
        return payer.do('log-in', login);
      },
      'confirm-payment': async (_: World, payer: Payer) => payer.do('log-in', login),
      authorise: async (world: World, payer: Payer) => {
        world.provider.script.charge = () => asksToken;
        await payer.do('log-in', login);
        return payer.do('pay');
      },
      declined: async (world: World, payer: Payer) => {
        world.provider.script['log-in'] = () => refused('account_locked');
        return payer.do('log-in', login);
      },
      unavailable: async (world: World, payer: Payer) => {
        world.provider.script['log-in'] = () => timedOut;
        return payer.do('log-in', login);
      },
    };
    for (const [step, reach] of Object.entries(steps)) {
      const world = await open();
      const { id, payer } = await atTheCard(world);
      const view = await reach(world, payer);
      expect(view).toMatchObject({ step });
      expect(view.commands).toContain('change-method');
      expect(await payer.do('change-method')).toMatchObject({ step: 'choose-method' });
      expect(await payer.do('choose-method', { methodId: 'internet' })).toMatchObject({
        step: 'log-in',
        bank: { method: 'Internet banking' },
      });
      expect((await attempts(world, id))?.map(([, methodId]) => methodId)).toEqual(['card', 'internet']);
      expect((await world.store.read(id))?.attempts[0]?.bankSession).toBeUndefined();
    }
  });

  it('is not offered another method, and gets none, at a bank that has only one', async () => {
    const world = await open();
    const payer = world.page((await world.mint()).id);
    const view = await payer.do('choose-bank', { bankId: 'one-way' });
    expect(view.commands).toEqual(['log-in', 'go-back', 'change-bank', 'cancel']);
    await expect(payer.do('change-method')).rejects.toMatchObject({
      code: 'step_out_of_order',
      view: { step: 'log-in' },
    });
  });

  it('pays from another account after a refusal, by another login and reference', async () => {
    const world = await open();
    world.provider.script['log-in'] = () => asksAccount(3);
    world.provider.script.charge = (before) => (before === 0 ? refused('insufficient_funds') : 'ok');
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('choose-account', { accountId: '1' });
    expect(await payer.do('pay')).toMatchObject({
      step: 'declined',
      reason: 'insufficient_funds',
      account: { lastFour: '6789' },
      hasOtherAccounts: true,
    });
    await payer.do('try-again');
    expect(await payer.do('log-in', login)).toMatchObject({ step: 'choose-account' });
    await payer.do('choose-account', { accountId: '2' });
    expect(await payer.do('pay')).toMatchObject({ step: 'paid', account: { lastFour: '1111' } });
    const references = (await world.store.read(id))?.attempts.map(({ reference }) => reference);
    expect(new Set(references).size).toBe(2);
    expect(world.provider.debits.map(({ reference }) => reference)).toEqual([references?.[1]]);
  });

  it('goes back from every step behind the login to a login of its own', async () => {
    const behind = {
      answer: asksToken,
      'choose-account': asksAccount(3),
      'confirm-payment': 'ok',
    } as const;
    for (const [step, answer] of Object.entries(behind)) {
      const world = await open();
      world.provider.script['log-in'] = () => answer;
      const { id } = await world.mint();
      const payer = world.page(id);
      expect(await payer.logIn()).toMatchObject({ step });
      expect(await payer.do('go-back')).toMatchObject({ step: 'log-in', bank: { name: 'Kuda' } });
      expect(await attempts(world, id)).toEqual([
        ['over', 'app', 'none'],
        ['logging-in', 'app', 'none'],
      ]);
      expect(await world.page(id, 'another-page').look()).toMatchObject({ step: 'log-in' });
    }
  });

  it('may start again while the bank only asked, and the old attempt is still asked about', async () => {
    const world = await open();
    world.provider.script.charge = (before) => (before === 0 ? asksToken : 'ok');
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('pay');
    const old = world.provider.order?.reference ?? '';
    await payer.do('change-bank');
    expect(await payer.logIn()).toMatchObject({ step: 'confirm-payment' });
    world.provider.debit(old);
    await world.pass(2 * minute, 10_000);
    expect(await payer.look()).toMatchObject({ step: 'paid', providerReference: old });
    await expect(payer.do('pay')).rejects.toMatchObject({ code: 'already_final' });
    expect(world.provider.count('charge')).toBe(1);
    expect(await world.told()).toEqual(['checkout.succeeded']);
  });

  it('gets a receipt with what a bank or support desk finds the payment by', async () => {
    const world = await open();
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    const paid = await payer.do('pay');
    expect(paid).toMatchObject({
      step: 'paid',
      providerReference: world.provider.debits[0]?.reference,
      amountMinor: 500_000,
      account: { lastFour: '6789' },
    });
    expect(JSON.stringify(paid)).not.toContain('0123456789');
  });

  it('cannot use a code for another attempt, or twice: the page that asks is shown where things stand', async () => {
    const world = await open();
    world.provider.script.charge = () => asksToken;
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    const asked = await payer.do('pay');
    expect(asked).toMatchObject({
      step: 'authorise',
      amountMinor: 500_000,
      merchant: { name: 'Adire Lane' },
    });
    await payer.do('go-back');
    await payer.do('log-in', login);
    expect(await payer.do('pay')).toMatchObject({ step: 'authorise' });
    await expect(
      payer.do('authorise', { ...token, version: asked.version }, { key: 'late' }),
    ).rejects.toMatchObject({ code: 'step_out_of_order' });
    expect(world.provider.count('capture')).toBe(0);
  });

  it('starts nothing while an attempt may have been paid, and is told so', async () => {
    const world = await open();
    world.provider.script.charge = () => asksToken;
    world.provider.script.capture = () => timedOut;
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('pay');
    expect(await payer.do('authorise', token)).toMatchObject({ step: 'confirming', commands: [] });
    for (const command of ['try-again', 'change-bank', 'change-method', 'go-back', 'cancel'] as const) {
      await expect(payer.do(command)).rejects.toMatchObject({ code: 'step_out_of_order' });
    }
    expect(await attempts(world, id)).toEqual([['capturing', 'app', 'sent']]);
  });
});

describeOnStores('what is known of a bank', (open) => {
  it('is kept with the attempt: whether the bank said anything the last time it was asked', async () => {
    const answers = [
      [asksCode, true],
      [refused('details_refused'), true],
      [notExecuted('bank_session_ended'), true],
      [timedOut, false],
      [{ kind: 'unknown', cause: 'connection_lost', code: '' }, false],
      [{ kind: 'unknown', cause: 'server_error', code: '502' }, false],
      [{ kind: 'unknown', cause: 'unknown_code', code: '77' }, undefined],
      [notExecuted('rate_limited', 600), undefined],
      [notExecuted('our_key_refused'), undefined],
      [notExecuted('not_sent'), undefined],
    ] as const;
    for (const [answer, expected] of answers) {
      const world = await open();
      world.provider.script.connect = () => answer;
      const { id } = await world.mint();
      await world.page(id).do('choose-bank', { bankId: 'one-way' });
      const [attempt] = (await world.store.read(id))?.attempts ?? [];
      expect([attempt?.bankAnswered, attempt?.bankAskedAt]).toEqual([
        expected,
        expected === undefined ? undefined : world.clock.now(),
      ]);
    }
  });

  it('can be read by support: every answer with its call and code, every attempt with its reference', async () => {
    const world = await open();
    world.provider.script['log-in'] = () => asksToken;
    world.provider.script.commit = () => refused('account_locked');
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    await payer.do('answer', token);
    world.provider.script['log-in'] = () => timedOut;
    await payer.do('try-again');
    await payer.do('log-in', login);
    const [first, second] = (await world.store.read(id))?.attempts ?? [];
    const events = await world.checkouts.merchant.events(id);
    const told = events.map(({ type, data }) => ({ type, ...data }));
    const started = { type: 'attempt.started', way: 'bank', bank: 'Kuda', method: 'app' };
    expect(told.slice(1)).toEqual([
      { ...started, attempt: 1, reference: first?.reference },
      { type: 'connect.answered', attempt: 1, answer: 'ok', cause: '', code: '' },
      { type: 'log-in.answered', attempt: 1, answer: 'asked', cause: '', code: '' },
      { type: 'commit.answered', attempt: 1, answer: 'refused', cause: '', code: '51' },
      { type: 'attempt.declined', attempt: 1, reason: 'account_locked', call: 'commit', code: '51' },
      { ...started, attempt: 2, reference: second?.reference },
      { type: 'connect.answered', attempt: 2, answer: 'ok', cause: '', code: '' },
      { type: 'log-in.answered', attempt: 2, answer: 'unknown', cause: 'timeout', code: '' },
      {
        type: 'attempt.unavailable',
        attempt: 2,
        reason: 'provider_unreachable',
        call: 'log-in',
        cause: 'timeout',
        code: '',
      },
    ]);
  });
});
