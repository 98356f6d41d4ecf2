import type { Draft } from '../checkouts/draft.ts';
import type { Plan } from '../checkouts/plan.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { applyTold } from './apply-told.ts';
import { cancelEarlierPlan } from './cancel-earlier-plan.ts';
import { dayAfter } from './days.ts';
import { endHere } from './end-mandate.ts';
import { mandatePlan } from './mandate-plan.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { noteMandateAnswer } from './note-mandate-answer.ts';
import { draftAgain, setUp, setupOf, tryById } from './try-of.ts';

/** Asks once more whether the transfer has come, so that nobody who has sent it is made to send another one. Then starts again. */
export function restartPlan(tools: MandateTools, mandateId: string): Plan {
  return mandatePlan({
    tools,
    call: 'read-mandate',
    prepare: (draft) => tryById(draft, mandateId).state === 'awaiting_transfer',
    send: (rows) => mandateCalls(tools).readMandate(tryById(rows, mandateId).providerId ?? ''),
    async settle(draft, answer, tx) {
      const mandate = tryById(draft, mandateId);
      if (answer.kind === 'ok') await applyTold(draft, tx, mandate, answer.value, 'read-mandate');
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
    draft.checkout.step = 'enter-account';
    return undefined;
  }
  draftAgain(tools, draft, mandate);
  setUp(draft, { notice: 'started_again' });
  draft.checkout.step = 'review-terms';
  return undefined;
}

/** A mandate that was at the provider may still take its day there. The day stays where no other one is left. */
function freeDay(draft: Draft): string {
  const { startDate, order } = setupOf(draft);
  const taken = new Set(
    draft.mandates.filter(({ providerId }) => providerId !== undefined).map((one) => one.startDate),
  );
  let day = startDate;
  while (taken.has(day) && dayAfter(day, 1) < order.endDate) day = dayAfter(day, 1);
  return taken.has(day) ? startDate : day;
}
