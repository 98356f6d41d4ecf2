import type { Kind } from '../contract/steps.ts';
import type { Late } from './late.ts';

const LONGEST_PAUSE_MS = 10_000;

/** Fetches what one kind of checkout needs besides; where that fails, again and again, sooner when the connection is back. */
export async function loadLate(kind: Kind): Promise<Late> {
  for (let pause = 500; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      const { late } = await (kind === 'mandate' ? import('./late-mandate.ts') : import('./late-payment.ts'));
      return late;
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
