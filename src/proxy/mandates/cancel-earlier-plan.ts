import type { Draft } from '../checkouts/draft.ts';
import type { Plan } from '../checkouts/plan.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { confirmOwed } from './end-mandate.ts';
import { mandatePlan } from './mandate-plan.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { goUnavailable, noteMandateAnswer } from './note-mandate-answer.ts';
import { currentTry, draftAgain, mustBeSent, tryById } from './try-of.ts';

/** A try of this checkout that has ended here, whose end the provider was not asked for yet. */
export function earlierToCancel({ mandates }: Draft, mandateId: string): MandateRecord | undefined {
  return mandates.find(
    ({ id, owed, owedTries, providerId }) =>
      id !== mandateId && owed === 'cancel' && owedTries === 0 && providerId !== undefined,
  );
}

/** Cancels it at the provider. It goes on with `next` once the provider has answered that it is cancelled or not there. */
export function cancelEarlierPlan(
  tools: MandateTools,
  earlierId: string,
  next: (draft: Draft) => Plan | undefined,
): Plan {
  return mandatePlan({
    tools,
    call: 'cancel-mandate',
    prepare: (draft) => tryById(draft, earlierId).owed === 'cancel',
    async send(rows) {
      return mandateCalls(tools).cancelMandate(tryById(rows, earlierId).providerId ?? '');
    },
    settle(draft, answer) {
      const earlier = tryById(draft, earlierId);
      noteMandateAnswer(draft, 'cancel-mandate', answer, earlier);
      if (answer.kind === 'ok') {
        confirmOwed(earlier);
        return next(draft);
      }
      earlier.owedTries += 1;
      if (answer.kind === 'refused' && answer.reason === 'not_found') return next(draft);
      const current = currentTry(draft);
      if (current && mustBeSent(current)) draftAgain(tools, draft, current);
      return goUnavailable(draft, 'cancel-mandate', answer);
    },
  });
}
