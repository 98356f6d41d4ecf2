import { CommitUnknown, StoreUnavailable } from '../store/records.ts';

/** A lease outlives the call it is for by this much: time for the two commits around it. */
export const MARGIN_MS = 10_000;
const KEEP_TRYING_MS = [100, 400, 1_500];
const LOOK_EVERY_MS = 1_000;
const LOOKS = 600;

type Sleep = (ms: number) => Promise<void>;

/**
 * The answer is worth more than a moment's patience with the database: without it a question or a word of the bank would be lost. `work` answers what its
 * one commit keeps; a commit whose answer was lost is looked for before it is done again. `mayBeKept` where nobody can tell: what `work` finds may be its own.
 */
export async function keepAnswer<T>(sleep: Sleep, work: (mayBeKept: boolean) => Promise<T>): Promise<T> {
  let lost: CommitUnknown<T> | undefined;
  let mayBeKept = false;
  const once = async (): Promise<T> => {
    const found = await lost?.find();
    mayBeKept ||= lost !== undefined && found === undefined;
    lost = undefined;
    return found?.kept ? found.result : work(mayBeKept);
  };
  for (const wait of KEEP_TRYING_MS) {
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      if (error instanceof CommitUnknown) lost = error;
      await sleep(wait);
    }
  }
  return once();
}

/**
 * Does `work`, whose one commit takes a lease. Where its answer was lost and the database is away, that is waited for: a lease that was kept unknown to us
 * would hold the payer until it ends, and a charge under it would count as sent for days.
 */
export async function takeLease<T>(sleep: Sleep, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CommitUnknown)) throw error;
    const found = await lookFor<T>(sleep, error);
    if (found?.kept) return found.result;
    throw error;
  }
}

async function lookFor<T>(sleep: Sleep, lost: CommitUnknown<T>): ReturnType<CommitUnknown<T>['find']> {
  for (let look = 1; look <= LOOKS; look += 1) {
    await sleep(LOOK_EVERY_MS);
    try {
      return await lost.find();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }
  return undefined;
}
