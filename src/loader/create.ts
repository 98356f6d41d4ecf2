import type { EventMap, Handle, HandleState, Listener, Options } from './embedder-api.ts';
import { type Emit, type Opening, startOpening } from './opening.ts';

/** Makes a handle on one checkout. Touches nothing of the page until `open()`, and is safe to call on a server. */
export function create(options: Options): Omit<Handle, 'preload' | 'update'> {
  const listeners: { readonly [K in keyof EventMap]: Set<Listener<K> | undefined> } = {
    load: new Set([options.onLoad]),
    success: new Set([options.onSuccess]),
    pending: new Set([options.onPending]),
    error: new Set([options.onError]),
    close: new Set([options.onClose]),
    event: new Set([options.onEvent]),
  };
  let opening: Opening | undefined;
  let destroyed = false;

  // `then` takes what is no function for nothing, and what a listener throws is reported and harms nobody.
  const emit: Emit = (name, value) => {
    for (const listener of listeners[name]) Promise.resolve(value).then(listener);
  };

  return {
    open() {
      if (!opening || opening.state === 'closed') opening = startOpening(options, emit, { destroyed });
      return opening.promise;
    },
    close: () => opening?.close(),
    destroy() {
      destroyed = true;
      opening?.end('host', 'destroyed');
    },
    on: (name, listener) => void listeners[name].add(listener),
    off: (name, listener) => void listeners[name].delete(listener),
    get state(): HandleState {
      return destroyed ? 'destroyed' : (opening?.state ?? 'idle');
    },
  };
}
