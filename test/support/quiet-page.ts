import type { Shown } from '../../src/checkout/machine/facade.ts';
import type { SessionView } from '../../src/contract/session.ts';

/** What a payer sees who waits for nothing and has asked for nothing: the view's own screen. */
export function quietAt<V extends SessionView>(view: V): Shown & { readonly view: V } {
  return {
    screen: view.step,
    view,
    busy: false,
    locked: false,
    offline: false,
    closing: 'open',
    askingCancel: false,
    problem: undefined,
    found: undefined,
    finding: false,
    bankMissing: false,
    away: false,
    askingGiveUp: false,
  };
}
