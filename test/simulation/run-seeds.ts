import { overMemory } from '../faults/run-database.ts';
import { createMemoryDatabase } from './database/memory-driver.ts';
import { type KindName, runSeed, type SeedResult } from './seed-run.ts';

/** Runs seeds one after the other on a database in memory, and tells each result, until `goesOn` has enough. */
export async function runSeeds(
  kind: KindName,
  seeds: Iterable<number>,
  goesOn: (result: SeedResult) => boolean,
): Promise<void> {
  const database = overMemory(createMemoryDatabase());
  for (const seed of seeds) if (!goesOn(await runSeed(kind, seed, database))) return;
}

/** `count` numbers from `first` on, every `step`th. */
export function* seedsFrom(first: number, count: number, step = 1): Generator<number> {
  for (let index = 0; index < count; index += step) yield first + index;
}
