import type { Actor } from 'xstate';
import type { CloseAsker } from '../contract/frame-messages.ts';
import { randomKey } from './effects/page-key.ts';
import type { Host } from './hosts/host.ts';
import type { CheckoutMachine } from './machine/checkout-machine.ts';
import type { Emitted } from './machine/events.ts';
import { shown } from './machine/shown.ts';

/** Carries what the machine says to whoever opened the page, and what they ask to the machine. To be called before the start. */
export function tellHost(actor: Actor<CheckoutMachine>, host: Host): void {
  const happened = (what: Extract<Emitted, { type: 'happened' }>['what'], data: object = {}): void => {
    const { id, reference } = shown(actor.getSnapshot()).view;
    const at = new Date().toISOString();
    host.event({ v: 1, id: randomKey(), type: what, checkoutId: id, reference, at, data });
  };
  let locked = false;
  let asker: CloseAsker = 'user';

  actor.on('outcome', ({ outcome }) => host.outcome(outcome));
  actor.on('close', ({ reason, outcome, backTo }) =>
    host.close(reason === 'user' ? asker : reason, outcome, backTo),
  );
  actor.on('happened', ({ what, data }) => happened(what, data));
  actor.subscribe((snapshot) => {
    const { locked: now, closing } = shown(snapshot);
    // A payer who stayed leaves by a wish of their own.
    if (closing === 'open') asker = 'user';
    if (now !== locked) host.locked(now);
    locked = now;
  });
  host.onCloseAsked((by) => {
    if (locked && by === 'user') return;
    if (shown(actor.getSnapshot()).closing === 'open') asker = by;
    actor.send({ type: 'close.asked' });
  });
  happened('widget.loaded');
  void Promise.resolve(host.seen).then(() => happened('widget.opened'));
}
