import type { Surroundings } from '../../../src/checkout/effects/watch-session.ts';

/** Whether anybody looks at a page: always, unless they turn to another app for a while. */
export interface Eyes {
  readonly surroundings: Surroundings;
  turnAway(): void;
  turnBack(): void;
}

export function openEyes(): Eyes {
  let looks = true;
  const onWake = new Set<() => void>();
  const onSleep = new Set<() => void>();
  const listen = (to: Set<() => void>) => (listener: () => void) => {
    to.add(listener);
    return () => void to.delete(listener);
  };
  return {
    surroundings: {
      visible: () => looks,
      online: () => true,
      onWake: listen(onWake),
      onSleep: listen(onSleep),
      onOffline: () => () => {},
    },
    turnAway() {
      looks = false;
      for (const sleep of onSleep) sleep();
    },
    turnBack() {
      looks = true;
      for (const wake of onWake) wake();
    },
  };
}
