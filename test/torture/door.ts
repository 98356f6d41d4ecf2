import { setTimeout as wait } from 'node:timers/promises';
import type { Merchant } from './merchant/merchant.ts';

/** Lets customers in one by one, and so many at a time: a slow machine takes longer for a run, and the run stays the same. */
export interface Door {
  /** The merchant as customers meet it. */
  readonly merchant: Merchant;
  /** How many checkouts were made for customers. */
  passed(): number;
  /** Resolves once so many were, or `over`. */
  passing(count: number): Promise<void>;
}

const MOST_PRESENT = 60;
const FEWEST_PRESENT = 12;
/** Where an order takes so long, fewer are let in: payers who wait for a machine that is busy give up before anything happens to them. */
const SLOW_MS = 1_000;
const FEWER = 0.9;
const LOOK_EVERY_MS = 25;

export function createDoor(merchant: Merchant, present: () => number, over: AbortSignal): Door {
  let entering = 0;
  let passed = 0;
  let most = MOST_PRESENT;
  return {
    merchant: {
      ...merchant,
      async makeCheckout(number) {
        while (present() + entering >= most && !over.aborted) await wait(LOOK_EVERY_MS);
        entering += 1;
        const from = performance.now();
        try {
          return await merchant.makeCheckout(number);
        } finally {
          entering -= 1;
          passed += 1;
          const isSlow = performance.now() - from > SLOW_MS;
          most = isSlow ? Math.max(FEWEST_PRESENT, most * FEWER) : Math.min(MOST_PRESENT, most + 1);
        }
      },
    },
    passed: () => passed,
    async passing(count) {
      while (passed < count && !over.aborted) await wait(LOOK_EVERY_MS);
    },
  };
}
