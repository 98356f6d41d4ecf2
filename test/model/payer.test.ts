import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { createCheckoutMachine } from '../../src/checkout/machine/checkout-machine.ts';
import { Sealed } from '../../src/contract/sealed.ts';
import { type RunningCheckout, runCheckout } from './running.ts';
import { sampleView } from './sample-views.ts';

const canary = 'CANARY-hunter2';
const typed = () => new Sealed({ password: canary });

function atPayButton(version = 1): RunningCheckout {
  const run = runCheckout(sampleView('confirm-payment', { version }));
  run.clock.increment(500);
  return run;
}

describe('a payer', () => {
  test('goes from the bank list to paid, each step as the server names it', async () => {
    const run = runCheckout(sampleView('choose-bank'));
    run.actor.send({ type: 'bank.chosen', bankId: 'gtb-personal' });
    await run.orders[0]?.answer({ kind: 'view', view: sampleView('log-in', { version: 2 }) });
    run.actor.send({ type: 'fields.submitted', fields: typed() });
    await run.orders[1]?.answer({ kind: 'view', view: sampleView('log-in', { version: 3, busy: true }) });
    expect([run.now().screen, run.now().busy]).toEqual(['log-in', true]);
    run.heard({ type: 'view.came', view: sampleView('confirm-payment', { version: 4 }) });
    run.clock.increment(500);
    run.actor.send({ type: 'payment.confirmed' });
    await run.orders[2]?.answer({ kind: 'view', view: sampleView('confirming', { version: 5 }) });
    run.heard({ type: 'view.came', view: sampleView('paid', { version: 6 }) });
    expect(run.orders.map(({ input }) => [input.command, input.version, input.data])).toEqual([
      ['choose-bank', 1, { bankId: 'gtb-personal' }],
      ['log-in', 2, {}],
      ['pay', 4, {}],
    ]);
    expect(run.emitted.flatMap((said) => (said.type === 'happened' ? [said.what, said.data] : []))).toEqual([
      ...['step.viewed', { step: 'choose-bank' }, 'bank.selected', { bankId: 'gtb-personal' }],
      ...['step.viewed', { step: 'log-in' }, 'credentials.submitted', {}],
      ...['step.viewed', { step: 'confirm-payment' }, 'payment.started', {}],
      ...['step.viewed', { step: 'confirming' }, 'payment.pending', {}],
      ...['step.viewed', { step: 'paid' }, 'payment.succeeded', {}],
    ]);
  });

  test('who taps Pay twice sends one order', () => {
    const run = atPayButton();
    run.actor.send({ type: 'payment.confirmed' });
    run.actor.send({ type: 'payment.confirmed' });
    expect(run.orders).toHaveLength(1);
  });

  test('whose second tap on a bank lands on the next screen does not pay by it', () => {
    const run = runCheckout(sampleView('confirm-payment'));
    run.actor.send({ type: 'payment.confirmed' });
    run.clock.increment(499);
    run.actor.send({ type: 'payment.confirmed' });
    expect(run.orders).toHaveLength(0);
    run.clock.increment(1);
    run.actor.send({ type: 'payment.confirmed' });
    expect(run.orders).toHaveLength(1);
  });

  test('sees confirming when the answer to Pay is lost, until the server says how it stands', async () => {
    const run = atPayButton();
    run.actor.send({ type: 'payment.confirmed' });
    await run.orders[0]?.answer({ kind: 'lost' });
    expect(run.now()).toMatchObject({ screen: 'confirming', locked: true, problem: undefined });
    expect(run.now().view).toMatchObject({ step: 'confirming', mayHavePaid: true, commands: [] });
    await run.readings[0]?.answer({ kind: 'lost' });
    run.clock.increment(3_000);
    await run.readings[1]?.fail();
    run.clock.increment(3_000);
    await run.readings[2]?.answer({ kind: 'view', view: sampleView('paid', { version: 2 }) });
    expect(run.now().screen).toBe('paid');
    expect(run.orders).toHaveLength(1);
  });

  test('gets the button back only after the server said that Pay never arrived', async () => {
    const run = atPayButton();
    run.actor.send({ type: 'payment.confirmed' });
    await run.orders[0]?.answer({ kind: 'lost' });
    await run.readings[0]?.answer({ kind: 'view', view: sampleView('confirm-payment') });
    expect(run.now()).toMatchObject({ screen: 'confirm-payment', busy: false, problem: 'no_answer' });
  });

  test.each([
    ['nothing at all', async () => {}],
    ['a fault of the page', async (run: RunningCheckout) => run.orders[0]?.fail()],
  ])('whose Pay ends in %s is in doubt, not in error', async (_, ends) => {
    const run = atPayButton();
    run.actor.send({ type: 'payment.confirmed' });
    await ends(run);
    run.clock.increment(75_000);
    expect(run.now()).toMatchObject({ screen: 'confirming', locked: true });
  });

  test('is shown the end at once when it is known before the answer to Pay', () => {
    const run = atPayButton();
    run.actor.send({ type: 'payment.confirmed' });
    run.heard({ type: 'view.came', view: sampleView('declined', { version: 2 }) });
    expect(run.now()).toMatchObject({ screen: 'confirm-payment', busy: true });
    run.heard({ type: 'view.came', view: sampleView('paid', { version: 3 }) });
    expect(run.now()).toMatchObject({ screen: 'paid', busy: false });
  });

  test('whose bank is quick goes from Pay to Paid and never sees the wait', async () => {
    const run = atPayButton();
    run.actor.send({ type: 'payment.confirmed' });
    run.heard({ type: 'view.came', view: sampleView('confirming', { version: 2 }) });
    run.clock.increment(2_499);
    expect(run.now()).toMatchObject({ screen: 'confirm-payment', busy: true, locked: true });
    await run.orders[0]?.answer({ kind: 'view', view: sampleView('paid', { version: 3 }) });
    expect(run.now().screen).toBe('paid');
    expect(run.emitted.filter((said) => said.type === 'happened').map(({ what }) => what)).not.toContain(
      'payment.pending',
    );
  });

  test('never sees the wait of which watching has told the end, and is shown what the answer to Pay says', async () => {
    const run = atPayButton();
    run.actor.send({ type: 'payment.confirmed' });
    run.heard({ type: 'view.came', view: sampleView('confirming', { version: 2 }) });
    const asked = sampleView('authorise', { version: 3 });
    run.heard({ type: 'view.came', view: asked });
    run.clock.increment(2_500);
    expect(run.now()).toMatchObject({ screen: 'confirm-payment', busy: true });
    await run.orders[0]?.answer({ kind: 'view', view: asked });
    expect(run.now()).toMatchObject({ screen: 'authorise', busy: false });
  });

  test('sees the wait when the answer to Pay is late, whether watching told of it before or tells of it then', () => {
    for (const early of [true, false]) {
      const run = atPayButton();
      const wait = () => run.heard({ type: 'view.came', view: sampleView('confirming', { version: 2 }) });
      run.actor.send({ type: 'payment.confirmed' });
      if (early) wait();
      run.clock.increment(2_500);
      if (!early) wait();
      expect(run.now()).toMatchObject({ screen: 'confirming', busy: false, view: { version: 2 } });
    }
  });

  test.each([
    ['lost', { kind: 'lost' }],
    ['a problem', { kind: 'problem', problem: 'rate_limited' }],
    ['older', { kind: 'view', view: sampleView('authorise', { version: 1 }) }],
  ] as const)('whose answer to Pay is %s sees the wait that watching told of', async (_, answer) => {
    const run = atPayButton();
    run.actor.send({ type: 'payment.confirmed' });
    run.heard({ type: 'view.came', view: sampleView('confirming', { version: 2 }) });
    await run.orders[0]?.answer(answer);
    expect(run.now()).toMatchObject({ screen: 'confirming', busy: false, view: { version: 2 } });
  });

  test('whose answer to another step is lost stays there and may ask again', async () => {
    const run = runCheckout(sampleView('log-in'));
    run.actor.send({ type: 'fields.submitted', fields: typed() });
    await run.orders[0]?.answer({ kind: 'lost' });
    await run.readings[0]?.answer({ kind: 'lost' });
    expect(run.now()).toMatchObject({ screen: 'log-in', busy: false, problem: 'no_connection' });
    run.actor.send({ type: 'fields.submitted', fields: typed() });
    expect(run.now()).toMatchObject({ busy: true, problem: undefined });
  });

  test('hears why nothing was done', async () => {
    const run = runCheckout(sampleView('log-in'));
    run.actor.send({ type: 'fields.submitted', fields: typed() });
    await run.orders[0]?.answer({ kind: 'problem', problem: 'rate_limited' });
    expect(run.now()).toMatchObject({ screen: 'log-in', busy: false, problem: 'rate_limited' });
  });

  test('who searches a longer list asks the server once the fingers rest', async () => {
    const run = runCheckout(sampleView('choose-bank'));
    run.actor.send({ type: 'search.typed', q: 'k' });
    run.clock.increment(249);
    run.actor.send({ type: 'search.typed', q: 'kuda ' });
    run.clock.increment(250);
    const kuda = { id: 'kuda', name: 'Kuda', segment: 'personal' as const, methods: [] };
    await run.searches[0]?.answer({ banks: [kuda], nextCursor: 'more' });
    expect(run.searches.map(({ input }) => input)).toEqual([{ q: 'kuda', cursor: undefined }]);
    expect(run.now().found).toEqual({ q: 'kuda', banks: [kuda], nextCursor: 'more' });
    run.actor.send({ type: 'more.asked' });
    await run.searches[1]?.answer({ banks: [{ ...kuda, id: 'kuda-2' }] });
    expect(run.searches[1]?.input).toEqual({ q: 'kuda', cursor: 'more' });
    expect(run.now().found?.banks.map(({ id }) => id)).toEqual(['kuda', 'kuda-2']);
  });

  test('who taps Cancel payment is asked first, and cancels only by saying so again', async () => {
    const run = runCheckout(sampleView('log-in'));
    run.actor.send({ type: 'cancel.confirmed' });
    run.actor.send({ type: 'cancel.asked' });
    expect([run.now().askingCancel, run.now().busy, run.orders.length]).toEqual([true, false, 0]);
    run.actor.send({ type: 'cancel.dismissed' });
    expect([run.now().askingCancel, run.orders.length]).toEqual([false, 0]);
    run.actor.send({ type: 'cancel.asked' });
    run.actor.send({ type: 'cancel.confirmed' });
    expect([run.now().askingCancel, run.now().busy, run.orders[0]?.input.command]).toEqual([
      false,
      true,
      'cancel',
    ]);
    await run.orders[0]?.answer({ kind: 'view', view: sampleView('cancelled', { version: 2 }) });
    expect(run.now().screen).toBe('cancelled');
  });

  test('whose second tap on Keep paying lands on Pay does not pay by it', () => {
    const run = atPayButton();
    run.actor.send({ type: 'cancel.asked' });
    run.actor.send({ type: 'cancel.dismissed' });
    run.actor.send({ type: 'payment.confirmed' });
    expect(run.orders).toHaveLength(0);
  });

  test('is not asked about cancelling any more once the payment has gone on elsewhere', () => {
    const run = runCheckout(sampleView('log-in'));
    run.actor.send({ type: 'cancel.asked' });
    run.heard({ type: 'view.came', view: sampleView('confirming', { version: 2 }) });
    expect(run.now()).toMatchObject({ screen: 'confirming', askingCancel: false });
  });

  test('sees the connection come and go without leaving the step', () => {
    const run = runCheckout(sampleView('log-in'));
    run.heard({ type: 'line.lost' });
    expect(run.now()).toMatchObject({ offline: true, screen: 'log-in' });
    run.heard({ type: 'line.found' });
    expect(run.now()).toMatchObject({ offline: false, screen: 'log-in' });
  });

  test('is no longer told that the server cannot be reached once it has been', async () => {
    const run = runCheckout(sampleView('log-in'));
    run.actor.send({ type: 'fields.submitted', fields: typed() });
    run.heard({ type: 'line.lost' });
    await run.orders[0]?.answer({ kind: 'lost' });
    await run.readings[0]?.answer({ kind: 'lost' });
    expect(run.now()).toMatchObject({ offline: true, busy: false, problem: 'no_connection' });
    run.heard({ type: 'line.found' });
    expect(run.now()).toMatchObject({ offline: false, busy: false, problem: 'no_answer' });
  });
});

