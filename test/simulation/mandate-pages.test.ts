import { it } from 'vitest';
import { expectRulesHold } from './hold-for-seeds.ts';

const SEEDS = 500;

it(
  `has one mandate at most that was set up on the provider’s own page, here as there, and debits it as agreed, for ${SEEDS} seeds`,
  {
    timeout: 1_800_000,
  },
  () => expectRulesHold('mandate-page', SEEDS),
);
