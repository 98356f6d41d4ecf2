import type { Admission } from './admission.ts';

/** How often this process shows that its turn comes when it is due. */
const BEAT_MS = 20;
const LOOK_MS = 100;

/** Looks at how long this process and its database keep work waiting, and tells the admission. */
export interface LoadWatch {
  start(): void;
  stop(): void;
  /** The longest that work has waited, as looked at since this was last asked, milliseconds. */
  takeLongest(): number;
}

/** `waitedForStore` is how long whoever waits longest for a connection to the database has waited, milliseconds. */
export function watchLoad(options: {
  admission: Pick<Admission, 'note'>;
  waitedForStore: () => number;
  monotonic: () => number;
  /** Calls again and again, so many milliseconds apart, until the answer is called. */
  every?: (ms: number, run: () => void) => () => void;
}): LoadWatch {
  const { admission, waitedForStore, monotonic, every = byTimer } = options;
  let end = (): void => {};
  let longest = 0;
  let beatAt = 0;
  let lookedAt = 0;
  let late = 0;
  let beats = 0;

  function beat(): void {
    const now = monotonic();
    late += Math.max(0, now - beatAt - BEAT_MS);
    beats += 1;
    beatAt = now;
    if (now - lookedAt < LOOK_MS) return;
    const waitedMs = Math.max(late / beats, waitedForStore());
    lookedAt = now;
    late = 0;
    beats = 0;
    longest = Math.max(longest, waitedMs);
    admission.note(waitedMs);
  }

  return {
    start() {
      beatAt = monotonic();
      lookedAt = beatAt;
      end = every(BEAT_MS, beat);
    },
    stop: () => end(),
    takeLongest() {
      const taken = longest;
      longest = 0;
      return taken;
    },
  };
}

function byTimer(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms).unref();
  return () => clearInterval(timer);
}
