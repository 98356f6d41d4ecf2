import {
  type AnyEventObject,
  type AnyStateNode,
  initialTransition,
  type SnapshotFrom,
  transition,
} from 'xstate';
import { type CheckoutMachine, createCheckoutMachine } from '../../src/checkout/machine/checkout-machine.ts';
import type { FlowEvent } from '../../src/checkout/machine/events.ts';
import type { PayerEvent } from '../../src/checkout/machine/facade.ts';
import type { Answer } from '../../src/checkout/machine/orders.ts';
import { Sealed } from '../../src/contract/sealed.ts';
import { steps } from '../../src/contract/steps.ts';
import { sampleView } from './sample-views.ts';

export const checkoutMachine = createCheckoutMachine();

export type CheckoutSnapshot = SnapshotFrom<CheckoutMachine>;

/** Everything a payer can do but close. */
export const payerEvents: readonly PayerEvent[] = [
  { type: 'way.chosen', way: 'bank' },
  { type: 'bank.chosen', bankId: 'gtb-personal' },
  { type: 'method.chosen', methodId: 'app' },
  { type: 'account.chosen', accountId: 'a1' },
  { type: 'fields.submitted', fields: new Sealed({ password: 'CANARY-typed' }) },
  {
    type: 'account.entered',
    entered: new Sealed({ accountNumber: '0123456789', details: { bvn: '22200011122' } }),
  },
  { type: 'terms.accepted', hash: 'h1' },
  { type: 'sharing.agreed' },
  { type: 'transfer.copied' },
  { type: 'transfer.claimed' },
  { type: 'details.entered', entered: new Sealed({ details: { phone: '08012345678' } }) },
  { type: 'way-change.asked' },
  { type: 'page.opened' },
  { type: 'give-up.confirmed' },
  { type: 'give-up.dismissed' },
  { type: 'restart.asked' },
  { type: 'payment.confirmed' },
  { type: 'back.asked' },
  { type: 'bank-change.asked' },
  { type: 'method-change.asked' },
  { type: 'bank-missing.told' },
  { type: 'bank-missing.dismissed' },
  { type: 'cancel.asked' },
  { type: 'cancel.confirmed' },
  { type: 'cancel.dismissed' },
  { type: 'retry.asked' },
  { type: 'start-over.asked' },
  { type: 'return.told' },
  { type: 'search.typed', q: 'gtb' },
  { type: 'more.asked' },
];

export const viewEvents: readonly FlowEvent[] = steps.flatMap((step) =>
  [false, true].map((busy) => ({ type: 'view.came' as const, view: sampleView(step, { busy }) })),
);

const answers: readonly Answer[] = [
  ...steps.flatMap((step) =>
    [false, true].map((busy) => ({ kind: 'view' as const, view: sampleView(step, { busy }) })),
  ),
  { kind: 'problem', problem: 'rate_limited' },
  { kind: 'lost' },
];

/** Every event that the state's own calls and delays can bring, with every kind of answer. */
function ownEvents(node: AnyStateNode): AnyEventObject[] {
  return [...node.transitions.keys()].flatMap((type): AnyEventObject[] => {
    if (type.startsWith('xstate.done.actor.')) {
      return node.key === 'finding'
        ? [{ type, output: { banks: [] } }]
        : answers.map((output) => ({ type, output }));
    }
    if (type.startsWith('xstate.error.actor.')) return [{ type, error: new Error('fault') }];
    return type.startsWith('xstate.after.') ? [{ type }] : [];
  });
}

export interface Explored {
  readonly snapshot: CheckoutSnapshot;
  readonly path: readonly string[];
}

/** A state with what guards look at besides. */
function keyOf({ value, context }: CheckoutSnapshot): string {
  return JSON.stringify([value, context.view.step, context.sentAt !== undefined, context.held?.step]);
}

/** Every state of the real machine that any chain of events leads to, with the shortest chain. No effect is ever started. */
export function explore(more: readonly FlowEvent[] = []): readonly Explored[] {
  const [first] = initialTransition(checkoutMachine, { view: sampleView('choose-bank') });
  const found = new Map<string, Explored>([[keyOf(first), { snapshot: first, path: [] }]]);
  for (const { snapshot, path } of found.values()) {
    const events = [
      ...payerEvents,
      ...viewEvents,
      { type: 'watch.failed' },
      ...more,
      ...snapshot._nodes.flatMap(ownEvents),
    ];
    for (const event of events) {
      const [next] = transition(checkoutMachine, snapshot, event as FlowEvent);
      if (!found.has(keyOf(next))) found.set(keyOf(next), { snapshot: next, path: [...path, event.type] });
    }
  }
  return [...found.values()];
}

export function after(snapshot: CheckoutSnapshot, event: FlowEvent): CheckoutSnapshot {
  return transition(checkoutMachine, snapshot, event)[0];
}
