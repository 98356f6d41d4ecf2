import type { Clock } from '../proxy/clock.ts';
import type { ManualClock } from '../sandbox/clock.ts';
import { createMovableClock } from '../sandbox/movable-clock.ts';

/**
 * One time for everybody of the demo: real, until the bank's control API pushes it forward. It only rises, also where the machine's
 * clock is set back, so that the proxy measures its waits by it as well: a pushed hour is over for leases and locks too.
 */
export function createSharedTime(): { readonly bank: Required<ManualClock>; readonly proxy: Clock } {
  const startedAt = Date.now() - performance.now();
  const bank = createMovableClock(() => Math.floor(startedAt + performance.now()));
  return { bank, proxy: { now: bank.now, monotonic: bank.now } };
}
