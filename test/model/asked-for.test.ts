import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { commandBodies } from '../../src/contract/command-bodies.ts';
import type { Form } from '../../src/contract/form.ts';
import { Sealed } from '../../src/contract/sealed.ts';
import { allowedCommands, type Step, steps } from '../../src/contract/steps.ts';
import { payerEvents } from './explore.ts';
import { type RunningCheckout, runCheckout } from './running.ts';
import { sampleView } from './sample-views.ts';

const settlingMs = 500;

/** Every order that anything a payer can do at `step` leads to. */
function ordersFrom(step: Step): RunningCheckout['orders'] {
  return payerEvents.flatMap((event) => {
    const run = runCheckout(sampleView('choose-bank', { version: 0 }));
    run.heard({ type: 'view.came', view: sampleView(step) });
    run.clock.increment(settlingMs);
    if (event.type === 'cancel.confirmed') run.actor.send({ type: 'cancel.asked' });
    run.actor.send(event);
    return run.orders;
  });
}

const told = (run: RunningCheckout) =>
  run.emitted.flatMap((said) => (said.type === 'happened' && said.what !== 'step.viewed' ? [said.what] : []));

describe.each(steps)('at %s', (step) => {
  const orders = ordersFrom(step);

  test('a payer can ask for exactly what the table of commands takes there', () => {
    expect(orders.map(({ input }) => input.command).sort()).toEqual(allowedCommands(step, 'none').sort());
  });

  test('what is asked for is what the server reads', () => {
    for (const { input } of orders) {
      const fields = input.fields && { fields: input.fields.open() };
      const body = { version: input.version, ...input.data, ...fields, ...input.entered?.open() };
      expect(v.parse(commandBodies[input.command], body)).toEqual(body);
    }
  });
});

describe('a payer whose bank has several accounts', () => {
  test('chooses one, which the merchant hears of without learning which', async () => {
    const run = runCheckout(sampleView('choose-account'));
    run.actor.send({ type: 'account.chosen', accountId: 'a1' });
    expect(run.orders.map(({ input }) => [input.command, input.data])).toEqual([
      ['choose-account', { accountId: 'a1' }],
    ]);
    await run.orders[0]?.answer({ kind: 'view', view: sampleView('confirm-payment', { version: 2 }) });
    expect([run.now().screen, told(run)]).toEqual(['confirm-payment', ['account.selected']]);
    expect(JSON.stringify(run.emitted)).not.toContain('a1');
  });
});

describe('a payer who answers the bank', () => {
  const question: Form = {
    fields: [{ name: 'q', label: 'First school', purpose: 'answer', masked: true, numeric: false }],
  };
  const token: Form = {
    fields: [{ name: 't', label: 'Token', purpose: 'token', masked: true, numeric: true }],
  };

  test.each([
    ['answer', 'a one-time code', undefined, ['otp.submitted']],
    ['answer', 'a security question', question, []],
    ['authorise', 'a code of a hardware token', token, ['otp.submitted']],
    ['authorise', 'a security question', question, []],
  ] as const)('at %s with %s is told of as such', (step, _, form, what) => {
    const view = sampleView(step);
    const run = runCheckout('form' in view && form ? { ...view, form } : view);
    run.actor.send({ type: 'fields.submitted', fields: new Sealed({ otp: '123456' }) });
    expect([run.orders.length, told(run)]).toEqual([1, what]);
  });

  test('goes on to the next question, and the one after, as the bank asks them', async () => {
    const run = runCheckout(sampleView('answer'));
    for (const version of [2, 3]) {
      run.actor.send({ type: 'fields.submitted', fields: new Sealed({ otp: '123456' }) });
      await run.orders.at(-1)?.answer({ kind: 'view', view: sampleView('answer', { version }) });
      expect(run.now()).toMatchObject({ screen: 'answer', busy: false, view: { version } });
    }
    expect(run.orders.map(({ input }) => [input.command, input.version])).toEqual([
      ['answer', 1],
      ['answer', 2],
    ]);
  });
});

test('a payer who asks for another way to log in is heard, and chooses it where the server says', async () => {
  const run = runCheckout(sampleView('log-in'));
  run.actor.send({ type: 'method-change.asked' });
  expect(run.orders.map(({ input }) => input.command)).toEqual(['change-method']);
  await run.orders[0]?.answer({ kind: 'view', view: sampleView('choose-method', { version: 2 }) });
  expect([run.now().screen, told(run)]).toEqual(['choose-method', ['auth.method_changed']]);
});

describe('a payer whose bank is not in the list', () => {
  test('reads what else there is, and goes back to the banks', () => {
    const run = runCheckout(sampleView('choose-bank'));
    run.actor.send({ type: 'bank-missing.told' });
    expect(run.now()).toMatchObject({ screen: 'choose-bank', bankMissing: true, busy: false });
    run.actor.send({ type: 'bank-missing.dismissed' });
    expect(run.now()).toMatchObject({ screen: 'choose-bank', bankMissing: false });
    expect(run.orders).toEqual([]);
  });

  test('is told of once, however often they say so', () => {
    const run = runCheckout(sampleView('choose-bank'));
    for (const type of ['bank-missing.told', 'bank-missing.dismissed', 'bank-missing.told'] as const) {
      run.actor.send({ type });
    }
    expect(told(run)).toEqual(['bank.not_found']);
  });

  test('goes on reading while a newer list comes, and is led on by the server', () => {
    const run = runCheckout(sampleView('choose-bank'));
    run.actor.send({ type: 'bank-missing.told' });
    run.heard({ type: 'view.came', view: sampleView('choose-bank', { version: 2 }) });
    expect(run.now()).toMatchObject({ bankMissing: true, view: { version: 2 } });
    run.heard({ type: 'view.came', view: sampleView('expired', { version: 3 }) });
    expect(run.now()).toMatchObject({ screen: 'expired', bankMissing: false });
  });

  test('can cancel from there, after one question', () => {
    const run = runCheckout(sampleView('choose-bank'));
    run.actor.send({ type: 'bank-missing.told' });
    run.actor.send({ type: 'cancel.asked' });
    run.actor.send({ type: 'cancel.confirmed' });
    expect(run.orders.map(({ input }) => input.command)).toEqual(['cancel']);
  });
});
