import type { Draft } from '../checkouts/draft.ts';
import type { Plan } from '../checkouts/plan.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { confirmOwed } from './end-mandate.ts';
import { mandatePlan } from './mandate-plan.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { goUnavailable, noteMandateAnswer } from './note-mandate-answer.ts';
import { currentTry, draftAgain, mustBeSent, tryById } from './try-of.ts';

/** A try of this checkout that has ended here and may still wait at the provider. */
export function earlierToCancel({ mandates }: Draft, mandateId: string): MandateRecord | undefined {
  return mandates.find(
    ({ id, owed, providerId }) => id !== mandateId && owed === 'cancel' && providerId !== undefined,
  );
}

/** Cancels it at the provider. Only where that is confirmed does it go on with `next`. */
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
      const isOverThere =
        answer.kind === 'ok' || (answer.kind === 'refused' && answer.reason === 'not_found');
      if (isOverThere) {
        confirmOwed(earlier);
        return next(draft);
      }
      const current = currentTry(draft);
      if (current && mustBeSent(current)) takeBack(tools, draft, current);
      return goUnavailable(draft, 'cancel-mandate', answer);
    },
  });
}

/** What was agreed to is not sent. It stays as it is, and the payer may agree again. */
function takeBack(tools: MandateTools, draft: Draft, agreed: MandateRecord): void {
  draftAgain(tools, draft, agreed);
}
