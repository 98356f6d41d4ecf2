/** What is refused when there is more to do than can be done: what begins something new `first`, what only reads `next`. */
export type Shed = 'first' | 'next';

/** Lets calls in, or not, by how long work has had to wait lately. */
export interface Admission {
  takes(shed: Shed): boolean;
  /** The share of new work that is taken, from nearly 0 to 1. */
  share(): number;
  /** Tells how long work waits now, milliseconds. Asked for ten times a second. */
  note(waitedMs: number): void;
}

/** What lasts so many looks is no hiccup. */
const LASTS = 3;
/** Of what is new while too much is there: a little is always tried, else nobody would learn that there is room again. */
const LEAST = 0.02;
const LESS = 0.7;
const MORE = 0.05;
/** Reading is refused where leaving out what is new has not helped. */
const READS_ABOVE = 4;

/**
 * While work waits for more than `limitMs`, a smaller and smaller share of new calls is taken; once it waits for less than half of
 * that, more and more again. In between the share stays, so that it does not swing.
 */
export function createAdmission(limitMs: number): Admission {
  let share = 1;
  let credit = 0;
  let above = 0;
  let farAbove = 0;
  let readsToo = true;

  return {
    takes(shed) {
      if (shed === 'next') return readsToo;
      if (share === 1) return true;
      credit += share;
      if (credit < 1) return false;
      credit -= 1;
      return true;
    },
    share: () => share,
    note(waitedMs) {
      above = waitedMs > limitMs ? above + 1 : 0;
      farAbove = waitedMs > limitMs * READS_ABOVE ? farAbove + 1 : 0;
      if (above >= LASTS) share = Math.max(LEAST, share * LESS);
      else if (waitedMs < limitMs / 2) share = Math.min(1, share + MORE);
      if (farAbove >= LASTS) readsToo = false;
      else if (waitedMs <= limitMs) readsToo = true;
    },
  };
}
