import { allowedCommands } from '../../contract/steps.ts';
import type { MandateKindDeps } from '../checkouts/create-checkouts.ts';
import type { KindRules } from '../checkouts/kind.ts';
import { createMandateBanks } from './mandate-banks.ts';
import { mandateStepOf, mandateViewOf } from './mandate-view-of.ts';

/** The rules of setting up a mandate by the payer's transfer. */
export function createMandateKind(deps: MandateKindDeps): KindRules {
  const banks = createMandateBanks(deps.lists, deps.provider);
  return {
    banks,
    steps: {},
    stepOf: mandateStepOf,
    viewOf: mandateViewOf,
    commandsAt: (_, step) => allowedCommands(step, 'none'),
    follow: () => {},
    dueAt: ({ checkout }) => (checkout.status === 'open' ? checkout.expiresAt : undefined),
    expiresAt: ({ checkout }) => checkout.expiresAt,
    work: () => undefined,
    endSetup: () => {},
  };
}
