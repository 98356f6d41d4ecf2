import { ProblemError } from '../../contract/problem.ts';
import type { Store } from '../store/store.ts';

/** What is kept of a call by its key. */
export interface KeptCall {
  /** A keyed hash of what was ordered. */
  readonly terms: string;
  /** While it is being carried out, epoch milliseconds: nobody else calls before that. */
  readonly until?: number;
  /** The provider may have been told, and what came of it is not known. */
  readonly asked?: boolean;
  /** The provider's accounts that looked alike before it was told, where the list could be had. */
  readonly before?: readonly string[];
  /** What came of it, encrypted. */
  readonly made?: string;
}

/** A call that this process alone carries out until its lease is over. */
export interface HeldCall {
  readonly kept: KeptCall;
  /** Keeps what stands now. False, and nothing kept, where somebody else has taken the call over. */
  save(next: KeptCall): Promise<boolean>;
}

type CallStore = Pick<Store, 'swapProviderCache'>;

/** Takes the call that is kept under `name` as `known`. Throws `step_in_progress` where somebody else has it. */
export async function holdCall(
  store: CallStore,
  name: string,
  { known, terms, now, length }: { known: KeptCall | undefined; terms: string; now: number; length: number },
): Promise<HeldCall> {
  const { until = 0 } = known ?? {};
  if (until > now) throw inProgress(until - now);
  let kept: KeptCall = { ...(known ?? { terms }), until: now + length };
  if (!(await store.swapProviderCache(name, known, kept))) throw inProgress(1_000);
  return {
    get kept() {
      return kept;
    },
    async save(next) {
      const isSaved = await store.swapProviderCache(name, kept, next);
      if (isSaved) kept = next;
      return isSaved;
    },
  };
}

const inProgress = (ms: number) =>
  new ProblemError('step_in_progress', { retryAfter: Math.ceil(ms / 1_000) });
