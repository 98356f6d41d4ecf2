/** The time of the world, which proxies and bank share: the machine's, until it is pushed. */
export interface WorldTime {
  now(): number;
  pushedMs(): number;
  push(byMs: number): void;
}

export function createWorldTime(): WorldTime {
  let pushedMs = 0;
  return {
    now: () => Date.now() + pushedMs,
    pushedMs: () => pushedMs,
    push(byMs) {
      pushedMs += byMs;
    },
  };
}
