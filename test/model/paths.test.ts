import { describe, expect, test } from 'vitest';
import type { AnyStateNode } from 'xstate';
import { mayHavePaid } from '../../src/checkout/machine/outcome-of.ts';
import { shown } from '../../src/checkout/machine/shown.ts';
import { type Step, steps } from '../../src/contract/steps.ts';
import { after, type CheckoutSnapshot, checkoutMachine, explore, payerEvents } from './explore.ts';
import { sampleView } from './sample-views.ts';

const explored = explore();
const ends: readonly Step[] = ['paid', 'approved', 'ready', 'expired', 'cancelled'];
const where = (snapshot: CheckoutSnapshot) => JSON.stringify(snapshot.value.flow);
const isBusy = (snapshot: CheckoutSnapshot) => snapshot.hasTag('busy');
/** An order of ours is out: its own answer is awaited. */
const isSending = (snapshot: CheckoutSnapshot) =>
  snapshot._nodes.some((node) => node.invoke.some(({ src }) => src === 'sendCommand'));

/** Its answer is expected any moment. */
const isPrompt = (snapshot: CheckoutSnapshot) => snapshot._nodes.some(({ key }) => key === 'prompt');

function nodes(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodes)];
}
function leaves(node: AnyStateNode): AnyStateNode[] {
  const children = Object.values(node.states);
  return children.length === 0 ? [node] : children.flatMap(leaves);
}
const flowLeaves = leaves(checkoutMachine.root.states['flow'] as AnyStateNode);

describe('over all paths of the machine', () => {
  test('no state is out of reach', () => {
    const reached = new Set(explored.flatMap(({ snapshot }) => snapshot._nodes.map(({ id }) => id)));
    expect(flowLeaves.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([
      'checkout.flow.arriving',
    ]);
  });

  test('each state has exactly one screen, named by the view or, in doubt, confirming', () => {
    for (const { snapshot, path } of explored) {
      const screens = Object.values(snapshot.getMeta()).flatMap((meta) => (meta ? [meta.screen] : []));
      const inDoubt = where(snapshot).includes('checking');
      expect(screens, path.join(' ')).toEqual([inDoubt ? 'confirming' : snapshot.context.view.step]);
      expect(shown(snapshot).view.step, path.join(' ')).toBe(shown(snapshot).screen);
    }
  });

  test.each(steps)('a view that names %s leads there from anywhere', (step) => {
    const view = sampleView(step, { version: 2 });
    const settles = step === 'confirming' || ends.includes(step);
    for (const { snapshot, path } of explored) {
      if (isSending(snapshot) && !settles) continue;
      if (isPrompt(snapshot) && step === 'confirming') continue;
      const next = after(snapshot, { type: 'view.came', view });
      expect(shown(next).screen, path.join(' ')).toBe(step);
      expect(next.hasTag('busy'), path.join(' ')).toBe(false);
      expect(next.context.view, path.join(' ')).toEqual(view);
    }
  });

  test.each(steps)('a view older than what is known never leads back to %s', (step) => {
    for (const { snapshot, path } of explored) {
      const next = after(snapshot, { type: 'view.came', view: sampleView(step, { version: 0 }) });
      expect(where(next), path.join(' ')).toBe(where(snapshot));
    }
  });

  test('a payer whose order is on its way can give no second one', () => {
    for (const { snapshot, path } of explored.filter(({ snapshot }) => isBusy(snapshot))) {
      for (const event of payerEvents) {
        expect(where(after(snapshot, event)), `${path.join(' ')} ${event.type}`).toBe(where(snapshot));
      }
    }
  });

  test('a payer is never invited to pay while an order to pay has no answer', () => {
    const unresolved = explored.filter(({ snapshot }) => snapshot.context.sentAt !== undefined);
    expect(unresolved.length).toBeGreaterThan(0);
    for (const { snapshot, path } of unresolved) {
      expect(isBusy(snapshot), path.join(' ')).toBe(true);
      expect(mayHavePaid(snapshot.context), path.join(' ')).toBe(true);
      expect(['confirm-payment', 'authorise', 'confirming']).toContain(shown(snapshot).screen);
    }
  });

  test('the page is locked exactly while an order to pay is out or in doubt', () => {
    const locked = new Set(
      explored.filter(({ snapshot }) => snapshot.hasTag('locked')).map(({ snapshot }) => where(snapshot)),
    );
    expect([...locked].sort()).toEqual([
      '{"authorise":{"authorising":"late"}}',
      '{"authorise":{"authorising":"prompt"}}',
      '{"checking":"pausing"}',
      '{"checking":"reading"}',
      '{"confirmPayment":{"paying":"late"}}',
      '{"confirmPayment":{"paying":"prompt"}}',
    ]);
  });

  test('a step entered anew has no ending of an earlier one', () => {
    for (const { snapshot, path } of explored) {
      if (snapshot.context.outcomeTold) continue;
      const step = snapshot.context.view.step;
      expect(ends.includes(step), path.join(' ')).toBe(false);
    }
  });
});

describe('every busy state', () => {
  const working = nodes(checkoutMachine.root.states['flow'] as AnyStateNode).filter(
    (node) => node.invoke.length > 0,
  );
  const waiting = flowLeaves.filter((node) => node.key === 'following');

  test('is one that asks the server or follows it', () => {
    const tagged = flowLeaves.filter((node) => node.tags.includes('busy'));
    expect(tagged.filter((node) => !working.includes(node) && !waiting.includes(node))).toEqual([]);
  });

  test.each(working.map((node) => [node.id, node] as const))(
    '%s ends by success, failure or patience',
    (_, node) => {
      const events = [...node.transitions.keys()].map((type) => type.replace(/^(xstate\.\w+).*/, '$1'));
      expect(events).toEqual(expect.arrayContaining(['xstate.done', 'xstate.error', 'xstate.after']));
    },
  );

  test.each(waiting.map((node) => [node.id, node] as const))(
    '%s ends by a view, a refusal or patience',
    (_, node) => {
      const events = [...node.transitions.keys()].map((type) => type.replace(/^(xstate\.\w+).*/, '$1'));
      expect(events.sort()).toEqual(['view.came', 'watch.failed', 'xstate.after']);
    },
  );
});
