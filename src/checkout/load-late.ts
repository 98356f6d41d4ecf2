import type { Kind } from '../contract/steps.ts';
import type { Late } from './late.ts';

const LONGEST_PAUSE_MS = 10_000;

/** Each import is an expression of its own: the build gives one that stands in a choice between two the styles of the last alone. */
const chunks = {
  payment: () => import('./late-payment.ts'),
  mandate: () => import('./late-mandate.ts'),
  link: () => import('./late-link.ts'),
};

/** Fetches what one kind of checkout needs besides. */
export const loadLate = async (kind: Kind): Promise<Late> => (await fetched(chunks[kind])).late;

/** Where fetching fails, it is tried again and again, sooner when the connection is back. */
export async function fetched<T>(chunk: () => Promise<T>): Promise<T> {
  for (let pause = 500; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await chunk();
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
