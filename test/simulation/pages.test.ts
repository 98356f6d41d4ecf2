import { it } from 'vitest';
import { expectRulesHold } from './hold-for-seeds.ts';

const SEEDS = 700;

it(
  `tells of every debit, whichever way a payer goes and comes back, for ${SEEDS} seeds`,
  {
    timeout: 1_800_000,
  },
  () => expectRulesHold('page', SEEDS),
);
