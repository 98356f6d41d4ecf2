/** Who watches which checkout in this process. */
export interface Wakers {
  subscribe(checkoutId: string, listener: () => void): () => void;
  wake(checkoutId: string): void;
  wakeAll(): void;
}

export function createWakers(): Wakers {
  const listeners = new Map<string, Set<() => void>>();
  const call = (set: Set<() => void> | undefined) => {
    for (const listener of [...(set ?? [])]) listener();
  };
  return {
    subscribe(checkoutId, listener) {
      const set = listeners.get(checkoutId) ?? new Set();
      listeners.set(checkoutId, set);
      set.add(listener);
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(checkoutId) === set) listeners.delete(checkoutId);
      };
    },
    wake: (checkoutId) => call(listeners.get(checkoutId)),
    wakeAll: () => {
      for (const set of [...listeners.values()]) call(set);
    },
  };
}
