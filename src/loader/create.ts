import type { EventMap, Handle, HandleState, Listener, Options } from './embedder-api.ts';
import { type Emit, type Opening, startOpening } from './opening.ts';

const callbacks = {
  load: 'onLoad',
  success: 'onSuccess',
  pending: 'onPending',
  error: 'onError',
  close: 'onClose',
  event: 'onEvent',
} as const satisfies Record<keyof EventMap, keyof Options>;

/** Makes a handle on one checkout. Touches nothing of the page until `open()`, and is safe to call on a server. */
export function create(options: Options): Handle {
  type Anyone = Listener<never>;
  const listeners = new Map<string, Set<Anyone>>();
  let opening: Opening | undefined;
  let destroyed = false;

  const listenersOf = (name: string) => {
    const those = listeners.get(name) ?? new Set();
    listeners.set(name, those);
    return those;
  };
  for (const [name, callback] of Object.entries(callbacks)) {
    const listener = options[callback];
    if (typeof listener === 'function') listenersOf(name).add(listener as Anyone);
  }

  // In a task of its own, so that a listener that throws is reported and harms nobody.
  const emit: Emit = (name, value) => {
    for (const listener of listenersOf(name)) {
      Promise.resolve().then(() => (listener as Listener<typeof name>)(value));
    }
  };

  return {
    open() {
      if (!opening || opening.state === 'closed') {
        opening = startOpening(options, emit, { destroyed });
      }
      return opening.promise;
    },
    close: () => opening?.close(),
    destroy() {
      destroyed = true;
      opening?.end('host', 'destroyed');
    },
    on: (name, listener) => void listenersOf(name).add(listener as Anyone),
    off: (name, listener) => void listenersOf(name).delete(listener as Anyone),
    get state(): HandleState {
      return destroyed ? 'destroyed' : (opening?.state ?? 'idle');
    },
  };
}
