import type { Draft } from '../checkouts/draft.ts';
import type { Plan } from '../checkouts/plan.ts';
import type { MandateAnswer } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { confirmOwed } from './end-mandate.ts';
import { mandatePlan } from './mandate-plan.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { noteMandateAnswer } from './note-mandate-answer.ts';
import { tryById } from './try-of.ts';

/** A try of this checkout that has ended here and may still wait at the provider. */
export function earlierToCancel({ mandates }: Draft, mandateId: string): MandateRecord | undefined {
  return mandates.find(
    ({ id, owed, providerId }) => id !== mandateId && owed === 'cancel' && providerId !== undefined,
  );
}

/**
 * Cancels it at the provider, and goes on with `next` once the provider has said that it is over. That it is not found there says so only when
 * it was asked for before: `next` finds it still owed then, and asks again.
 */
export function cancelEarlierPlan(
  tools: MandateTools,
  earlierId: string,
  next: (draft: Draft) => Plan | undefined,
  unanswered: (draft: Draft, answer: MandateAnswer<unknown>) => undefined,
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
      const isMissing = answer.kind === 'refused' && answer.reason === 'not_found';
      if (answer.kind === 'ok' || (isMissing && earlier.owedTries > 0)) confirmOwed(draft, earlier);
      else earlier.owedTries += 1;
      return answer.kind === 'ok' || isMissing ? next(draft) : unanswered(draft, answer);
    },
  });
}
