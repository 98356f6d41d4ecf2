import type { MandateProvider, ProviderMandate } from '../providers/mandate-provider.ts';
import { isPassed, readList } from './list-reader.ts';

/** A mandate that was made moments ago is on one of these. */
const MOST_PAGES = 50;

/** `none` only where the list was read as far as the mandate could stand; `unknown` where it could not be read. */
export type Found = ProviderMandate | 'none' | 'unknown';

interface Wanted {
  readonly reference: string;
  /** Nothing older can be it. Epoch milliseconds. */
  readonly notBefore: number;
  readonly answer: (found: Found) => void;
}

/**
 * Looks for mandates by their reference, which the provider has no call for. Everybody who asks while the list is being read waits for
 * the next reading, and that one serves them all.
 */
export function createFinder(
  calls: () => MandateProvider,
): (reference: string, notBefore: number) => Promise<Found> {
  let waiting: Wanted[] = [];
  let isReading = false;

  async function readFor(wanted: readonly Wanted[]): Promise<void> {
    let open = wanted;
    const oldest = Math.min(...wanted.map(({ notBefore }) => notBefore));
    let isPast = false;
    const far = await readList(
      calls(),
      (page) => {
        for (const mandate of page) {
          for (const { reference, answer } of open) if (reference === mandate.reference) answer(mandate);
          open = open.filter(({ reference }) => reference !== mandate.reference);
        }
        isPast = isPassed(page, oldest);
        return open.length > 0 && !isPast;
      },
      MOST_PAGES,
    ).catch(() => 'failed' as const);
    for (const { answer } of open) answer(far === 'failed' ? 'unknown' : 'none');
  }

  async function runAll(): Promise<void> {
    while (waiting.length > 0) {
      const wanted = waiting;
      waiting = [];
      await readFor(wanted);
    }
    isReading = false;
  }

  return (reference, notBefore) =>
    new Promise((answer) => {
      waiting.push({ reference, notBefore, answer });
      if (isReading) return;
      isReading = true;
      void runAll();
    });
}
