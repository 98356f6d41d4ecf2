import { expect, it } from 'vitest';
import type { FormTargets } from '../../src/proxy/providers/provider.ts';
import {
  asksAccount,
  asksCode,
  asksNothing,
  asksToken,
  codeForm,
  echoes,
  notExecuted,
  refused,
  timedOut,
  tokenForm,
  wrongToken,
} from './scripted-provider.ts';
import { describeOnStores, minute, type Payer, type World } from './world.ts';

const code = { fields: { otp: '123456' } };
const token = { fields: { token: 'token-canary' } };

async function atTheConfirmation(world: World): Promise<{ id: string; payer: Payer }> {
  const { id } = await world.mint();
  const payer = world.page(id);
  await payer.logIn();
  return { id, payer };
}

/** What was sent to make the payment, in order: call and the fields that went with it. */
function sent(world: World): string[] {
  const money = ['open-payment', 'charge', 'capture'];
  return world.provider.calls
    .filter(({ call }) => money.includes(call))
    .map(({ call, typed }) => [call, ...Object.keys(typed ?? {})].join(' '));
}

describeOnStores('a payer who is asked for something to make the payment', (open) => {
  it.each<[FormTargets, string[]]>([
    [{ openPayment: 'charge', charge: 'capture' }, ['open-payment', 'charge otp', 'capture']],
    [{ openPayment: 'capture', charge: 'capture' }, ['open-payment', 'charge', 'capture otp']],
  ])(
    'by the opening of the payment, has the answer sent where it belongs: %o',
    async (formTargets, expected) => {
      const world = await open({ formTargets });
      world.provider.script['open-payment'] = () => asksCode;
      const { id, payer } = await atTheConfirmation(world);
      expect(await payer.do('pay')).toMatchObject({
        step: 'authorise',
        form: codeForm,
        mayHavePaid: false,
        commands: ['authorise', 'go-back', 'change-bank', 'cancel'],
      });
      expect((await world.store.read(id))?.attempts[0]).toMatchObject({
        exposure: 'none',
        state: 'authorising',
      });
      expect(world.provider.count('charge')).toBe(0);
      expect(await payer.do('authorise', code)).toMatchObject({ step: 'paid' });
      expect(sent(world)).toEqual(expected);
      expect(world.provider.debits).toHaveLength(1);
    },
  );

  it.each<[FormTargets, string[]]>([
    [{ openPayment: 'charge', charge: 'capture' }, ['open-payment', 'charge', 'capture token']],
    [{ openPayment: 'charge', charge: 'charge' }, ['open-payment', 'charge', 'charge token', 'capture']],
  ])('by the charge, has the answer sent where it belongs: %o', async (formTargets, expected) => {
    const world = await open({ formTargets });
    world.provider.script.charge = (before) => (before === 0 ? asksToken : 'ok');
    const { payer } = await atTheConfirmation(world);
    expect(await payer.do('pay')).toMatchObject({ step: 'authorise', form: tokenForm, mayHavePaid: false });
    expect(await payer.do('authorise', token)).toMatchObject({ step: 'paid' });
    expect(sent(world)).toEqual(expected);
    expect(world.provider.debits).toHaveLength(1);
  });

  it('answers session, charge and several forms of the capture in a row, and is debited once', async () => {
    const world = await open();
    world.provider.script['open-payment'] = () => asksCode;
    world.provider.script.charge = () => asksToken;
    world.provider.script.capture = (before) => [asksCode, asksToken][before] ?? 'ok';
    const { payer } = await atTheConfirmation(world);
    expect(await payer.do('pay')).toMatchObject({ step: 'authorise', form: codeForm });
    expect(await payer.do('authorise', code)).toMatchObject({ step: 'authorise', form: tokenForm });
    expect(await payer.do('authorise', token)).toMatchObject({ step: 'authorise', form: codeForm });
    const third = await payer.do('authorise', code);
    expect(third).toMatchObject({ step: 'authorise', form: tokenForm });
    expect(third).not.toHaveProperty('problem');
    expect(await payer.do('authorise', token)).toMatchObject({ step: 'paid' });
    expect(sent(world)).toEqual([
      'open-payment',
      'charge otp',
      'capture token',
      'capture otp',
      'capture token',
    ]);
    expect(world.provider.debits).toHaveLength(1);
  });

  it('answers a form of an empty capture', async () => {
    const world = await open();
    world.provider.script.capture = (before) => (before === 0 ? asksToken : 'ok');
    const { payer } = await atTheConfirmation(world);
    expect(await payer.do('pay')).toMatchObject({ step: 'authorise', form: tokenForm, mayHavePaid: false });
    expect(await payer.do('authorise', token)).toMatchObject({ step: 'paid' });
    expect(sent(world)).toEqual(['open-payment', 'charge', 'capture', 'capture token']);
  });

  it('sends a right answer to the call that did not take the wrong one', async () => {
    const world = await open();
    world.provider.script['open-payment'] = () => asksCode;
    world.provider.script.charge = (before) => (before === 0 ? wrongToken : 'ok');
    const { payer } = await atTheConfirmation(world);
    await payer.do('pay');
    expect(await payer.do('authorise', code)).toMatchObject({
      step: 'authorise',
      form: codeForm,
      problem: 'code_refused',
      triesLeft: 4,
    });
    expect(await payer.do('authorise', code)).toMatchObject({ step: 'paid' });
    expect(sent(world)).toEqual(['open-payment', 'charge otp', 'charge otp', 'capture']);
  });

  it('never makes a second charge for a wrong answer that the capture was to take', async () => {
    const world = await open({ formTargets: { openPayment: 'capture', charge: 'capture' } });
    world.provider.script['open-payment'] = () => asksCode;
    world.provider.script.capture = (before) => (before === 0 ? wrongToken : 'ok');
    const { payer } = await atTheConfirmation(world);
    await payer.do('pay');
    expect(await payer.do('authorise', code)).toMatchObject({ problem: 'code_refused', form: codeForm });
    expect(await payer.do('authorise', code)).toMatchObject({ step: 'paid' });
    expect(sent(world)).toEqual(['open-payment', 'charge', 'capture otp', 'capture otp']);
  });

  it('is not asked twice where the charge repeats what the opening asked and the capture is to take', async () => {
    const world = await open({ formTargets: { openPayment: 'capture', charge: 'capture' } });
    world.provider.script['open-payment'] = () => asksCode;
    world.provider.script.charge = () => asksCode;
    const { payer } = await atTheConfirmation(world);
    await payer.do('pay');
    expect(await payer.do('authorise', code)).toMatchObject({ step: 'paid' });
    expect(sent(world)).toEqual(['open-payment', 'charge', 'capture otp']);
  });

  it('may be wrong five times over all attempts, then nothing more is sent', async () => {
    const world = await open();
    world.provider.script.charge = () => asksToken;
    world.provider.script.capture = () => asksToken;
    const { id, payer } = await atTheConfirmation(world);
    await payer.do('pay');
    for (const triesLeft of [4, 3]) {
      expect(await payer.do('authorise', token)).toMatchObject({ problem: 'code_refused', triesLeft });
    }
    await payer.do('go-back');
    await payer.do('log-in', { fields: { username: 'bisi', password: 'p' } });
    expect(await payer.do('pay')).toMatchObject({ step: 'authorise', triesLeft: 3 });
    await payer.do('authorise', token);
    await payer.do('authorise', token);
    expect(await payer.do('authorise', token)).toMatchObject({ step: 'declined', reason: 'tries_used_up' });
    expect(world.provider.count('capture')).toBe(5);
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'failed' });
  });

  it('is led on where the opening of the payment is refused, and money was never asked for', async () => {
    for (const [answer, expected] of [
      [refused('insufficient_funds'), { step: 'declined', reason: 'insufficient_funds' }],
      [timedOut, { step: 'unavailable', reason: 'provider_unreachable' }],
      [notExecuted('rate_limited', 600), { step: 'unavailable', reason: 'bank_busy' }],
    ] as const) {
      const world = await open();
      world.provider.script['open-payment'] = () => answer;
      const { payer } = await atTheConfirmation(world);
      expect(await payer.do('pay')).toMatchObject({ ...expected, mayHavePaid: false });
      expect(sent(world)).toEqual(['open-payment']);
    }
  });

  it('is unavailable, not refused, where charge or capture asks for what cannot be passed on', async () => {
    for (const answer of [asksNothing, asksAccount(3)]) {
      for (const call of ['charge', 'capture'] as const) {
        const world = await open();
        world.provider.script[call] = () => answer;
        const { payer } = await atTheConfirmation(world);
        expect(await payer.do('pay')).toMatchObject({
          step: 'unavailable',
          reason: 'bank_asks_more',
          mayHavePaid: false,
        });
        await world.pass(10 * minute, minute);
        expect(world.provider.count('verify'), 'asked about in the background').toBeGreaterThan(3);
      }
    }
  });

  it('is over without a trace of money where an answer under way was not executed', async () => {
    for (const [call, targets] of [
      ['charge', { openPayment: 'charge', charge: 'capture' }],
      ['capture', { openPayment: 'charge', charge: 'capture' }],
    ] as const) {
      const world = await open({ formTargets: targets });
      if (call === 'charge') world.provider.script['open-payment'] = () => asksCode;
      else world.provider.script.charge = () => asksCode;
      world.provider.script[call] = () => notExecuted('rate_limited', 600);
      if (call === 'capture') world.provider.script.charge = () => asksCode;
      const { id, payer } = await atTheConfirmation(world);
      await payer.do('pay');
      expect(await payer.do('authorise', code)).toMatchObject({ step: 'unavailable', reason: 'bank_busy' });
      expect((await world.store.read(id))?.attempts[0]).toMatchObject({
        exposure: call === 'charge' ? 'none' : 'asked',
        state: 'over',
      });
      expect((await world.store.read(id))?.checkout.codeTriesUsed).toBe(0);
    }
  });
});

