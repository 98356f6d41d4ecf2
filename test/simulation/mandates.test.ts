import { expect, it } from 'vitest';
import { coverageOf, missingIn } from './coverage.ts';
import { runSeeds, seedsFrom } from './run-seeds.ts';
import type { SeedResult } from './seed-run.ts';

const SEEDS = 300;

it(`has one mandate at most, here as there, and debits it as agreed, for ${SEEDS} seeds`, {
  timeout: 1_800_000,
}, async () => {
  const results: SeedResult[] = [];
  await runSeeds('mandate', seedsFrom(1, SEEDS), (result) => results.push(result) > 0);
  expect(results.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  expect(missingIn('mandate', coverageOf(results))).toEqual([]);
});
