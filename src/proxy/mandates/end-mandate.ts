import type { MandateEndReason } from '../../contract/mandate-terms.ts';
import type { Draft } from '../checkouts/draft.ts';
import type { MandateRecord, StoredMandateState } from '../store/mandate-records.ts';
import { nextLookAt } from './next-look.ts';
import { liftPauses } from './pauses.ts';

const ends: readonly StoredMandateState[] = ['cancelled', 'rejected', 'ended'];

/** Whether it is over for good. */
export function isOver({ state }: Pick<MandateRecord, 'state'>): boolean {
  return ends.includes(state);
}

/** Whether the provider has it, or may have it. */
export function mayBeThere({ state }: Pick<MandateRecord, 'state'>): boolean {
  return state !== 'drafted' && !ends.includes(state);
}

/** Over, by the provider's word or because it never came to be there. Told once, and only of one whose creation was told. */
export function closeMandate(
  draft: Draft,
  mandate: MandateRecord,
  state: 'cancelled' | 'rejected' | 'ended',
  reason: MandateEndReason,
): void {
  mandate.state = state;
  mandate.endReason = reason;
  mandate.endedAt = draft.now;
  liftPauses(mandate);
  takeOver(mandate);
  mandate.owed = undefined;
  mandate.nextAt = nextLookAt(mandate, draft.now);
  draft.record(`mandate.${state}`, { mandate: mandate.id, reason });
  if (wasTold(mandate)) draft.notify(`mandate.${state}`, { mandate });
  closePage(mandate);
}

/** Its creation was told. */
function wasTold({ deadlineAt, page, approvedAt }: MandateRecord): boolean {
  return deadlineAt !== undefined || page?.url !== undefined || approvedAt !== undefined;
}

/** Nobody is sent to the provider's page any more. */
export function closePage(mandate: MandateRecord): void {
  if (mandate.page) mandate.page = { ...mandate.page, url: undefined };
}

/**
 * Ends a mandate here, at once, whatever the provider says; it is owed there until the provider has confirmed. A create whose answer
 * is not known is looked for until it is found, or known not to be there. Does nothing to one that is over.
 */
export function endHere(draft: Draft, mandate: MandateRecord, reason: MandateEndReason): void {
  if (!mayBeThere(mandate)) return;
  closeMandate(draft, mandate, 'cancelled', reason);
  owe(draft, mandate);
}

/** Whoever talks to the provider about it right now writes nothing any more: its answer is about what was wanted before. */
export function takeOver(mandate: MandateRecord): void {
  mandate.fence += 1;
  mandate.lease = undefined;
}

/** Has it cancelled at the provider, now and until that is confirmed. */
export function owe(draft: Draft, mandate: MandateRecord): void {
  mandate.owed = 'cancel';
  mandate.owedTries = 0;
  mandate.nextAt = draft.now;
  draft.record('mandate.cancel_asked', { mandate: mandate.id });
}

/** The provider has confirmed what was owed, or there is nothing there to end. What is looked at in its time goes on being so. */
export function confirmOwed({ now }: Draft, mandate: MandateRecord): void {
  mandate.owed = undefined;
  mandate.nextAt = nextLookAt(mandate, now);
}

/** Ends every try of the checkout that may be at the provider. */
export function endAllHere(draft: Draft, reason: MandateEndReason): void {
  for (const mandate of draft.mandates) endHere(draft, mandate, reason);
}
