import { type Actor, createActor, fromCallback, fromPromise } from 'xstate';
import type { OpenLine } from '../../../src/checkout/effects/open-line.ts';
import {
  type CheckoutMachine,
  createCheckoutMachine,
} from '../../../src/checkout/machine/checkout-machine.ts';
import type { LineEvent } from '../../../src/checkout/machine/events.ts';
import type { BankQuery } from '../../../src/checkout/machine/flow.ts';
import type { Answer, Order } from '../../../src/checkout/machine/orders.ts';
import type { SessionView } from '../../../src/contract/session.ts';
import type { BankPage } from '../../../src/contract/view-parts.ts';

type System = Actor<CheckoutMachine>['system'];

const lines = new WeakMap<System, OpenLine>();

function lineOf(system: System): OpenLine {
  const line = lines.get(system);
  if (!line) throw new Error('A page runs without its line');
  return line;
}

/** To fill the slots anew for each page takes milliseconds, and there are thousands: all share one machine, which finds the line of the page it runs for. */
const machine = createCheckoutMachine().provide({
  actors: {
    sendCommand: fromPromise<Answer, Order>(({ input, signal, system }) =>
      lineOf(system).client.send(input, signal),
    ),
    readSession: fromPromise<Answer>(({ signal, system }) => lineOf(system).client.read(signal)),
    findBanks: fromPromise<BankPage, BankQuery>(({ input, signal, system }) =>
      lineOf(system).client.banks(input, signal),
    ),
    watchSession: fromCallback<LineEvent>(({ sendBack, system }) => lineOf(system).watch(sendBack)),
  },
});

/** The machine of one page, not started yet. */
export function machineOn(line: OpenLine, view: SessionView): Actor<CheckoutMachine> {
  const actor = createActor(machine, { input: { view } });
  lines.set(actor.system, line);
  return actor;
}
