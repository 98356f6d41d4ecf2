import { expect, it } from 'vitest';
import { coverageOf, missingIn } from './coverage.ts';
import { runSeeds, seedsFrom } from './run-seeds.ts';
import type { SeedResult } from './seed-run.ts';

const SEEDS = 1_000;

it(`debits a payer at most once and tells everybody the truth, for ${SEEDS} seeds`, {
  timeout: 1_800_000,
}, async () => {
  const results: SeedResult[] = [];
  await runSeeds('payment', seedsFrom(1, SEEDS), (result) => results.push(result) > 0);
  expect(results.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  expect(missingIn('payment', coverageOf(results))).toEqual([]);
});