describe('an embedder', () => {
  const said = (run: RunningCheckout) => run.emitted.filter(({ type }) => type !== 'happened');
  const outcome = { checkoutId: 'chk_sample', reference: 'ORDER1042LAGOS' };

  test('is told of success at once and once', () => {
    const run = runCheckout(sampleView('confirming'));
    run.heard({ type: 'view.came', view: sampleView('paid', { version: 2 }) });
    run.heard({ type: 'view.came', view: sampleView('paid', { version: 3 }) });
    run.actor.send({ type: 'close.asked' });
    const succeeded = { ...outcome, status: 'succeeded', mayHavePaid: true };
    expect(said(run)).toEqual([
      { type: 'outcome', outcome: succeeded },
      { type: 'close', reason: 'completed', outcome: succeeded, backTo: undefined },
    ]);
  });

  test.each(['cancelled', 'expired'] as const)('is told %s when the server says so', (step) => {
    const run = runCheckout(sampleView('choose-bank'));
    run.heard({ type: 'view.came', view: sampleView(step, { version: 2 }) });
    expect(said(run)).toEqual([
      { type: 'outcome', outcome: { ...outcome, status: step, mayHavePaid: false } },
    ]);
  });

  test('is told failed when no way on is left, and only then', () => {
    const run = runCheckout(sampleView('log-in'));
    run.heard({ type: 'view.came', view: sampleView('declined', { version: 2 }) });
    expect(said(run)).toEqual([]);
    run.heard({ type: 'view.came', view: sampleView('log-in', { version: 3 }) });
    run.heard({ type: 'view.came', view: { ...sampleView('declined', { version: 4 }), commands: [] } });
    const failed = { ...outcome, status: 'failed', mayHavePaid: false };
    expect(said(run)).toEqual([{ type: 'outcome', outcome: failed }]);
    run.actor.send({ type: 'close.asked' });
    expect(said(run).slice(1)).toEqual([
      { type: 'close', reason: 'user', outcome: failed, backTo: undefined },
    ]);
  });

  test('is told open when a payer closes with nothing decided, without a question', () => {
    const run = runCheckout(sampleView('declined'));
    run.actor.send({ type: 'close.asked' });
    const open = { ...outcome, status: 'open', mayHavePaid: false };
    expect(said(run)).toEqual([
      { type: 'outcome', outcome: open },
      { type: 'close', reason: 'user', outcome: open, backTo: undefined },
    ]);
  });

  test('is told pending when a payer leaves an order without an answer, after one word to the payer', () => {
    const run = atPayButton();
    run.actor.send({ type: 'payment.confirmed' });
    run.actor.send({ type: 'close.asked' });
    expect([run.now().closing, said(run)]).toEqual(['asking', []]);
    run.actor.send({ type: 'close.dismissed' });
    run.actor.send({ type: 'close.asked' });
    const pending = { ...outcome, status: 'pending', mayHavePaid: true };
    expect(said(run)).toEqual([
      { type: 'outcome', outcome: pending },
      { type: 'close', reason: 'pending', outcome: pending, backTo: undefined },
    ]);
  });

  test('is not asked about leaving once the payer sees the receipt', () => {
    const run = runCheckout(sampleView('confirming'));
    run.actor.send({ type: 'close.asked' });
    run.heard({ type: 'view.came', view: sampleView('paid', { version: 2 }) });
    expect(run.now()).toMatchObject({ screen: 'paid', closing: 'open' });
  });
});