describeOnStores('inputs that the capture was to take', (open) => {
  const formTargets = { openPayment: 'capture', charge: 'capture' } as const;

  it('are lost with their process, and no empty capture is ever made in their place', async () => {
    const world = await open({ formTargets });
    world.provider.script['open-payment'] = () => asksCode;
    const { id, payer } = await atTheConfirmation(world);
    await payer.do('pay');
    await dieAfterTheCharge(world, id);
    const after = await world.restart();
    for (let round = 0; round < 5; round += 1) {
      world.clock.pass(2 * minute);
      await after.completer.tick();
      await after.idle();
    }
    expect(world.provider.count('capture')).toBe(0);
    expect((await world.store.read(id))?.attempts[0]?.bankSession).toBeUndefined();
    expect(await payer.look()).toMatchObject({ step: 'confirming', mayHavePaid: true });
  });

  it('are not made up for by an empty capture where the capture was not executed', async () => {
    const world = await open({ formTargets });
    world.provider.script['open-payment'] = () => asksCode;
    world.provider.script.capture = () => notExecuted('rate_limited', 60);
    const { id, payer } = await atTheConfirmation(world);
    await payer.do('pay');
    expect(await payer.do('authorise', code)).toMatchObject({ step: 'confirming' });
    expect((await world.store.read(id))?.attempts[0]?.bankSession).toBeUndefined();
    await world.pass(10 * minute, minute);
    expect(world.provider.count('capture')).toBe(1);
  });
});

