import { describe, expect, test } from 'vitest';
import { backSteps } from '../../src/checkout/hosts/webview/back-steps.ts';
import type { PayerEvent } from '../../src/checkout/machine/facade.ts';
import { steps } from '../../src/contract/steps.ts';
import { type RunningCheckout, runCheckout } from './running.ts';
import { sampleView } from './sample-views.ts';

const press = (run: RunningCheckout): readonly PayerEvent[] => {
  const asked = backSteps(run.now());
  for (const step of asked) run.actor.send(step);
  return asked;
};
const asked = (run: RunningCheckout) => run.orders.map(({ input }) => input.command);
const closes = (run: RunningCheckout) => run.emitted.filter(({ type }) => type === 'close').length;
const backwards = ['go-back', 'change-bank', 'change-way'];

describe('the phone’s back key', () => {
  test.each(steps)('at %s goes a step back where there is one, and else asks the app to close', (step) => {
    const run = runCheckout(sampleView(step));
    const isFirst = !run.now().view.commands.some((command) => backwards.includes(command));
    press(run);
    const { closing, askingGiveUp } = run.now();
    if (isFirst) expect([asked(run), closing === 'open']).toEqual([[], false]);
    else expect([closes(run), askingGiveUp || backwards.includes(`${asked(run)[0]}`)]).toEqual([0, true]);
  });

  test('never cancels a checkout, however often it is pressed at whatever step', () => {
    for (const step of steps) {
      const run = runCheckout(sampleView(step));
      for (let times = 0; times < 4; times += 1) press(run);
      expect(asked(run)).not.toContain('cancel');
    }
  });

  test('warns a payer whose money may have moved, and pressed again takes the wish to close back', () => {
    const run = runCheckout(sampleView('confirming'));
    press(run);
    expect([run.now().closing, closes(run)]).toEqual(['asking', 0]);
    press(run);
    expect([run.now().closing, closes(run)]).toEqual(['open', 0]);
  });

  test('waits for what is under way', () => {
    const run = runCheckout(sampleView('choose-bank'));
    run.actor.send({ type: 'bank.chosen', bankId: 'gtb-personal' });
    expect([press(run), closes(run)]).toEqual([[], 0]);
  });

  test('answers what is asked with no', () => {
    const run = runCheckout(sampleView('choose-bank'));
    run.actor.send({ type: 'cancel.asked' });
    expect([press(run), run.now().askingCancel]).toEqual([[{ type: 'cancel.dismissed' }], false]);
    run.actor.send({ type: 'bank-missing.told' });
    expect([press(run), run.now().bankMissing]).toEqual([[{ type: 'bank-missing.dismissed' }], false]);
  });

  test('tells an app again to close that has not done it', () => {
    const run = runCheckout(sampleView('paid'));
    press(run);
    press(run);
    expect([run.now().closing, closes(run)]).toEqual(['closed', 2]);
    expect(run.emitted.filter(({ type }) => type === 'outcome').length).toBe(1);
  });
});
