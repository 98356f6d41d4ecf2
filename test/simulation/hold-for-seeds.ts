import { expect } from 'vitest';
import { coverageOf, missingIn } from './coverage.ts';
import { runSeeds, seedsFrom } from './run-seeds.ts';
import type { KindName, SeedResult } from './seed-run.ts';

/** Expects that no rule is broken by the first so many seeds, and that what the rules are about has come about often enough. */
export async function expectRulesHold(kind: KindName, seeds: number): Promise<void> {
  const results: SeedResult[] = [];
  await runSeeds(kind, seedsFrom(1, seeds), (result) => results.push(result) > 0);
  expect(results.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  expect(missingIn(kind, coverageOf(results))).toEqual([]);
}
