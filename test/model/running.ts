import {
  type Actor,
  createActor,
  fromCallback,
  fromPromise,
  type InspectionEvent,
  type NonReducibleUnknown,
  SimulatedClock,
} from 'xstate';
import { type CheckoutMachine, createCheckoutMachine } from '../../src/checkout/machine/checkout-machine.ts';
import type { Emitted, LineEvent } from '../../src/checkout/machine/events.ts';
import type { Shown } from '../../src/checkout/machine/facade.ts';
import type { BankQuery } from '../../src/checkout/machine/flow.ts';
import type { Answer, Order } from '../../src/checkout/machine/orders.ts';
import { shown } from '../../src/checkout/machine/shown.ts';
import type { SessionView } from '../../src/contract/session.ts';
import type { BankPage } from '../../src/contract/view-parts.ts';

interface Asked<I, O> {
  readonly input: I;
  answer(output: O): Promise<void>;
  fail(): Promise<void>;
}

export interface RunningCheckout {
  readonly actor: Actor<CheckoutMachine>;
  readonly clock: SimulatedClock;
  readonly orders: Asked<Order, Answer>[];
  readonly readings: Asked<NonReducibleUnknown, Answer>[];
  readonly searches: Asked<BankQuery, BankPage>[];
  readonly emitted: Emitted[];
  readonly inspected: InspectionEvent[];
  now(): Shown;
  heard(event: LineEvent): void;
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function slot<I, O>(asked: Asked<I, O>[]) {
  return fromPromise<O, I>(
    ({ input }) =>
      new Promise<O>((resolve, reject) => {
        asked.push({
          input,
          answer: (output) => {
            resolve(output);
            return settled();
          },
          fail: () => {
            reject(new Error('fault'));
            return settled();
          },
        });
      }),
  );
}

/** The real machine at work, with a server that answers when the test says so and a clock that stands still. */
export function runCheckout(view: SessionView): RunningCheckout {
  const clock = new SimulatedClock();
  const orders: Asked<Order, Answer>[] = [];
  const readings: Asked<NonReducibleUnknown, Answer>[] = [];
  const searches: Asked<BankQuery, BankPage>[] = [];
  const emitted: Emitted[] = [];
  const inspected: InspectionEvent[] = [];
  let tell: (event: LineEvent) => void = () => {};
  const machine = createCheckoutMachine().provide({
    actors: {
      sendCommand: slot<Order, Answer>(orders),
      readSession: slot<NonReducibleUnknown, Answer>(readings),
      findBanks: slot<BankQuery, BankPage>(searches),
      watchSession: fromCallback<LineEvent>(({ sendBack }) => {
        tell = sendBack;
      }),
    },
  });
  const actor = createActor(machine, { clock, input: { view }, inspect: (event) => inspected.push(event) });
  actor.on('*', (event) => emitted.push(event));
  actor.start();
  return {
    actor,
    clock,
    orders,
    readings,
    searches,
    emitted,
    inspected,
    now: () => shown(actor.getSnapshot()),
    heard: (event) => tell(event),
  };
}
