import { setTimeout as after } from 'node:timers/promises';

/** Waits for `ms` milliseconds, or less where `over` says so. Never rejects. */
export const pause = (ms: number, over: AbortSignal): Promise<void> =>
  after(ms, undefined, { signal: over }).catch(() => {});
