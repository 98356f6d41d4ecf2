import type { LateScreens } from './late-screens.ts';

const LONGEST_PAUSE_MS = 10_000;

/** Fetches the screens after the bank list; where that fails, again and again, sooner when the connection is back. */
export async function loadLateScreens(): Promise<LateScreens> {
  for (let pause = 500; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      const { lateScreens } = await import('./late-screens.ts');
      return lateScreens;
    } catch {
      await new Promise<void>((resolve) => {
        const again = (): void => {
          removeEventListener('online', again);
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(again, pause);
        addEventListener('online', again);
      });
    }
  }
}
