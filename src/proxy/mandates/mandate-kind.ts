import type { MandateKindDeps } from '../checkouts/create-checkouts.ts';
import type { Draft } from '../checkouts/draft.ts';
import type { KindRules } from '../checkouts/kind.ts';
import { beginByPage } from './begin-by-page.ts';
import { beginWithLinked } from './begin-with-linked.ts';
import { createMandateBanks } from './mandate-banks.ts';
import { createMandateKindWork } from './mandate-kind-work.ts';
import { mandateCommandsAt, mandateStepOf } from './mandate-step-of.ts';
import { createMandateSteps } from './mandate-steps.ts';
import { createMandateView } from './mandate-view-of.ts';
import { currentTry, setupOf } from './try-of.ts';

/** The rules of setting up a mandate. */
export function createMandateKind(deps: MandateKindDeps): KindRules {
  const banks = createMandateBanks(deps.lists, deps.provider);
  return {
    async begin(checkout, tx) {
      await beginWithLinked({ ...deps, banks }, checkout, tx);
      return beginByPage(deps, checkout, tx);
    },
    banks,
    steps: createMandateSteps({ ...deps, bank: banks.find }),
    stepOf: mandateStepOf,
    viewOf: createMandateView(deps.publicUrl, deps.times),
    commandsAt: mandateCommandsAt,
    follow,
    ...createMandateKindWork(deps, deps.isServed),
  };
}

/** A mandate that came of the checkout goes its own way; whether it can be debited is kept here for the merchant's eye. */
function follow(draft: Draft): void {
  const { checkout } = draft;
  const setup = setupOf(draft);
  const readyToDebit = currentTry(draft)?.state === 'ready';
  if (readyToDebit !== setup.readyToDebit) checkout.setup = { ...setup, readyToDebit };
  if (checkout.status === 'open') return;
  checkout.lease = undefined;
  if (checkout.status !== 'succeeded') checkout.holdsReference = false;
}
