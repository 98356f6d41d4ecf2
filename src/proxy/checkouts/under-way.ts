/** Work that goes on beside whoever began it, one at a time of each name. */
export interface UnderWay {
  has(name: string): boolean;
  /** What fails is done again at its next time. Nothing happens where work of this name goes on. */
  carryOn(name: string, work: () => Promise<unknown>): void;
  /** Resolves once nothing goes on any more. */
  idle(): Promise<void>;
}

export function createUnderWay(): UnderWay {
  const running = new Map<string, Promise<unknown>>();
  return {
    has: (name) => running.has(name),
    carryOn(name, work) {
      if (running.has(name)) return;
      const done = work()
        .catch(() => {})
        .finally(() => running.delete(name));
      running.set(name, done);
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled([...running.values()]);
    },
  };
}
