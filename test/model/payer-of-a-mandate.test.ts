import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import type { SessionView } from '../../src/contract/session.ts';
import type { Step } from '../../src/contract/steps.ts';
import { type RunningCheckout, runCheckout } from './running.ts';
import { sampleView } from './sample-views.ts';

const entered = {
  accountNumber: '0123456789',
  details: { firstName: 'CANARY-Tunde', lastName: 'CANARY-Invented', bvn: '22200011122' },
};
const told = (run: RunningCheckout) =>
  run.emitted.flatMap((said) => (said.type === 'happened' && said.what !== 'step.viewed' ? [said.what] : []));
const said = (run: RunningCheckout) => run.emitted.filter(({ type }) => type !== 'happened');
const came = (run: RunningCheckout, view: SessionView) => run.heard({ type: 'view.came', view });

describe('a payer of a mandate', () => {
  test('goes from the bank list to ready, each step as the server names it', async () => {
    const run = runCheckout(sampleView('choose-bank'));
    const answer = (step: Step, version: number) =>
      run.orders.at(-1)?.answer({ kind: 'view', view: sampleView(step, { version }) });
    run.actor.send({ type: 'bank.chosen', bankId: 'gtb' });
    await answer('enter-account', 2);
    run.actor.send({ type: 'account.entered', entered: new Sealed(entered) });
    await answer('review-terms', 3);
    run.actor.send({ type: 'terms.accepted', hash: 'h1' });
    await answer('send-transfer', 4);
    run.actor.send({ type: 'transfer.copied' });
    run.actor.send({ type: 'transfer.claimed' });
    await answer('await-bank', 5);
    came(run, sampleView('approved', { version: 6 }));
    came(run, sampleView('ready', { version: 7 }));
    expect(run.orders.map(({ input }) => [input.command, input.version, input.data])).toEqual([
      ['choose-bank', 1, { bankId: 'gtb' }],
      ['enter-account', 2, {}],
      ['accept-terms', 3, { hash: 'h1' }],
      ['transfer-sent', 4, {}],
    ]);
    expect(told(run)).toEqual([
      'bank.selected',
      'mandate.created',
      'transfer.copied',
      'transfer.claimed',
      'mandate.approved',
      'mandate.ready',
    ]);
  });

  test('who goes back from waiting to the transfer has created no second mandate', async () => {
    const run = runCheckout(sampleView('await-bank'));
    run.actor.send({ type: 'back.asked' });
    await run.orders[0]?.answer({ kind: 'view', view: sampleView('send-transfer', { version: 2 }) });
    expect([run.now().screen, told(run)]).toEqual(['send-transfer', []]);
  });

  test.each(['approved', 'ready'] as const)(
    'sees %s at once, whatever they have asked for meanwhile',
    (step) => {
      for (const type of ['transfer.claimed', 'restart.asked'] as const) {
        const run = runCheckout(sampleView('send-transfer'));
        run.actor.send({ type });
        came(run, sampleView('review-terms', { version: 2 }));
        expect(run.now()).toMatchObject({ screen: 'send-transfer', busy: true });
        came(run, sampleView(step, { version: 3 }));
        expect(run.now()).toMatchObject({ screen: step, busy: false });
      }
    },
  );

  test('sees the time that is left as the server counts it, though nothing else is new', () => {
    const run = runCheckout(sampleView('send-transfer'));
    const later = { ...sampleView('send-transfer'), secondsLeft: 12 } as SessionView;
    came(run, later);
    expect(run.now().view).toEqual(later);
  });

  test('starts again from a failure and from the transfer, by one order', async () => {
    for (const step of ['mandate-failed', 'send-transfer'] as const) {
      const run = runCheckout(sampleView(step));
      run.actor.send({ type: 'restart.asked' });
      run.actor.send({ type: 'restart.asked' });
      expect(run.orders.map(({ input }) => input.command)).toEqual(['restart']);
      await run.orders[0]?.answer({ kind: 'view', view: sampleView('review-terms', { version: 2 }) });
      expect(run.now().screen).toBe('review-terms');
    }
  });

  test('follows what they do on another phone', () => {
    const run = runCheckout(sampleView('send-transfer'));
    for (const [at, step] of (
      ['await-bank', 'send-transfer', 'mandate-failed', 'choose-bank'] as const
    ).entries()) {
      came(run, sampleView(step, { version: at + 2 }));
      expect(run.now()).toMatchObject({ screen: step, busy: false });
    }
    expect(run.orders).toEqual([]);
  });
});