describe('what is typed', () => {
  test.each(['log-in', 'answer', 'authorise'] as const)(
    'at %s is in no context, snapshot, event or message, and is in the order',
    async (step) => {
      const run = runCheckout(sampleView(step));
      run.actor.send({ type: 'fields.submitted', fields: typed() });
      const traces = () => [
        JSON.stringify(run.actor.getPersistedSnapshot()),
        JSON.stringify(run.actor.getSnapshot().context),
        inspect(run.actor.getSnapshot().context, { depth: 20 }),
        inspect(
          run.inspected.map((event) => ('event' in event ? event.event : undefined)),
          { depth: 20 },
        ),
        JSON.stringify(run.emitted),
      ];
      expect(traces().filter((trace) => trace.includes(canary))).toEqual([]);
      expect(run.orders[0]?.input.fields?.open()).toEqual({ password: canary });
      await run.orders[0]?.answer({ kind: 'lost' });
      expect(traces().filter((trace) => trace.includes(canary))).toEqual([]);
    },
  );
});

test('no effect runs that nobody has provided', () => {
  const actor = createActor(createCheckoutMachine(), { input: { view: sampleView('choose-bank') } });
  const errors: unknown[] = [];
  actor.subscribe({ error: (error) => errors.push(error) });
  actor.start();
  expect(errors).toEqual([new Error('The effect "watchSession" was not provided')]);
});
