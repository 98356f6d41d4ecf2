import { parentPort, workerData } from 'node:worker_threads';
import { runSeeds, seedsFrom } from './run-seeds.ts';
import type { KindName } from './seed-run.ts';

/** The seeds that one core takes. */
export interface Share {
  readonly kind: KindName;
  readonly first: number;
  readonly count: number;
  readonly step: number;
  readonly stopsAtFailure?: boolean;
}

const { kind, first, count, step, stopsAtFailure = false } = workerData as Share;
await runSeeds(kind, seedsFrom(first, count, step), (result) => {
  parentPort?.postMessage(result);
  return !stopsAtFailure || result.wrong.length === 0;
});
