import { it } from 'vitest';
import { expectRulesHold } from './hold-for-seeds.ts';

const SEEDS = 2_600;

it(
  `debits a payer at most once and tells everybody the truth, for ${SEEDS} seeds`,
  {
    timeout: 1_800_000,
  },
  () => expectRulesHold('payment', SEEDS),
);
