import type { Draft } from '../checkouts/draft.ts';
import { dayIn } from '../checkouts/mandate-order.ts';
import type { ProviderMandate } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { closeMandate, closePage, confirmOwed, isOver, owe } from './end-mandate.ts';
import { nextLookAt } from './next-look.ts';
import { addPause, isPausedBy, liftPause } from './pauses.ts';
import { setUp, setupOf } from './try-of.ts';

type Told = Pick<ProviderMandate, 'status' | 'readyToDebit' | 'balanceMinor'>;
type Compared = Pick<MandateRecord, 'state' | 'pausedBy' | 'alsoPausedBy' | 'owed'>;

/** What speaks against an approval is read a second time this much later. */
const SECOND_READ_MS = 60_000;

/**
 * What the provider tells of a mandate, applied to what we know. States only move forward; what contradicts them is alarmed, and changes
 * nothing before it was read twice. To be called with the checkout's row locked. `starting` is no state for it: see the lookup of a lost create.
 */
export function settleMandate(draft: Draft, mandate: MandateRecord, told: Told): void {
  if (mandate.state === 'drafted' || mandate.state === 'starting') return;
  if (isOver(mandate)) {
    settleOver(draft, mandate, told);
    return;
  }
  switch (told.status) {
    case 'approved':
      settleApproved(draft, mandate, told);
      return;
    case 'suspended':
      approve(draft, mandate);
      pauseThere(draft, mandate);
      return;
    case 'rejected':
      if (mandate.state === 'awaiting_transfer' || isRejectedTwice(draft, mandate))
        end(draft, mandate, 'rejected', 'rejected_by_bank');
      return;
    case 'cancelled':
      end(draft, mandate, 'cancelled', cancelledBy(draft, mandate));
      return;
    case 'expired':
      if (mandate.state === 'awaiting_transfer')
        end(draft, mandate, 'cancelled', cancelledBy(draft, mandate));
      else end(draft, mandate, 'ended', 'end_date');
      return;
    case 'waiting':
    case 'unknown':
      return;
  }
}

/** Whether what the provider tells would change anything: most reads do not, and need no lock. */
export function changesAnything(mandate: Compared, told: Told): boolean {
  if (mandate.state === 'drafted') return false;
  switch (told.status) {
    case 'waiting':
      return isOver(mandate) && mandate.state !== 'ended' && mandate.owed !== 'cancel';
    case 'approved':
      if (mandate.state === 'approved') return told.readyToDebit || told.balanceMinor === 0;
      if (mandate.state === 'ready') return told.balanceMinor === 0;
      return !(mandate.state === 'paused' && !isPausedBy(mandate, 'provider'));
    case 'suspended':
      return mandate.state !== 'paused';
    case 'rejected':
    case 'cancelled':
    case 'expired':
      return !isOver(mandate) || mandate.owed !== undefined;
    case 'unknown':
      return false;
  }
}

/** Its last day is over, by the calendar of Nigeria. */
export function endIfPast(draft: Draft, mandate: MandateRecord): boolean {
  if (isOver(mandate) || mandate.approvedAt === undefined || mandate.endDate >= dayIn(draft.now))
    return false;
  end(draft, mandate, 'ended', 'end_date');
  return true;
}

/** All that it may take has been taken. */
export function endUsedUp(draft: Draft, mandate: MandateRecord): void {
  if (!isOver(mandate)) end(draft, mandate, 'ended', 'used_up');
}

function settleApproved(draft: Draft, mandate: MandateRecord, told: Told): void {
  approve(draft, mandate);
  if (setupOf(draft).rejectedReadAt !== undefined) keepRejectedReadAt(draft, undefined);
  if (told.balanceMinor === 0 && !mandate.fixed) {
    endUsedUp(draft, mandate);
    return;
  }
  if (mandate.state === 'paused' && isPausedBy(mandate, 'provider')) reinstate(draft, mandate);
  if (mandate.state === 'approved' && told.readyToDebit) becomeReady(draft, mandate);
}

/** The end of the checkout that it was set up with: told once. */
function approve(draft: Draft, mandate: MandateRecord): void {
  if (mandate.approvedAt !== undefined) return;
  const { checkout } = draft;
  mandate.state = 'approved';
  mandate.approvedAt = draft.now;
  mandate.nextAt = nextLookAt(mandate, draft.now);
  closePage(mandate);
  draft.record('mandate.approved', { mandate: mandate.id });
  if (checkout.status === 'open' && checkout.mandateId === mandate.id) {
    checkout.status = 'succeeded';
    checkout.step = 'approved';
    draft.record('checkout.succeeded', { mandate: mandate.id });
    draft.notify('checkout.succeeded', { mandate });
  }
  draft.notify('mandate.approved', { mandate });
}

