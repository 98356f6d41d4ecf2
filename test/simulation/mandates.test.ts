import { it } from 'vitest';
import { expectRulesHold } from './hold-for-seeds.ts';

const SEEDS = 850;

it(
  `has one mandate at most, here as there, and debits it as agreed, for ${SEEDS} seeds`,
  {
    timeout: 1_800_000,
  },
  () => expectRulesHold('mandate', SEEDS),
);
