import type { Draft } from '../checkouts/draft.ts';
import type { Plan } from '../checkouts/plan.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { applyTold } from './apply-told.ts';
import { cancelEarlierPlan } from './cancel-earlier-plan.ts';
import { endHere } from './end-mandate.ts';
import { freeDay } from './free-day.ts';
import { mandatePlan } from './mandate-plan.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { noteMandateAnswer } from './note-mandate-answer.ts';
import { draftAgain, setUp, setupOf, tryById, whereEntered } from './try-of.ts';

/** Asks once more whether the transfer has come, so that nobody who has sent it is made to send another one. Then starts again. */
export function restartPlan(tools: MandateTools, mandateId: string): Plan {
  return mandatePlan({
    tools,
    call: 'read-mandate',
    prepare: (draft) => tryById(draft, mandateId).state === 'awaiting_transfer',
    send: (rows) => mandateCalls(tools).readMandate(tryById(rows, mandateId).providerId ?? ''),
    async settle(draft, answer, tx) {
      const mandate = tryById(draft, mandateId);
      if (answer.kind === 'ok') await applyTold(tools, draft, tx, mandate, answer.value, 'read-mandate');
      else noteMandateAnswer(draft, 'read-mandate', answer, mandate);
      if (draft.checkout.status !== 'open') return undefined;
      startAgain(tools, draft, mandate);
      return mandate.owed === 'cancel' ? cancelEarlierPlan(tools, mandateId, nothing, nothing) : undefined;
    },
  });
}

/** The payer reads the terms meanwhile; nothing new is set up before it is cancelled. */
const nothing = () => undefined;

/** The same account by a new try, on a day that none of the earlier ones has; what waits at the provider is cancelled. */
export function startAgain(tools: MandateTools, draft: Draft, mandate: MandateRecord): undefined {
  endHere(draft, mandate, 'replaced');
  setUp(draft, { startDate: freeDay(draft) });
  if (setupOf(draft).customerId === undefined) {
    draft.checkout.step = whereEntered(draft);
    return undefined;
  }
  draftAgain(tools, draft, mandate);
  setUp(draft, { notice: 'started_again' });
  draft.checkout.step = 'review-terms';
  return undefined;
}
