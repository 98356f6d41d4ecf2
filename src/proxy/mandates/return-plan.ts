import type { Draft } from '../checkouts/draft.ts';
import type { Plan } from '../checkouts/plan.ts';
import { applyTold } from './apply-told.ts';
import { mandatePlan } from './mandate-plan.ts';
import { putOffLook } from './mandate-step-of.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { noteMandateAnswer } from './note-mandate-answer.ts';
import { currentTry, tryById } from './try-of.ts';

/** Nothing is believed of a return from the provider's page; it makes us ask. */
export function returned(tools: MandateTools, draft: Draft): Plan | undefined {
  const mandate = currentTry(draft);
  if (!mandate?.page || mandate.state !== 'awaiting_transfer') return undefined;
  if (mandate.page.returnedAt === undefined) draft.record('page.returned', { mandate: mandate.id });
  mandate.page = { ...mandate.page, returnedAt: draft.now };
  putOffLook(draft, mandate, tools.times);
  return askPlan(tools, mandate.id);
}

function askPlan(tools: MandateTools, mandateId: string): Plan {
  return mandatePlan({
    tools,
    call: 'read-mandate',
    prepare: (draft) => tryById(draft, mandateId).state === 'awaiting_transfer',
    send: (rows) => mandateCalls(tools).readMandate(tryById(rows, mandateId).providerId ?? ''),
    async settle(draft, answer, tx) {
      const mandate = tryById(draft, mandateId);
      if (answer.kind === 'ok') await applyTold(tools, draft, tx, mandate, answer.value, 'read-mandate');
      else noteMandateAnswer(draft, 'read-mandate', answer, mandate);
      return undefined;
    },
  });
}
