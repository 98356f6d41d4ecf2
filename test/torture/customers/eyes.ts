import type { Surroundings } from '../../../src/checkout/effects/watch-session.ts';

/** Whether anybody looks at a page: always, unless they turn to another app for a while; and whether their device has a network. */
export interface Eyes {
  readonly surroundings: Surroundings;
  turnAway(): void;
  turnBack(): void;
  goOffline(): void;
  goOnline(): void;
  /** Aborted while there is no network. */
  network(): AbortSignal;
}

export function openEyes(): Eyes {
  let looks = true;
  const onWake = new Set<() => void>();
  const onSleep = new Set<() => void>();
  const onOffline = new Set<() => void>();
  let network = new AbortController();
  const listen = (to: Set<() => void>) => (listener: () => void) => {
    to.add(listener);
    return () => void to.delete(listener);
  };
  return {
    surroundings: {
      visible: () => looks,
      online: () => !network.signal.aborted,
      onWake: listen(onWake),
      onSleep: listen(onSleep),
      onOffline: listen(onOffline),
    },
    turnAway() {
      looks = false;
      for (const sleep of onSleep) sleep();
    },
    turnBack() {
      looks = true;
      for (const wake of onWake) wake();
    },
    goOffline() {
      network.abort();
      for (const offline of onOffline) offline();
    },
    goOnline() {
      network = new AbortController();
      for (const wake of onWake) wake();
    },
    network: () => network.signal,
  };
}
