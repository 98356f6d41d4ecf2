import { createHash } from 'node:crypto';

/** What happened in a run. Two runs of which all of this is equal went alike. */
export interface RunRecord {
  /** Told what happens, in its order. */
  happened(what: string): void;
  /** Told what came about at least once. */
  saw(what: string): void;
  readonly seen: ReadonlySet<string>;
  /** Of everything that happened so far, in hex. Asked for once, at the end. */
  hash(): string;
}

export function createRunRecord(): RunRecord {
  const hash = createHash('sha256');
  const seen = new Set<string>();
  return {
    happened: (what) => {
      hash.update(`${what}\n`);
    },
    saw: (what) => {
      seen.add(what);
    },
    seen,
    hash: () => hash.digest('hex'),
  };
}
