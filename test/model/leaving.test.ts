import { describe, expect, test } from 'vitest';
import { backTo } from '../../src/checkout/machine/outcome-of.ts';
import type { SessionView } from '../../src/contract/session.ts';
import { type RunningCheckout, runCheckout } from './running.ts';
import { sampleView } from './sample-views.ts';

const waiting = (version: number, facts: object = {}): SessionView =>
  ({
    ...sampleView('leave-to-provider', { version }),
    commands: ['returned', 'change-way', 'cancel'],
    ...facts,
  }) as SessionView;

/** A payer who has just chosen the provider's page. */
function chosen(view = waiting(2)): RunningCheckout {
  const run = runCheckout(sampleView('choose-way'));
  run.heard({ type: 'view.came', view });
  return run;
}

const told = (run: RunningCheckout) =>
  run.emitted.flatMap((said) => (said.type === 'happened' && said.what !== 'step.viewed' ? [said.what] : []));
const asked = (run: RunningCheckout) => run.orders.map(({ input }) => input.command);

describe('a payer who goes to the provider’s page', () => {
  test('asks the server for nothing by it; the merchant hears of it, and the page knows', () => {
    const run = chosen();
    expect(run.now().away).toBe(false);
    run.actor.send({ type: 'page.opened' });
    expect([run.now().away, asked(run), told(run)]).toEqual([true, [], ['provider_page.opened']]);
  });

  test('makes the server ask once by coming back, and is no more away once it did', async () => {
    const run = chosen();
    run.actor.send({ type: 'page.opened' });
    run.actor.send({ type: 'return.told' });
    run.actor.send({ type: 'return.told' });
    expect([asked(run), run.now().busy]).toEqual([['returned'], true]);
    await run.orders[0]?.answer({ kind: 'view', view: waiting(3, { checkedSeconds: 0 }) });
    expect([run.now().screen, run.now().busy, run.now().away]).toEqual(['leave-to-provider', false, false]);
    expect(told(run)).toEqual(['provider_page.opened', 'provider_page.returned']);
  });

  test('stays away where the answer is lost and nothing was asked', async () => {
    const run = chosen();
    run.actor.send({ type: 'page.opened' });
    run.actor.send({ type: 'return.told' });
    await run.orders[0]?.answer({ kind: 'lost' });
    await run.readings[0]?.answer({ kind: 'view', view: waiting(2) });
    expect([run.now().away, run.now().busy, run.now().problem]).toEqual([true, false, 'no_answer']);
  });

  test('may have been there before this page was: after a reload it is taken to be so', () => {
    expect(runCheckout(waiting(2)).now().away).toBe(true);
  });

  test('is away again who opens it again after it was asked about', () => {
    const run = chosen(waiting(2, { checkedSeconds: 40 }));
    run.actor.send({ type: 'page.opened' });
    expect(run.now().away).toBe(true);
  });

  test('is not taken back by a view that is older than what is known', () => {
    const run = chosen();
    run.actor.send({ type: 'page.opened' });
    run.heard({ type: 'view.came', view: sampleView('choose-way', { version: 1 }) });
    expect([run.now().away, run.now().screen]).toEqual([true, 'leave-to-provider']);
  });

  test('is no more away once the end is known', () => {
    const run = chosen();
    run.actor.send({ type: 'page.opened' });
    run.heard({ type: 'view.came', view: sampleView('paid', { version: 3 }) });
    expect([run.now().away, run.now().screen]).toEqual([false, 'paid']);
  });
});