/** Leaves the rows as the commit after a charge does, in a process that gets no further. */
async function dieAfterTheCharge(world: World, id: string): Promise<void> {
  const now = world.clock.now();
  await world.store.transaction(async (tx) => {
    const rows = await tx.lock(id);
    const attempt = rows?.attempts[0];
    if (!rows || !attempt) throw new Error('Nothing was charged');
    await tx.saveAttempt({ ...attempt, state: 'charged', exposure: 'sent', sentAt: now, verifyAt: now });
    await tx.saveCheckout({
      ...rows.checkout,
      status: 'processing',
      confirmingSince: now,
      lease: { owner: 'a-dead-process', call: undefined, until: now + 10_000 },
      nextAt: now,
    });
  });
}

describeOnStores('an echo of the payment', (open) => {
  it.each([
    ['amount', { amountMinor: 4_000 }],
    ['currency', { currency: 'USD' }],
    ['reference', { reference: 'ANOTHERREFERENCE0000' }],
    ['account', { account: { number: '0555551111' } }],
  ])('that has another %s stops it before any capture', async (differs, echo) => {
    const ends = {
      'the opening': ['open-payment', echoes(echo), 'declined', 'none', 0],
      'a question of the opening': ['open-payment', { ...asksToken, echo }, 'declined', 'none', 0],
      'the charge': ['charge', echoes(echo), 'confirming', 'sent', 1],
      'a question of the charge': ['charge', { ...asksToken, echo }, 'declined', 'asked', 1],
    } as const;
    for (const [where, [call, answer, step, exposure, charges]] of Object.entries(ends)) {
      const world = await open();
      world.provider.script['log-in'] = () => asksAccount(1);
      world.provider.script[call] = () => answer;
      const { id, payer } = await atTheConfirmation(world);
      expect(await payer.do('pay'), where).toMatchObject({ step });
      expect((await world.store.read(id))?.attempts[0], where).toMatchObject({ exposure, state: 'refused' });
      expect([world.provider.count('charge'), world.provider.count('capture')], where).toEqual([charges, 0]);
      expect(world.alarms, where).toEqual(['amount_mismatch']);
      const events = await world.checkouts.merchant.events(id);
      expect(events.find(({ type }) => type === 'payment.stopped')?.data, where).toEqual({
        attempt: 1,
        call,
        differs,
      });
    }
  });

  it('that says what was ordered, from the account that was chosen, stops nothing', async () => {
    const world = await open();
    const echo = { amountMinor: 5_000, currency: 'NGN', account: { number: '******6789' } };
    world.provider.script['log-in'] = () => asksAccount(1);
    world.provider.script['open-payment'] = () => echoes(echo);
    world.provider.script.charge = () => ({ ...asksToken, echo });
    const { payer } = await atTheConfirmation(world);
    expect(await payer.do('pay')).toMatchObject({ step: 'authorise', account: { lastFour: '6789' } });
    expect(await payer.do('authorise', token)).toMatchObject({ step: 'paid' });
  });
});