describe('the embedder of a mandate', () => {
  const outcome = { checkoutId: 'chk_sample', reference: 'ORDER1042LAGOS', mayHavePaid: false };
  const addresses = {
    returnUrl: 'https://adirelane.example/thanks',
    cancelUrl: 'https://adirelane.example/cart',
  };

  function closedAt(view: SessionView) {
    const run = runCheckout({ ...view, ...addresses });
    run.actor.send({ type: 'close.asked' });
    return said(run).at(-1);
  }

  test.each(['enter-account', 'review-terms', 'mandate-failed'] as const)(
    'is told open when a payer closes at %s, without a question',
    (step) => {
      const open = { ...outcome, status: 'open' as const };
      expect(closedAt(sampleView(step))).toEqual({
        type: 'close',
        reason: 'user',
        outcome: open,
        backTo: addresses.cancelUrl,
      });
    },
  );

  test.each(['send-transfer', 'await-bank'] as const)(
    'is told pending at %s, since it may yet be approved, and that nothing was paid',
    (step) => {
      const pending = { ...outcome, status: 'pending' as const };
      expect(closedAt(sampleView(step))).toEqual({
        type: 'close',
        reason: 'pending',
        outcome: pending,
        backTo: addresses.returnUrl,
      });
    },
  );

  test.each([
    ['approved', {}, false],
    ['ready', {}, true],
    ['ready', { paused: true as const }, false],
    ['ready', { ended: 'cancelled_by_payer' as const }, false],
  ] as const)('is told succeeded at %s %o, and whether it can be debited', (step, facts, readyToDebit) => {
    const view = { ...sampleView(step), ...facts } as SessionView;
    const succeeded = { ...outcome, status: 'succeeded' as const, readyToDebit };
    expect(said(runCheckout(view))).toEqual([{ type: 'outcome', outcome: succeeded }]);
    expect(closedAt(view)).toEqual({
      type: 'close',
      reason: 'completed',
      outcome: succeeded,
      backTo: addresses.returnUrl,
    });
  });

  test('hears of one outcome though the mandate gets ready while the page is open', () => {
    const run = runCheckout(sampleView('await-bank'));
    came(run, sampleView('approved', { version: 2 }));
    came(run, sampleView('ready', { version: 3 }));
    expect(said(run)).toEqual([
      { type: 'outcome', outcome: { ...outcome, status: 'succeeded', readyToDebit: false } },
    ]);
  });
});

test('account number, name and BVN are in no context, snapshot, event or message, and are in the order', async () => {
  const run = runCheckout(sampleView('enter-account'));
  run.actor.send({ type: 'account.entered', entered: new Sealed(entered) });
  const traces = () =>
    [
      JSON.stringify(run.actor.getPersistedSnapshot()),
      inspect(run.actor.getSnapshot().context, { depth: 20 }),
      inspect(
        run.inspected.map((event) => ('event' in event ? event.event : undefined)),
        { depth: 20 },
      ),
      JSON.stringify(run.emitted),
    ].filter((trace) => /0123456789|CANARY|22200011122/.test(trace));
  expect(traces()).toEqual([]);
  expect(run.orders[0]?.input.entered?.open()).toEqual(entered);
  await run.orders[0]?.answer({ kind: 'lost' });
  expect(traces()).toEqual([]);
});
