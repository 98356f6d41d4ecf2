import type { Invariant } from '../checker/violation.ts';
import type { Occasion } from '../occasion.ts';

/** Text of one file of the product that is replaced as the file is loaded. */
export interface Replacement {
  /** Below `src`. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly from: string;
  readonly to: string;
}

/** A fault that the torture run must find. Nothing of it is in what is shipped: it is there only in a process that loads it. */
export interface PlantedBug {
  readonly name: string;
  /** What somebody might have got wrong. */
  readonly story: string;
  /** More than one where a second rule would stop the fault alone. */
  readonly replacements: readonly [Replacement, ...Replacement[]];
  /** Only this provider gives occasion to it; either where left out. */
  readonly profile?: 'hostile';
  /** What a run has to meet often for few customers to find it. */
  readonly occasion?: Occasion;
  /** Which invariants it must be seen to break; one of them is enough. */
  readonly caughtBy: readonly [Invariant, ...Invariant[]];
}
