import { expect, it } from 'vitest';
import { asksToken, timedOut, tokenForm } from './scripted-provider.ts';
import { describeOnStores, hour, minute } from './world.ts';

describeOnStores('a payer who waits for an outcome', (open) => {
  it('is told how long it has been by the proxy’s clock, which changes no version', async () => {
    const world = await open();
    world.provider.script.capture = () => timedOut;
    const payer = world.page((await world.mint()).id);
    await payer.logIn();
    const first = await payer.do('pay');
    expect(first).toMatchObject({ step: 'confirming', waitedSeconds: 0 });
    world.clock.pass(minute + 999);
    expect(await payer.look()).toEqual({ ...first, waitedSeconds: 60 });
    await world.pass(hour, minute);
    expect(await payer.look()).toEqual({ ...first, waitedSeconds: 3_660 });
  });
});

describeOnStores('a payer whose bank asks the same again without a word', (open) => {
  it('gave a wrong code: a try is counted, and the fifth ends it', async () => {
    const world = await open();
    world.provider.script.charge = () => asksToken;
    world.provider.script.capture = () => asksToken;
    const payer = world.page((await world.mint()).id);
    await payer.logIn();
    await payer.do('pay');
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await payer.do('authorise', { fields: { token: '111111' } })).toMatchObject({
        step: 'authorise',
        form: tokenForm,
        problem: 'code_refused',
        triesLeft,
      });
    }
    expect(await payer.do('authorise', { fields: { token: '111111' } })).toMatchObject({
      step: 'declined',
      reason: 'tries_used_up',
    });
    expect(world.provider.debits).toEqual([]);
  });

  it('is paid once the code is right', async () => {
    const world = await open();
    world.provider.script.charge = () => asksToken;
    world.provider.script.capture = (before) => (before === 0 ? asksToken : 'ok');
    const payer = world.page((await world.mint()).id);
    await payer.logIn();
    await payer.do('pay');
    await payer.do('authorise', { fields: { token: '111111' } });
    expect(await payer.do('authorise', { fields: { token: '123456' } })).toMatchObject({ step: 'paid' });
    expect(world.provider.debits).toHaveLength(1);
  });

  it('meets another form as the next question, and no wrong code', async () => {
    const world = await open();
    const [token] = tokenForm.fields;
    world.provider.script.charge = () => asksToken;
    const form = {
      fields: token ? [token, { ...token, name: 'pin', label: 'PIN', purpose: 'pin' as const }] : [],
    };
    world.provider.script.capture = () => ({ ...asksToken, form });
    const payer = world.page((await world.mint()).id);
    await payer.logIn();
    await payer.do('pay');
    const view = await payer.do('authorise', { fields: { token: '123456' } });
    expect(view).toMatchObject({ step: 'authorise', form });
    expect(view).not.toHaveProperty('problem');
  });
});
