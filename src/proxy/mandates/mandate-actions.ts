import type { MandatePauser } from '../../contract/mandate-terms.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { Draft } from '../checkouts/draft.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { endHere, isOver } from './end-mandate.ts';

/** Whoever may pause or end a mandate here. */
export type Party = Exclude<MandatePauser, 'provider'>;

/**
 * No debit is begun from here on. The provider is told until it has confirmed; a debit that is already sent goes on, and a pause
 * that is there stays whose it is.
 */
export function pauseHere(draft: Draft, mandate: MandateRecord, by: Party): void {
  requireApproved(mandate);
  if (mandate.state === 'paused') {
    const { lease } = mandate;
    if (lease && lease.until > draft.now) throw new ProblemError('step_in_progress', { retryAfter: 1 });
    return;
  }
  mandate.state = 'paused';
  mandate.pausedBy = by;
  mandate.owed = 'pause';
  mandate.owedTries = 0;
  mandate.nextAt = draft.now;
  takeOver(mandate);
  draft.record('mandate.paused', { mandate: mandate.id, by });
  draft.notify('mandate.paused', { mandate });
}

/** It is over here for good, and owed at the provider until it has confirmed. */
export function cancelHere(draft: Draft, mandate: MandateRecord, by: Party): void {
  requireApproved(mandate);
  endHere(draft, mandate, by === 'payer' ? 'cancelled_by_payer' : 'cancelled_by_merchant');
  takeOver(mandate);
}

/** Throws for one that has ended, and for one that waits for the payer's transfer: that one is ended with its checkout. */
export function requireApproved(mandate: MandateRecord): void {
  if (isOver(mandate)) throw new ProblemError('mandate_ended');
  const { state } = mandate;
  if (state !== 'approved' && state !== 'ready' && state !== 'paused') {
    throw new ProblemError('mandate_not_ready');
  }
}

/** Whoever talks to the provider about it right now writes nothing any more: its answer is about what was wanted before. */
function takeOver(mandate: MandateRecord): void {
  mandate.fence += 1;
  mandate.lease = undefined;
}
