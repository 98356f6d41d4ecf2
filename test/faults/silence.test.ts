import { expect, it } from 'vitest';
import { refused, timedOut } from './scripted-provider.ts';
import { describeOnStores } from './world.ts';

const fields = { username: 'bisi', password: 'p' };

describeOnStores('a payer whose bank does not answer a login', (open) => {
  it('has lost no try: as soon as the bank answers, the login goes through', async () => {
    const world = await open();
    world.provider.script['log-in'] = (before) => (before < 6 ? timedOut : 'ok');
    const payer = world.page((await world.mint()).id);
    await payer.do('choose-bank', { bankId: 'one-way' });
    for (let time = 0; time < 6; time += 1) {
      expect(await payer.do('log-in', { fields })).toMatchObject({
        step: 'unavailable',
        reason: 'provider_unreachable',
        commands: ['try-again', 'change-bank', 'cancel'],
      });
      expect(await payer.do('try-again')).toMatchObject({ step: 'log-in' });
    }
    expect(await payer.do('log-in', { fields })).toMatchObject({ step: 'confirm-payment' });
  });

  it('is not locked out by it, and still has five wrong tries', async () => {
    const world = await open();
    world.provider.script['log-in'] = (before) => (before < 4 ? timedOut : refused('details_refused'));
    const payer = world.page((await world.mint()).id);
    await payer.do('choose-bank', { bankId: 'one-way' });
    for (let time = 0; time < 4; time += 1) {
      await payer.do('log-in', { fields });
      await payer.do('try-again');
    }
    expect(await payer.do('log-in', { fields })).toMatchObject({ step: 'log-in', triesLeft: 4 });
  });

  it('is led to an end after ten silent logins, whose reference is free again, and to no closed door', async () => {
    const world = await open();
    world.provider.script['log-in'] = () => timedOut;
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.do('choose-bank', { bankId: 'one-way' });
    for (let time = 1; time < 10; time += 1) {
      expect(await payer.do('log-in', { fields })).toMatchObject({ step: 'unavailable' });
      await payer.do('try-again');
    }
    expect(await payer.do('log-in', { fields })).toMatchObject({ step: 'declined', commands: [] });
    expect(world.provider.count('log-in')).toBe(10);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'failed', mayHavePaid: false });
    expect((await world.mint()).id).not.toBe(id);
  });

  it('has a new reference and a new bank session after a payment that was opened without an answer', async () => {
    const world = await open();
    world.provider.script['open-payment'] = (before) => (before === 0 ? timedOut : 'ok');
    const payer = world.page((await world.mint()).id);
    await payer.logIn();
    expect(await payer.do('pay')).toMatchObject({ step: 'unavailable', mayHavePaid: false });
    await payer.do('try-again');
    await payer.do('log-in', { fields });
    expect(await payer.do('pay')).toMatchObject({ step: 'paid' });
    const opened = world.provider.calls.filter(({ call }) => call === 'open-payment');
    expect(new Set(opened.map(({ reference }) => reference)).size).toBe(2);
    expect(world.provider.count('connect')).toBe(2);
    expect(world.provider.debits.map(({ reference }) => reference)).toEqual([opened[1]?.reference]);
  });
});
