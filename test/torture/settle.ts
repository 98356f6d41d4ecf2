import { setTimeout as wait } from 'node:timers/promises';
import { countOf, readUnsettled, type Unsettled } from './unsettled.ts';
import type { OpenedWorld } from './world/open-world.ts';

const WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 500;
const FIRST_PUSH_AFTER_MS = 6_000;
const BETWEEN_PUSHES_MS = 2_500;
const HOUR_MS = 3_600_000;
/** What waits for minutes, hours or days in production comes due in between; what nobody ever answers is given to a person after the last. */
const PUSHES_MS = [30_000, 6 * 60_000, 35 * 60_000, 3 * HOUR_MS, 22 * HOUR_MS, 50 * HOUR_MS];

/** Waits until everything has come to an end, pushing time forward; tells what has not. */
export async function settle(opened: OpenedWorld, databaseUrl: string): Promise<Unsettled> {
  const from = performance.now();
  let pushes = 0;
  for (;;) {
    const left = await readUnsettled(databaseUrl);
    const waited = performance.now() - from;
    const isDone = countOf(left) === 0 && opened.slots.every((slot) => slot.isUp());
    if (isDone || waited > WITHIN_MS) return left;
    const push = PUSHES_MS[pushes];
    if (push !== undefined && waited > FIRST_PUSH_AFTER_MS + pushes * BETWEEN_PUSHES_MS) {
      pushes += 1;
      await opened.push(push);
    }
    await wait(LOOK_EVERY_MS);
  }
}
