import { useEffect } from 'preact/hooks';

/** A wait that is longer is none to watch: the phone sleeps as its owner has set it. */
const LONGEST_MS = 10 * 60_000;

/** Keeps the screen from going dark while the payer waits and looks on, where the browser can and the page around this one allows it. */
export function useAwake(): void {
  useEffect(() => {
    let lock: Promise<WakeLockSentinel | undefined> | undefined;
    const release = () => void lock?.then((held) => held?.release());
    /** The browser lets go by itself when the page is hidden. */
    const hold = () => {
      if (document.visibilityState !== 'visible') return;
      release();
      lock = navigator.wakeLock?.request('screen').catch(() => undefined);
    };
    const end = () => {
      document.removeEventListener('visibilitychange', hold);
      clearTimeout(timer);
      release();
    };
    const timer = setTimeout(end, LONGEST_MS);
    document.addEventListener('visibilitychange', hold);
    hold();
    return end;
  }, []);
}
