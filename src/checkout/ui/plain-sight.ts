import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** So long a button has stood in plain sight before it takes a tap: one that comes sooner may be meant for what was there before. */
const SETTLING_MS = 500;
/** So long it may be hidden before the payer is told: pages move, and draw over themselves for a moment. */
const PATIENCE_MS = 1_500;
/** How often the browser looks, and the least that it allows. */
const LOOK_MS = 100;
/** Frames seldom end on whole pixels. */
const NEARLY_ALL = 0.9;

/** `plain`: takes taps. `settling`: not yet. `covered`: another page draws over it, fades, bends or crops it. */
export type Sight = 'settling' | 'plain' | 'covered';

/** What newer browsers tell beside the standard's first version. */
interface Seen extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

/**
 * Whether an element stands as drawn before the payer's eyes, from when it came or `changed` did. Only in a frame can somebody else draw
 * over it; where the browser cannot tell, it is believed after a moment. `insist` is for a tap that is not taken: it brings the element
 * into view, and says at once what hides it.
 */
export function usePlainSight(
  target: RefObject<HTMLElement | null>,
  changed: string,
): { sight: Sight; insist: () => void } {
  const [sight, setSight] = useState<Sight>('settling');
  const insist = useRef(() => {});
  useLayoutEffect(() => {
    const element = target.current;
    if (element === null) return;
    const isFramed = window.parent !== window;
    let isSeen: boolean | undefined = isFramed ? undefined : true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const judge = () => {
      clearTimeout(timer);
      setSight('settling');
      if (isSeen === undefined || document.visibilityState !== 'visible') return;
      timer = setTimeout(setSight, isSeen ? SETTLING_MS : PATIENCE_MS, isSeen ? 'plain' : 'covered');
    };
    insist.current = () => {
      element.scrollIntoView({ block: 'nearest' });
      if (isSeen === false) setSight('covered');
    };
    const options = { threshold: [0, NEARLY_ALL, 1], trackVisibility: true, delay: LOOK_MS };
    const observer = isFramed
      ? new IntersectionObserver((entries) => {
          const entry: Seen | undefined = entries.at(-1);
          const { isVisible, intersectionRatio = 0 } = entry ?? {};
          const seenNow = isVisible === undefined || (isVisible && intersectionRatio >= NEARLY_ALL);
          if (seenNow === isSeen) return;
          isSeen = seenNow;
          judge();
        }, options)
      : undefined;
    judge();
    observer?.observe(element);
    document.addEventListener('visibilitychange', judge);
    return () => {
      clearTimeout(timer);
      observer?.disconnect();
      document.removeEventListener('visibilitychange', judge);
    };
  }, [changed]);
  return { sight, insist: () => insist.current() };
}
