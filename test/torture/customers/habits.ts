import type { Draw } from '../../faults/draw.ts';

/** What some customers do besides, at a screen of their drawing. */
export const whims = [
  'double-click',
  'two-tabs',
  'other-device',
  'reload',
  'go-back',
  'change-bank',
  'wrong-entry',
  'leave',
  'leave-for-good',
  'look-away',
  'offline',
  'old-request-again',
  'changed-amount',
  'cancel',
] as const;
export type Whim = (typeof whims)[number];

/** How one customer is: drawn before they come, so that no timing changes it. */
export interface Habits {
  /** By the count of the screen at which it takes them; each is done once. */
  readonly whims: ReadonlyMap<number, Whim>;
  /** What they type as their user at one try after the other, the last one at all further ones. */
  readonly users: readonly [string, ...string[]];
  /** How often they begin again after a refusal. */
  readonly tries: number;
  /** How long they look at a screen before they press, milliseconds. */
  readonly looksMs: number;
  /** How long they wait for what does not come, milliseconds. */
  readonly patienceMs: number;
  /** How long they stay away where they leave and come back, milliseconds. */
  readonly awayMs: number;
  /** For how long their device has no network where that happens, milliseconds. */
  readonly offlineMs: number;
  /** From 0 to 1: where in a list they choose. */
  readonly taste: number;
}

/** Those that wait for an occasion are drawn more often, since it does not always come. */
const weights: Readonly<Record<Whim, number>> = {
  'double-click': 3,
  'two-tabs': 3,
  'other-device': 3,
  reload: 2,
  'go-back': 4,
  'change-bank': 3,
  'wrong-entry': 6,
  leave: 3,
  'leave-for-good': 2,
  'look-away': 2,
  offline: 5,
  'old-request-again': 3,
  'changed-amount': 6,
  cancel: 3,
};
const bag = whims.flatMap((whim) => Array.from({ length: weights[whim] }, () => whim));

/** Most payments have no more screens before they are over. */
const SCREENS = 5;

const LEAST_PATIENCE_MS = 4_000;

export function drawHabits(draw: Draw, users: Habits['users'], mostPatienceMs: number): Habits {
  const drawn = new Map<number, Whim>();
  const most = draw.pick([0, 1, 1, 2, 2, 3]);
  for (let count = 0; count < most; count += 1) drawn.set(1 + draw.upTo(SCREENS - 1), draw.pick(bag));
  return {
    whims: drawn,
    users,
    tries: draw.upTo(2),
    looksMs: 50 + draw.upTo(400),
    patienceMs: LEAST_PATIENCE_MS + draw.upTo(mostPatienceMs - LEAST_PATIENCE_MS),
    awayMs: 500 + draw.upTo(8_000),
    taste: draw.next(),
    // Mostly a few seconds, at most a minute.
    offlineMs: 1_000 + Math.floor(59_000 * draw.next() ** 8),
  };
}
