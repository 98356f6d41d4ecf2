import type { MandatePauser } from '../../contract/mandate-terms.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { Draft } from '../checkouts/draft.ts';
import type { MandateRecord } from '../store/mandate-records.ts';

/** Whoever may pause or end a mandate here. */
export type Party = Exclude<MandatePauser, 'provider'>;

/** No debit is begun from here on; a pause that is there stays whose it is. The provider is told until it has confirmed; one that is already sent goes on. */
export function pauseHere(draft: Draft, mandate: MandateRecord, by: Party): void {
  requireApproved(mandate);
  if (mandate.state === 'paused') return;
  mandate.state = 'paused';
  mandate.pausedBy = by;
  owe(draft, mandate, 'pause');
  draft.record('mandate.paused', { mandate: mandate.id, by });
  draft.notify('mandate.paused', { mandate });
}

/** It is over here for good, and owed at the provider until it has confirmed. */
export function cancelHere(draft: Draft, mandate: MandateRecord, by: Party): void {
  requireApproved(mandate);
  mandate.state = 'cancelled';
  mandate.endReason = by === 'payer' ? 'cancelled_by_payer' : 'cancelled_by_merchant';
  mandate.endedAt = draft.now;
  mandate.pausedBy = undefined;
  owe(draft, mandate, 'cancel');
  draft.record('mandate.cancelled', { mandate: mandate.id, by });
  draft.notify('mandate.cancelled', { mandate });
}

/** What waits for the payer's transfer is ended with its checkout, and what has ended stays so. */
export function requireApproved({ state }: MandateRecord): void {
  switch (state) {
    case 'approved':
    case 'ready':
    case 'paused':
      return;
    case 'cancelled':
    case 'rejected':
    case 'ended':
      throw new ProblemError('mandate_ended');
    default:
      throw new ProblemError('mandate_not_ready');
  }
}

/** Whoever talks to the provider about it right now writes nothing any more: its answer is about what was wanted before. */
function owe(draft: Draft, mandate: MandateRecord, owed: 'pause' | 'cancel'): void {
  mandate.owed = owed;
  mandate.owedTries = 0;
  mandate.fence += 1;
  mandate.lease = undefined;
  mandate.nextAt = draft.now;
}
