import { setTimeout as wait } from 'node:timers/promises';
import { createTurns } from '../../src/proxy/store/turns.ts';
import type { Merchant } from './merchant/merchant.ts';
import { createIdleMeter } from './world/idle-meter.ts';

/** Lets customers in one by one, and as many at a time as the machine can serve: a slow one takes longer for a run, and the run stays the same. */
export interface Door {
  /** The merchant as customers meet it. */
  readonly merchant: Merchant;
  /** How many checkouts were made for customers. */
  passed(): number;
  /** Resolves once so many were, or `over`. */
  passing(count: number): Promise<void>;
}

const FIRST_PRESENT = 40;
const FEWEST_PRESENT = 12;
const MOST_PRESENT = 240;
/** Payers who wait for a machine that is busy give up before anything happens to them; one that has nothing to do learns nothing. */
const IDLE_ENOUGH = 0.25;
const TOO_BUSY = 0.08;
const MORE = 8;
const FEWER = 0.9;
const JUDGED_EVERY_MS = 500;
const LOOK_EVERY_MS = 25;

export function createDoor(merchant: Merchant, present: () => number, over: AbortSignal): Door {
  const idleShare = createIdleMeter();
  const inTurn = createTurns();
  let entering = 0;
  let passed = 0;
  let most = FIRST_PRESENT;
  let judgedAt = performance.now();

  function judge(): void {
    if (performance.now() - judgedAt < JUDGED_EVERY_MS) return;
    judgedAt = performance.now();
    const idle = idleShare();
    if (idle > IDLE_ENOUGH) most = Math.min(MOST_PRESENT, most + MORE);
    else if (idle < TOO_BUSY) most = Math.max(FEWEST_PRESENT, most * FEWER);
  }

  async function enter(): Promise<void> {
    for (judge(); present() + entering >= most && !over.aborted; judge()) await wait(LOOK_EVERY_MS);
    entering += 1;
  }

  return {
    merchant: {
      ...merchant,
      async makeCheckout(number) {
        await inTurn(enter);
        try {
          return await merchant.makeCheckout(number);
        } finally {
          entering -= 1;
          passed += 1;
        }
      },
    },
    passed: () => passed,
    async passing(count) {
      while (passed < count && !over.aborted) await wait(LOOK_EVERY_MS);
    },
  };
}
