import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { coverageOf, missingIn } from './coverage.ts';
import { type KindName, kinds, type SeedResult } from './seed-run.ts';
import type { Share } from './simulate-worker.ts';

/**
 * `npm run simulate -- --seeds 200000 --from 1`: payments, payments with a choice of ways, refunds, mandates and those by the provider's own page, each of as many seeds, on all cores. `--kind payment` takes one of them.
 * Ends with exit code 1 where an invariant was broken, or too little came about.
 */
async function simulate(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '5000' },
      from: { type: 'string', default: '1' },
      kind: { type: 'string' },
    },
  });
  const asked = (Object.keys(kinds) as KindName[]).filter(
    (name) => values.kind === undefined || values.kind === name,
  );
  if (asked.length === 0) throw new Error(`--kind is one of ${Object.keys(kinds).join(', ')}`);
  const count = Math.ceil(Number(values.seeds) / asked.length);
  for (const kind of asked) await simulateKind(kind, Number(values.from), count);
}

async function simulateKind(kind: KindName, first: number, count: number): Promise<void> {
  const begun = performance.now();
  const step = Math.min(availableParallelism(), count);
  const results = (
    await Promise.all(
      Array.from({ length: step }, (_, index) =>
        ofOneCore({ kind, first: first + index, count: count - index, step }),
      ),
    )
  ).flat();
  const coverage = coverageOf(results);
  const failed = results.filter(({ wrong }) => wrong.length > 0);
  for (const { seed, wrong, hash } of failed) {
    console.log(`FAILED  ${kind} ${seed} (${hash.slice(0, 12)})\n  ${wrong.join('\n  ')}`);
    console.log(`  again: npm run simulate -- --kind ${kind} --from ${seed} --seeds 1`);
  }
  const rare = missingIn(kind, coverage);
  for (const line of rare) console.log(`INVALID ${kind}: ${line}`);
  for (const [what, met] of [...coverage.counts].sort()) {
    console.log(`  ${((100 * met) / results.length).toFixed(1).padStart(5)} %  ${what}`);
  }
  const seconds = (performance.now() - begun) / 1_000;
  const each = ((seconds * 1_000) / results.length).toFixed(1);
  console.log(
    `${kind}: ${results.length} seeds from ${first}, ${failed.length} failed, ${seconds.toFixed(0)} s, ${each} ms a seed`,
  );
  if (failed.length > 0 || rare.length > 0) process.exitCode = 1;
}

function ofOneCore(share: Share): Promise<SeedResult[]> {
  const results: SeedResult[] = [];
  const worker = new Worker(new URL('./simulate-worker.ts', import.meta.url), { workerData: share });
  return new Promise((resolve, reject) => {
    worker.on('message', (result: SeedResult) => results.push(result));
    worker.once('error', reject);
    worker.once('exit', () => resolve(results));
  });
}

await simulate();
