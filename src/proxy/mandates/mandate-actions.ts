import type { MandatePauser } from '../../contract/mandate-terms.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { Draft } from '../checkouts/draft.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { isOver, takeOver } from './end-mandate.ts';
import { addPause, isPausedBy, keepPaused } from './pauses.ts';

/** Whoever may pause or end a mandate here. */
export type Party = Exclude<MandatePauser, 'provider'>;

/**
 * No debit is begun from here on. The provider is told until it has confirmed; a debit that is already sent goes on. Each party's pause
 * holds until they lift it themselves, whoever else has paused; where a lifting was not answered in time, it is asked for there again. Throws
 * `step_in_progress` while a pause is being lifted.
 */
export function pauseHere(draft: Draft, mandate: MandateRecord, by: Party): void {
  requireApproved(mandate);
  const isPaused = mandate.state === 'paused';
  if (isPaused && mandate.lease && mandate.lease.until > draft.now) {
    throw new ProblemError('step_in_progress', { retryAfter: 1 });
  }
  if (isPausedBy(mandate, by)) return;
  addPause(mandate, by);
  if (!isPaused) {
    mandate.state = 'paused';
    mandate.owed = 'pause';
    mandate.owedTries = 0;
    mandate.nextAt = draft.now;
  } else if (mandate.lease) {
    keepPaused(mandate);
    mandate.nextAt = draft.now;
  }
  takeOver(mandate);
  draft.record('mandate.paused', { mandate: mandate.id, by });
  draft.notify('mandate.paused', { mandate });
}

/** Throws for one that has ended, and for one that waits for the payer's transfer: that one is ended with its checkout. */
export function requireApproved(mandate: MandateRecord): void {
  if (isOver(mandate)) throw new ProblemError('mandate_ended');
  const { state } = mandate;
  if (state !== 'approved' && state !== 'ready' && state !== 'paused') {
    throw new ProblemError('mandate_not_ready');
  }
}
