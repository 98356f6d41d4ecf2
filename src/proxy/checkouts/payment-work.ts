import type { AnyCall } from '../providers/provider.ts';
import type { AttemptRecord, CheckoutRecord } from '../store/records.ts';
import { capturePlan } from './capture-plan.ts';
import { abandonAttempt, backToBanks, type Draft, forgetLogin } from './draft.ts';
import { bankSessionEndsAt, openUntil, reviewDueAt } from './due.ts';
import { expireIfDue } from './expiry.ts';
import { owesInputs } from './exposure.ts';
import type { KindRules } from './kind.ts';
import { notOpened } from './open-page-plan.ts';
import type { Performer, Prepared } from './perform.ts';
import type { PlanTools } from './plan.ts';
import type { IsServed } from './served.ts';
import type { CheckoutTimes } from './settings.ts';
import { sendToReview } from './settle-verify.ts';
import { attemptOf } from './view.ts';

/** How a payment runs out. */
export const paymentEnds = {
  expiresAt: openUntil,
  endSetup: abandonAttempt,
} satisfies Pick<KindRules, 'expiresAt' | 'endSetup'>;

/** What goes on with a payment without its payer: expired leases, expiry, idle bank sessions, review, a capture that is due. */
export function createPaymentWork(options: {
  tools: PlanTools;
  isServed: IsServed;
  times: CheckoutTimes;
}): (draft: Draft, leaseHolderIsDead: boolean, performer: Performer) => Prepared | undefined {
  const { tools, isServed, times } = options;

  function captureDue(draft: Draft, performer: Performer): Prepared | undefined {
    const { checkout } = draft;
    const attempt = attemptOf(checkout, draft.attempts);
    if (
      !isServed(checkout) ||
      checkout.status !== 'processing' ||
      attempt?.state !== 'charged' ||
      !attempt.bankSession
    )
      return undefined;
    if (attempt.bankSession.expiresAt <= draft.now || owesInputs(attempt)) {
      forgetLogin(attempt);
      return undefined;
    }
    return performer.begin(draft, capturePlan(tools, attempt.id, undefined));
  }

  return (draft, leaseHolderIsDead, performer) => {
    if (draft.checkout.lease && !releaseLease(draft, leaseHolderIsDead)) return undefined;
    expireIfDue(draft, paymentEnds);
    endIdleSession(draft, times);
    askForReview(draft, times);
    return captureDue(draft, performer);
  };
}

/**
 * Takes back a lease whose time is over. A charge or capture under it stays `sent` and is settled by verify only; it is never sent
 * again, and only its own time ends its lease. Other calls move no money: they are given up as soon as their process is dead.
 */
function releaseLease(draft: Draft, ownerIsDead: boolean): boolean {
  const { checkout } = draft;
  const { lease } = checkout;
  if (!lease) return true;
  const isMoney = lease.call === 'charge' || lease.call === 'capture';
  const attempt = attemptOf(checkout, draft.attempts);
  if (lease.until > draft.now && (isMoney || !ownerIsDead)) {
    if (ownerIsDead && attempt) attempt.verifyAt = draft.now;
    return false;
  }
  checkout.lease = undefined;
  checkout.fence += 1;
  giveTryBack(checkout, attempt, lease.call);
  draft.record('lease.expired', { call: lease.call ?? 'none' });
  if (attempt?.exposure === 'sent') {
    attempt.verifyAt = draft.now;
    if (attempt.state !== 'charged' || owesInputs(attempt)) forgetLogin(attempt);
  } else if (attempt?.way === 'provider-page') notOpened(draft, attempt);
  else backToBanks(draft, 'interrupted');
  return true;
}

/** Nobody knows whether the bank read what was typed for a call that moves no money. */
function giveTryBack(
  checkout: CheckoutRecord,
  attempt: AttemptRecord | undefined,
  call: AnyCall | undefined,
): void {
  if (call === 'log-in') checkout.loginTriesUsed -= 1;
  if (call === 'commit' && !attempt?.accounts) checkout.codeTriesUsed -= 1;
}

function endIdleSession(draft: Draft, times: CheckoutTimes): void {
  const { checkout } = draft;
  if (checkout.status !== 'open' || checkout.lease) return;
  const attempt = attemptOf(checkout, draft.attempts);
  const endsAt = bankSessionEndsAt(checkout, attempt, times);
  if (endsAt === undefined || endsAt > draft.now) return;
  if (attempt?.state === 'logging-in') attempt.bankSession = undefined;
  else backToBanks(draft, 'bank_session_ended');
}

function askForReview(draft: Draft, times: CheckoutTimes): void {
  if (draft.checkout.status !== 'processing' || draft.checkout.lease) return;
  const dueAt = reviewDueAt(draft.attempts, times);
  if (dueAt !== undefined && dueAt <= draft.now) sendToReview(draft, 'unsettled');
}