describe('giving the provider’s page up', () => {
  test('needs no question where it was not opened', () => {
    const run = chosen();
    run.actor.send({ type: 'way-change.asked' });
    expect(asked(run)).toEqual(['change-way']);
  });

  test.each([
    ['it was opened', {}, true],
    ['it was asked about', { checkedSeconds: 12 }, false],
  ])('is asked about once where %s, since it may still be paid', (_, facts, opens) => {
    const run = chosen(waiting(2, facts));
    if (opens) run.actor.send({ type: 'page.opened' });
    run.actor.send({ type: 'way-change.asked' });
    expect([asked(run), run.now().askingGiveUp]).toEqual([[], true]);
    run.actor.send({ type: 'give-up.confirmed' });
    expect([asked(run), run.now().askingGiveUp]).toEqual([['change-way'], false]);
  });

  test('is thought better of, and the page still waits', () => {
    const run = chosen();
    run.actor.send({ type: 'page.opened' });
    run.actor.send({ type: 'way-change.asked' });
    run.actor.send({ type: 'give-up.dismissed' });
    expect([asked(run), run.now().askingGiveUp, run.now().away]).toEqual([[], false, true]);
  });

  test('of a mandate goes back to its terms', () => {
    const run = chosen(waiting(2, { commands: ['returned', 'go-back', 'cancel'] }));
    run.actor.send({ type: 'page.opened' });
    run.actor.send({ type: 'back.asked' });
    run.actor.send({ type: 'give-up.confirmed' });
    expect(asked(run)).toEqual(['go-back']);
  });

  test('is overtaken by the word that it was paid', () => {
    const run = chosen();
    run.actor.send({ type: 'page.opened' });
    run.actor.send({ type: 'way-change.asked' });
    run.heard({ type: 'view.came', view: sampleView('paid', { version: 3 }) });
    expect([run.now().askingGiveUp, run.now().screen, asked(run)]).toEqual([false, 'paid', []]);
  });

  test('is still asked about when the view is told anew', () => {
    const run = chosen(waiting(2, { checkedSeconds: 12 }));
    run.actor.send({ type: 'way-change.asked' });
    run.heard({ type: 'view.came', view: waiting(3, { checkedSeconds: 1 }) });
    expect(run.now().askingGiveUp).toBe(true);
  });
});

describe('closing while the provider’s page may be paid on', () => {
  const closed = (run: RunningCheckout) => {
    run.actor.send({ type: 'close.asked' });
    return run.emitted.flatMap((said) =>
      said.type === 'close' ? [[said.reason, said.outcome.status, said.outcome.mayHavePaid]] : [],
    );
  };
  const pending = [['pending', 'pending', true]];

  test('tells the merchant’s page that it may be, and asks nobody who has just been sent there', () => {
    expect(closed(chosen())).toEqual(pending);
    const run = chosen();
    run.actor.send({ type: 'page.opened' });
    expect(closed(run)).toEqual(pending);
  });

  test('warns a payer once who is back from it, or has given it up', () => {
    const givenUp = (
      ['choose-way', 'choose-bank', 'confirm-payment', 'declined', 'unavailable'] as const
    ).map((step) => ({ ...sampleView(step, { version: 2 }), pageGivenUp: true }) as SessionView);
    const second = waiting(2, { pageGivenUp: true });
    for (const view of [waiting(2, { checkedSeconds: 12 }), second, ...givenUp]) {
      const run = chosen(view);
      expect([closed(run), run.now().closing]).toEqual([[], 'asking']);
      run.actor.send({ type: 'close.confirmed' });
      expect(run.emitted.at(-1)).toMatchObject({
        reason: 'pending',
        outcome: { status: 'pending', mayHavePaid: true },
      });
    }
  });

  test.each(['cancelled', 'expired'] as const)(
    'says with the end that it may be, where a page was given up, and asks no more: %s',
    (step) => {
      const ended = { ...sampleView(step, { version: 2 }), pageGivenUp: true } as SessionView;
      expect(closed(chosen(ended))).toEqual([['pending', step, true]]);
    },
  );

  test('leads who cancelled back to where the merchant wants those who did, also where a page was given up', () => {
    const addresses = {
      returnUrl: 'https://adirelane.example/thanks',
      cancelUrl: 'https://adirelane.example/cart',
    };
    const at = (step: 'cancelled' | 'expired' | 'choose-bank', facts: object) => {
      const run = chosen({ ...sampleView(step, { version: 2 }), ...addresses, ...facts } as SessionView);
      return backTo(run.actor.getSnapshot().context);
    };
    const givenUp = { pageGivenUp: true };
    expect([at('cancelled', givenUp), at('cancelled', {}), at('choose-bank', {})]).toEqual(
      Array(3).fill(addresses.cancelUrl),
    );
    expect(at('cancelled', { ...givenUp, cancelUrl: undefined })).toBe(addresses.returnUrl);
    expect([at('expired', givenUp), at('choose-bank', givenUp)]).toEqual(Array(2).fill(addresses.returnUrl));
  });

  test('is no matter of money where a mandate is set up or an account linked there', () => {
    const open = [['user', 'open', false]];
    expect(closed(chosen(waiting(2, { kind: 'mandate', errand: 'mandate', checkedSeconds: 12 })))).toEqual(
      open,
    );
    expect(closed(chosen(waiting(2, { kind: 'link', errand: 'link', checkedSeconds: 12 })))).toEqual(open);
  });

  test('is none either where the page could not be opened', () => {
    const notOpened = {
      ...sampleView('choose-way', { version: 2 }),
      notice: 'page_not_opened',
    } as SessionView;
    expect(closed(chosen(notOpened))).toEqual([['user', 'open', false]]);
  });
});
