import { setTimeout as wait } from 'node:timers/promises';
import { countOf, readUnsettled, type Unsettled } from './unsettled.ts';
import type { OpenedWorld } from './world/open-world.ts';
import type { WorldTime } from './world/time.ts';

const WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 250;
const BEFORE_PUSHES_MS = 8_000;
const AFTER_A_PUSH_MS = 3_000;
const HOUR_MS = 3_600_000;
/** What waits for minutes in production, or is over after minutes, comes due in between. */
const always = [30_000, 6 * 60_000, 35 * 60_000];
/** While something is still open: in the end what nobody ever answers is given to a person. */
const ifNeeded = [3 * HOUR_MS, 22 * HOUR_MS, 50 * HOUR_MS];

/** Waits until everything has come to an end, pushing time forward; tells what has not. */
export async function settle(opened: OpenedWorld, time: WorldTime): Promise<Unsettled> {
  const end = performance.now() + WITHIN_MS;
  let left: Unsettled | undefined;

  /** For at most so long, until nothing is left. */
  async function rest(ms: number): Promise<boolean> {
    const until = Math.min(end, performance.now() + ms);
    for (;;) {
      left = await readUnsettled(opened.databaseUrl, time.now());
      if (countOf(left) === 0 && opened.slots.every((slot) => slot.isUp())) return true;
      if (performance.now() > until) return false;
      await wait(LOOK_EVERY_MS);
    }
  }

  let isSettled = await rest(BEFORE_PUSHES_MS);
  for (const push of always) {
    await opened.push(push);
    isSettled = await rest(AFTER_A_PUSH_MS);
  }
  for (const push of ifNeeded) {
    if (isSettled) break;
    await opened.push(push);
    isSettled = await rest(AFTER_A_PUSH_MS);
  }
  if (!isSettled) await rest(WITHIN_MS);
  return left ?? readUnsettled(opened.databaseUrl, time.now());
}
