import { StoreUnavailable } from '../store/records.ts';

/** A lease outlives the call it is for by this much: time for the two commits around it. */
export const MARGIN_MS = 10_000;
const KEEP_TRYING_MS = [100, 400, 1_500];

/** The answer is worth more than a moment's patience with the database: without it a question or a word of the bank would be lost. */
export async function keepAnswer<T>(
  sleep: (ms: number) => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  for (const wait of KEEP_TRYING_MS) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await sleep(wait);
    }
  }
  return work();
}
