import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import type { Answer, ListedAccount } from '../../src/proxy/providers/provider.ts';
import {
  asksAccount,
  asksCode,
  asksNoAccount,
  asksNothing,
  asksToken,
  codeForm,
  loginForm,
  notExecuted,
  refused,
  timedOut,
  tokenForm,
  wrongToken,
} from './scripted-provider.ts';
import { describeOnStores, minute, type Payer, type World } from './world.ts';

const code = { fields: { otp: '123456' } };
const login = { fields: { username: 'bisi', password: 'password-canary' } };

/** A payer whose bank answers the login like this. */
async function atTheLogin(
  world: World,
  logIn: Answer<never>,
): Promise<{ id: string; payer: Payer; view: Awaited<ReturnType<Payer['logIn']>> }> {
  world.provider.script['log-in'] = () => logIn;
  const { id } = await world.mint();
  const payer = world.page(id);
  return { id, payer, view: await payer.logIn() };
}

function committed(world: World) {
  return world.provider.calls.filter(({ call }) => call === 'commit').map(({ typed }) => typed);
}

describeOnStores('a payer whose bank asks for more before the login is done', (open) => {
  it('answers it, and what was typed goes to the bank once', async () => {
    const world = await open();
    const { payer, view } = await atTheLogin(world, asksCode);
    expect(view).toMatchObject({
      step: 'answer',
      form: codeForm,
      amountMinor: 500_000,
      mayHavePaid: false,
      commands: ['answer', 'go-back', 'change-bank', 'cancel'],
    });
    expect(view).not.toHaveProperty('problem');
    expect(view).not.toHaveProperty('triesLeft');
    expect(await payer.do('answer', code)).toMatchObject({ step: 'confirm-payment' });
    expect(committed(world)).toEqual([code.fields]);
    expect(await payer.do('pay')).toMatchObject({ step: 'paid' });
  });

  it('passes as many levels as there are, in any order', async () => {
    const world = await open();
    const levels = [asksToken, asksAccount(3), asksCode, 'ok'] as const;
    world.provider.script.commit = (before) => levels[before] ?? 'ok';
    const { payer } = await atTheLogin(world, asksCode);
    expect(await payer.do('answer', code)).toMatchObject({ step: 'answer', form: tokenForm });
    expect(await payer.do('answer', { fields: { token: '1' } })).toMatchObject({ step: 'choose-account' });
    expect(await payer.do('choose-account', { accountId: '2' })).toMatchObject({
      step: 'answer',
      form: codeForm,
      account: { holder: 'Bisi Canary', lastFour: '1111', type: 'Current' },
    });
    const last = await payer.do('answer', code);
    expect(last).toMatchObject({ step: 'confirm-payment', account: { lastFour: '1111' } });
    expect(committed(world)).toEqual([code.fields, { token: '1' }, { accountId: '1' }, code.fields]);
  });

  it('may get a code wrong five times over all logins, however the bank says so, and no sixth one is sent', async () => {
    for (const wrong of [wrongToken, asksCode, refused('details_refused')]) {
      const world = await open();
      world.provider.script.commit = () => wrong;
      const { payer } = await atTheLogin(world, asksCode);
      for (const triesLeft of [4, 3, 2, 1]) {
        expect(await payer.do('answer', code)).toMatchObject({
          step: 'answer',
          form: codeForm,
          problem: 'code_refused',
          triesLeft,
        });
      }
      expect(await payer.do('answer', code)).toMatchObject({
        step: 'declined',
        reason: 'tries_used_up',
        commands: [],
      });
      expect(world.provider.count('commit')).toBe(5);
      expect(await world.told()).toEqual(['attempt.declined', 'checkout.failed']);
    }
  });

  it('is not told that a code was wrong where the same field is asked for by another sentence, but it counts', async () => {
    const world = await open();
    const other = { ...asksCode, form: { ...codeForm, prompt: 'And the second one' } };
    world.provider.script.commit = () => other;
    const { payer } = await atTheLogin(world, asksCode);
    const view = await payer.do('answer', code);
    expect(view).toMatchObject({ step: 'answer', form: { prompt: 'And the second one' }, triesLeft: 4 });
    expect(view).not.toHaveProperty('problem');
  });

  it('loses no try by a code that was taken, a fault of the bank or a process that died', async () => {
    const world = await open();
    world.provider.script.commit = (before) => [wrongToken, asksToken, timedOut][before] ?? 'ok';
    const { id, payer } = await atTheLogin(world, asksCode);
    await payer.do('answer', code);
    await payer.do('answer', code);
    expect(await payer.do('answer', { fields: { token: '1' } })).toMatchObject({ step: 'unavailable' });
    expect((await world.store.read(id))?.checkout.codeTriesUsed).toBe(1);

    await world.pass(minute);
    await payer.do('try-again');
    await payer.do('log-in', login);
    world.provider.script.commit = () => new Promise(() => {});
    await payer.do('answer', code, { patienceMs: 2_000 });
    expect((await world.store.read(id))?.checkout.codeTriesUsed).toBe(2);
    const after = await world.restart();
    world.clock.pass(2 * minute);
    await after.completer.tick();
    expect((await world.store.read(id))?.checkout.codeTriesUsed).toBe(1);
    expect(await payer.look()).toMatchObject({ step: 'choose-bank', notice: 'interrupted' });
  });

  it('is led on by every other answer, and nothing is ever confirming before money was asked for', async () => {
    const endings = [
      [refused('account_locked'), { step: 'declined', reason: 'account_locked' }],
      [timedOut, { step: 'unavailable', reason: 'provider_unreachable' }],
      [notExecuted('bank_session_ended'), { step: 'choose-bank', notice: 'bank_session_ended' }],
      [notExecuted('our_key_refused'), { step: 'unavailable', reason: 'provider_refuses_us' }],
      [notExecuted('rate_limited', 600), { step: 'unavailable', reason: 'bank_busy' }],
      [asksNothing, { step: 'unavailable', reason: 'bank_asks_more' }],
      [asksNoAccount, { step: 'unavailable', reason: 'bank_asks_more' }],
    ] as const;
    for (const [answer, expected] of endings) {
      const world = await open();
      world.provider.script.commit = () => answer;
      const { id, payer } = await atTheLogin(world, asksCode);
      expect(await payer.do('answer', code)).toMatchObject({ ...expected, mayHavePaid: false });
      const rows = await world.store.read(id);
      expect(rows?.attempts.map(({ bankSession, form, exposure }) => [bankSession, form, exposure])).toEqual([
        [undefined, undefined, 'none'],
      ]);
      expect(rows?.checkout.codeTriesUsed).toBe(0);
    }
  });

  it('is told that the details were refused where the bank asks for the login again, with or without a captcha', async () => {
    const captcha = { name: 'captcha', label: 'Captcha', purpose: 'captcha', masked: false, numeric: false };
    for (const form of [loginForm, { fields: [...loginForm.fields, captcha] }] as const) {
      const world = await open();
      const { payer, view } = await atTheLogin(world, { kind: 'asked', form, wrongAnswer: false } as never);
      expect(view).toMatchObject({ step: 'log-in', problem: 'details_refused', triesLeft: 4, form });
      world.provider.script['log-in'] = () => 'ok';
      expect(await payer.do('log-in', login)).toMatchObject({ step: 'confirm-payment' });
    }
  });

  it('answers a form that repeats user and password among further questions, and is not told of wrong details', async () => {
    const city = { name: 'answer', label: 'City', purpose: 'answer', masked: true, numeric: false };
    const form = { fields: [...loginForm.fields, city] };
    const world = await open();
    const { payer, view } = await atTheLogin(world, { kind: 'asked', form, wrongAnswer: false } as never);
    expect(view).toMatchObject({ step: 'answer', form });
    expect(view).not.toHaveProperty('problem');
    expect(await payer.do('answer', { fields: { ...login.fields, answer: 'lagos' } })).toMatchObject({
      step: 'confirm-payment',
    });
  });

  it('loses the login after five minutes without a word, at every step behind it', async () => {
    for (const answer of [asksCode, asksAccount(3)]) {
      const world = await open();
      const { id, payer, view } = await atTheLogin(world, answer);
      await world.pass(5 * minute - 1);
      expect(await payer.look()).toMatchObject({ step: view.step });
      await world.pass(1);
      expect(await payer.look()).toMatchObject({ step: 'choose-bank', notice: 'bank_session_ended' });
      const [attempt] = (await world.store.read(id))?.attempts ?? [];
      expect(attempt).toMatchObject({ state: 'over', bankSession: undefined, accounts: undefined });
      expect(await payer.do('choose-bank', { bankId: 'one-way' })).toMatchObject({ step: 'log-in' });
    }
  });

  it('is the only one who sees it: another page is told that the login is in use', async () => {
    for (const answer of [asksCode, asksAccount(3)]) {
      const world = await open();
      const { id } = await atTheLogin(world, answer);
      const other = world.page(id, 'another-page');
      expect(await other.look()).toMatchObject({ step: 'in-use', commands: ['start-over'] });
      await expect(other.do('answer', code)).rejects.toMatchObject({ code: 'step_out_of_order' });
      await expect(other.do('choose-account', { accountId: '1' })).rejects.toMatchObject({
        code: 'step_out_of_order',
      });
    }
  });
});

