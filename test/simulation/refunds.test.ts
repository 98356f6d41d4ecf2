import { it } from 'vitest';
import { expectRulesHold } from './hold-for-seeds.ts';

const SEEDS = 850;

it(
  `pays a debit back at most once, and says so, for ${SEEDS} seeds`,
  {
    timeout: 1_800_000,
  },
  () => expectRulesHold('refund', SEEDS),
);
