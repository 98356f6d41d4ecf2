/** So long without a key, a touch or scrolling, and the payer is taken to be reading. */
const QUIET_MS = 300;
/** Never put off longer than this. */
const LONGEST_WAIT_MS = 3_000;
/** Enough for a frame that shows what was tapped. */
const FRAME_MS = 50;

export interface QuietMoment {
  /** From now on `start` may be called, once the payer rests. */
  wait(): void;
  /** Calls `start` as soon as what the payer did is on the screen. */
  hurry(): void;
}

/** Calls `start` once, at a moment when the payer neither types nor touches nor scrolls: what they do meanwhile would wait for it. */
export function quietMoment(page: Window, start: () => void): QuietMoment {
  const kinds = ['keydown', 'pointerdown', 'touchmove', 'scroll'];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isHurried = false;
  let latest: number | undefined;

  const startIn = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isHurried = true;
      for (const kind of kinds) page.removeEventListener(kind, rest);
      start();
    }, ms);
  };
  const rest = (): void => {
    if (isHurried || latest === undefined) return;
    startIn(Math.max(0, Math.min(QUIET_MS, latest - performance.now())));
  };
  for (const kind of kinds) page.addEventListener(kind, rest, { passive: true });

  return {
    wait: () => {
      latest ??= performance.now() + LONGEST_WAIT_MS;
      rest();
    },
    hurry: () => {
      if (!isHurried) startIn(FRAME_MS);
      isHurried = true;
    },
  };
}