describeOnStores('a payer with several accounts', (open) => {
  it('chooses one of three by a masked number; only that one is remembered, and encrypted', async () => {
    const world = await open();
    const { id, payer, view } = await atTheLogin(world, asksAccount(3));
    expect(view).toMatchObject({
      step: 'choose-account',
      accounts: [
        { id: '1', holder: 'Bisi Canary', lastFour: '6789', type: 'Savings' },
        { id: '2', holder: 'Bisi Canary', lastFour: '1111', type: 'Current' },
        { id: '3', holder: 'Bisi Canary and Sons', lastFour: '2222' },
      ],
    });
    const chosen = await payer.do('choose-account', { accountId: '3' });
    expect(chosen).toMatchObject({
      step: 'confirm-payment',
      account: { holder: 'Bisi Canary and Sons', lastFour: '2222' },
    });
    const [attempt] = (await world.store.read(id))?.attempts ?? [];
    expect(attempt).toMatchObject({ accounts: undefined, accountCount: 3, accountType: undefined });
    expect(attempt?.accountNumber?.open()).toBe('0777772222');
    const written = await world.driver.withConnection((connection) =>
      connection.query('select row_to_json(t)::text from directpay.attempts t', []),
    );
    for (const text of [JSON.stringify(written), inspect([view, chosen], { depth: 20 })]) {
      for (const number of ['0123456789', '0555551111', '0777772222']) expect(text).not.toContain(number);
    }
    expect(JSON.stringify(written)).not.toContain('Bisi Canary');
  });

  it('is not asked where there is only one, and sees it at the confirmation', async () => {
    const world = await open();
    const { view } = await atTheLogin(world, asksAccount(1));
    expect(view).toMatchObject({ step: 'confirm-payment', account: { lastFour: '6789', type: 'Savings' } });
    expect(committed(world)).toEqual([{ accountId: '0' }]);
  });

  it('chooses among twelve, two of which the provider gives the same id', async () => {
    const world = await open();
    const accounts: ListedAccount[] = Array.from({ length: 12 }, (_, index) => ({
      id: 'the-same',
      number: `000000${1_000 + index}`,
    }));
    const { payer, view } = await atTheLogin(world, { kind: 'asked-account', accounts });
    expect(view.step === 'choose-account' && view.accounts.map(({ id }) => id)).toEqual(
      accounts.map((_, index) => `${index + 1}`),
    );
    expect(await payer.do('choose-account', { accountId: '12' })).toMatchObject({
      account: { lastFour: '1011' },
    });
  });

  it('cannot choose what the bank does not list', async () => {
    const world = await open();
    const { payer } = await atTheLogin(world, asksAccount(3));
    for (const body of [
      { accountId: '0' },
      { accountId: '4' },
      { accountId: '0123456789' },
      { accountId: '' },
      {},
      { accountId: 1 },
    ]) {
      await expect(payer.do('choose-account', body)).rejects.toMatchObject({ code: 'invalid_request' });
    }
    expect(world.provider.count('commit')).toBe(0);
  });

  it('goes on to the others where the bank does not take one, however it says so', async () => {
    for (const answer of [refused('details_refused'), wrongToken, asksAccount(3)]) {
      const world = await open();
      world.provider.script.commit = (before) => (before === 0 ? answer : 'ok');
      const { payer } = await atTheLogin(world, asksAccount(3));
      const view = await payer.do('choose-account', { accountId: '2' });
      expect(view).toMatchObject({ step: 'choose-account', problem: 'account_refused' });
      expect(view.step === 'choose-account' && view.accounts.map(({ refused }) => refused)).toEqual([
        undefined,
        true,
        undefined,
      ]);
      await expect(payer.do('choose-account', { accountId: '2' })).rejects.toMatchObject({
        code: 'invalid_request',
      });
      expect(await payer.do('choose-account', { accountId: '1' })).toMatchObject({
        step: 'confirm-payment',
        account: { lastFour: '6789' },
      });
    }
  });

  it('is declined once the bank has refused every account', async () => {
    for (const count of [1, 3]) {
      const world = await open();
      world.provider.script.commit = () => asksAccount(count);
      const { payer, view } = await atTheLogin(world, asksAccount(count));
      let last = view;
      for (const accountId of ['1', '2', '3'].slice(0, count === 1 ? 0 : 3)) {
        last = await payer.do('choose-account', { accountId });
      }
      expect(last).toMatchObject({ step: 'declined', reason: 'bank_refused' });
      expect(last).not.toHaveProperty('hasOtherAccounts');
      expect(world.provider.count('commit')).toBe(count);
    }
  });

  it('is never sent round for ever by a bank that offers another single account each time', async () => {
    const world = await open();
    world.provider.script.commit = (before) => ({
      kind: 'asked-account',
      accounts: [{ id: `another-${before}`, number: '0000000001' }],
    });
    const { view } = await atTheLogin(world, asksAccount(1));
    expect(view).toMatchObject({ step: 'choose-account', accounts: [{ id: '1', lastFour: '0001' }] });
    expect(world.provider.count('commit')).toBe(1);
  });

  it('sees which account was refused, and that there are others', async () => {
    const world = await open();
    world.provider.script.commit = () => refused('account_locked');
    const { id, payer } = await atTheLogin(world, asksAccount(3));
    expect(await payer.do('choose-account', { accountId: '1' })).toMatchObject({
      step: 'declined',
      reason: 'account_locked',
      account: { lastFour: '6789', type: 'Savings' },
      hasOtherAccounts: true,
      commands: ['try-again', 'change-bank', 'cancel'],
    });
    expect((await world.store.read(id))?.attempts[0]).toMatchObject({ accounts: undefined });
  });
});
