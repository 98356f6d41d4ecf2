import { Worker } from 'node:worker_threads';
import { preloadOf } from '../torture/bugs/bugs.ts';
import type { KindName, SeedResult } from './seed-run.ts';
import type { Share } from './simulate-worker.ts';

/** The first seed of a kind that breaks an invariant in a product with this planted bug; undefined where none of the first `most` does. */
export function findBug(bug: string, kind: KindName, most: number): Promise<SeedResult | undefined> {
  const share: Share = { kind, first: 1, count: most, step: 1, stopsAtFailure: true };
  const worker = new Worker(new URL('./simulate-worker.ts', import.meta.url), {
    workerData: share,
    execArgv: ['--import', preloadOf(bug)],
  });
  let found: SeedResult | undefined;
  return new Promise((resolve, reject) => {
    worker.on('message', (result: SeedResult) => {
      if (result.wrong.length > 0) found = result;
    });
    worker.once('error', reject);
    worker.once('exit', () => resolve(found));
  });
}
