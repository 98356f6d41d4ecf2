import { setTimeout as wait } from 'node:timers/promises';
import { countOf, readUnsettled, stirring, type Unsettled } from './unsettled.ts';
import type { OpenedWorld } from './world/open-world.ts';
import type { WorldTime } from './world/time.ts';

/** After so much without an end, somebody has to see why: a machine that is slow is not given up. */
const WITHIN_MS = 5 * 60_000;
const LOOK_EVERY_MS = 150;
/** A proxy may be about to look, or a webhook be on its way: it is quiet only where it is so for a while. */
const QUIET_LOOKS = 8;
/** What comes due again and again is left to the next push. */
const MOST_LOOKS = 80;
const HOUR_MS = 3_600_000;
/** What waits for minutes in production, or is over after minutes, comes due in between; after each a share of the webhooks that are hours late comes in. */
const always = [
  { push: 30_000, share: 1 / 4 },
  { push: 6 * 60_000, share: 1 / 3 },
  { push: 35 * 60_000, share: 1 / 2 },
  { push: 3 * HOUR_MS, share: 1 },
];
/** While something is still open: in the end what nobody ever answers is given to a person. */
const ifNeeded = [22 * HOUR_MS, 50 * HOUR_MS];

/** Waits until everything has come to an end, pushing time forward; tells what has not. */
export async function settle(opened: OpenedWorld, time: WorldTime): Promise<Unsettled> {
  const end = performance.now() + WITHIN_MS;
  let left: Unsettled | undefined;

  /** Until nobody does anything and nothing is due; for at most so many looks, and until it is late. */
  async function rest(mostLooks = MOST_LOOKS): Promise<boolean> {
    let quiet = 0;
    for (let look = 0; look < mostLooks && quiet < QUIET_LOOKS && performance.now() < end; look += 1) {
      left = await readUnsettled(opened.databaseUrl, time.now());
      quiet = stirring(left) === 0 && opened.slots.every((slot) => slot.isUp()) ? quiet + 1 : 0;
      await wait(LOOK_EVERY_MS);
    }
    return left !== undefined && countOf(left) === 0;
  }

  let isSettled = await rest();
  for (const { push, share } of always) {
    await opened.push(push);
    await opened.deliverLate(share);
    isSettled = await rest();
  }
  for (const push of ifNeeded) {
    if (isSettled) break;
    await opened.push(push);
    isSettled = await rest();
  }
  if (!isSettled) await rest(Number.POSITIVE_INFINITY);
  return left ?? readUnsettled(opened.databaseUrl, time.now());
}