function becomeReady(draft: Draft, mandate: MandateRecord): void {
  mandate.state = 'ready';
  mandate.readyAt = draft.now;
  if (draft.checkout.mandateId === mandate.id) draft.checkout.step = 'ready';
  draft.record('mandate.ready', { mandate: mandate.id });
  draft.notify('mandate.ready', { mandate });
}

/** Read once more soon: what was read may be older than the last lifting of a pause. */
function pauseThere(draft: Draft, mandate: MandateRecord): void {
  if (mandate.state === 'paused') return;
  mandate.state = 'paused';
  addPause(mandate, 'provider');
  mandate.nextAt = draft.now + SECOND_READ_MS;
  draft.record('mandate.paused', { mandate: mandate.id, by: 'provider' });
  draft.notify('mandate.paused', { mandate });
}

/** What payer or merchant have paused beside it stays so, and is asked for there. */
function reinstate(draft: Draft, mandate: MandateRecord): void {
  liftPause(mandate, 'provider');
  if (mandate.pausedBy !== undefined) {
    mandate.owed ??= 'pause';
    mandate.nextAt = draft.now;
    draft.record('mandate.pause_lifted', { mandate: mandate.id, by: 'provider' });
    draft.notify('mandate.paused', { mandate });
    return;
  }
  mandate.state = mandate.readyAt === undefined ? 'approved' : 'ready';
  draft.record('mandate.reinstated', { mandate: mandate.id, by: 'provider' });
  draft.notify('mandate.reinstated', { mandate });
}

/** The provider's automatic cancellation and one by anybody else look alike: after the deadline it is taken for the first. */
function cancelledBy(
  draft: Draft,
  { state, deadlineAt }: MandateRecord,
): 'too_late' | 'cancelled_by_provider' {
  const isLate = state === 'awaiting_transfer' && deadlineAt !== undefined && draft.now >= deadlineAt;
  return isLate ? 'too_late' : 'cancelled_by_provider';
}

function end(
  draft: Draft,
  mandate: MandateRecord,
  state: 'cancelled' | 'rejected' | 'ended',
  reason: 'rejected_by_bank' | 'too_late' | 'cancelled_by_provider' | 'end_date' | 'used_up',
): void {
  closeMandate(draft, mandate, state, reason);
  const { checkout } = draft;
  if (checkout.status !== 'open' || checkout.mandateId !== mandate.id) return;
  if (reason === 'end_date' || reason === 'used_up') return;
  setUp(draft, { failure: reason });
  checkout.step = 'mandate-failed';
}

/** Nothing reopens. What is approved or still waits there, though it has ended here, is cancelled there. */
function settleOver(draft: Draft, mandate: MandateRecord, told: Told): void {
  const lives = told.status === 'approved' || told.status === 'suspended';
  if (lives && mandate.state !== 'ended') tellLateApproval(draft, mandate);
  if (lives || told.status === 'waiting') {
    if (mandate.owed !== 'cancel' && mandate.state !== 'ended') owe(draft, mandate);
    return;
  }
  if (told.status !== 'unknown' && mandate.owed === 'cancel') confirmOwed(draft, mandate);
}

/** Once for each mandate that was never approved while it lived here. */
function tellLateApproval(draft: Draft, mandate: MandateRecord): void {
  if (mandate.approvedAt !== undefined) return;
  mandate.approvedAt = draft.now;
  draft.record('mandate.late_approval', { mandate: mandate.id });
  draft.notify('mandate.late_approval', { mandate });
  draft.alarm('mandate_approved_after_end', { checkout: draft.checkout.id, status: mandate.state });
}

/**
 * The published flow of e-mandates has no rejection after the approval, and a reading may be older than the approval: so it is alarmed, and
 * believed only once a second reading, a minute later or more, says so too. Then it is the bank's word: nothing can be debited by it any more.
 */
function isRejectedTwice(draft: Draft, mandate: MandateRecord): boolean {
  const { rejectedReadAt = draft.now } = setupOf(draft);
  if (draft.now - rejectedReadAt >= SECOND_READ_MS) return true;
  mandate.nextAt = rejectedReadAt + SECOND_READ_MS;
  if (setupOf(draft).rejectedReadAt !== undefined) return false;
  keepRejectedReadAt(draft, draft.now);
  draft.alarm('mandate_contradiction', {
    checkout: draft.checkout.id,
    status: mandate.state,
    reason: 'rejected',
  });
  return false;
}

function keepRejectedReadAt(draft: Draft, rejectedReadAt: number | undefined): void {
  draft.checkout.setup = { ...setupOf(draft), rejectedReadAt };
}
