import type { CheckoutEventType } from '../../contract/checkout-events.ts';
import type { CheckoutEvent, NotificationType } from '../../contract/merchant-api.ts';
import type { wayNotices } from '../../contract/payment-view.ts';
import type { DeclineReason, UnavailableReason } from '../../contract/view-parts.ts';
import type { LinkRecord } from '../store/link-records.ts';
import type { DebitRecord, MandateRecord } from '../store/mandate-records.ts';
import type { AttemptRecord, CheckoutRecord, Notice } from '../store/records.ts';
import type { RaiseAlarm } from './alarm.ts';
import { isLive } from './exposure.ts';
import { areBankTriesUsedUp } from './tries.ts';
import { attemptOf } from './view.ts';

/** What a notification is about besides the checkout. */
export interface About {
  readonly mandate?: MandateRecord;
  readonly debit?: DebitRecord;
  readonly link?: LinkRecord;
}

export type EventData = CheckoutEvent['data'];

/**
 * A checkout under its row lock, to be changed in place. What is recorded, told and alarmed here leaves with the commit, or not at
 * all. Status, version and due times follow by themselves.
 */
export interface Draft {
  readonly now: number;
  readonly checkout: CheckoutRecord;
  readonly attempts: AttemptRecord[];
  readonly mandates: MandateRecord[];
  readonly links: LinkRecord[];
  record(type: CheckoutEventType, data?: EventData): void;
  /** `about` names the mandate, debit or linked account that a `mandate.*`, `debit.*` or `account.*` is of. */
  notify(type: NotificationType, about?: About): void;
  alarm: RaiseAlarm;
}

/** Which answer ended an attempt: the call, the cause where its outcome is not known, and the provider's code. For support. */
export interface Why {
  readonly call?: string;
  readonly cause?: string;
  readonly code?: string;
}

/** The attempt with this id; it must be one of the checkout's. */
export function attemptById(draft: Draft, attemptId: string): AttemptRecord {
  const attempt = draft.attempts.find(({ id }) => id === attemptId);
  if (!attempt) throw new Error(`${attemptId} is no attempt of ${draft.checkout.id}`);
  return attempt;
}

/** Drops the bank login or the address of the provider's page, whatever was asked, and the accounts that there were to choose from. The chosen one stays. */
export function forgetLogin(attempt: AttemptRecord): void {
  attempt.bankSession = undefined;
  if (attempt.page) attempt.page = { ...attempt.page, url: undefined };
  attempt.accounts = undefined;
  forgetQuestion(attempt);
}

/** What was asked has been answered. */
export function forgetQuestion(attempt: AttemptRecord): void {
  attempt.form = undefined;
  attempt.problem = undefined;
  attempt.askedBy = undefined;
}

/** Nothing goes on with this attempt. The reference and what is known of the debit stay. */
export function endAttempt(attempt: AttemptRecord, state: 'over' | 'refused'): void {
  attempt.state = state;
  forgetLogin(attempt);
}

/** Gives up the attempt that the payer is in, if it still goes on. */
export function abandonAttempt(draft: Draft): void {
  const attempt = attemptOf(draft.checkout, draft.attempts);
  if (!attempt || !isLive(attempt)) return;
  giveUp(draft, attempt);
  draft.record('attempt.abandoned', { attempt: attempt.number });
}

/** Ends an attempt that was not refused. A page of the provider's may have been paid through until now: how long it is asked about counts from here. */
export function giveUp(draft: Pick<Draft, 'now'>, attempt: AttemptRecord): void {
  if (attempt.state === 'at-page') attempt.sentAt = draft.now;
  endAttempt(attempt, 'over');
}

export function backToBanks(draft: Draft, notice?: Notice): void {
  abandonAttempt(draft);
  draft.checkout.step = 'choose-bank';
  draft.checkout.notice = notice;
  draft.checkout.chosen = undefined;
  draft.checkout.attemptId = undefined;
  if (notice) draft.record('payer.sent_back', { notice });
}

/** What was under way is given up; the payer chooses how to pay. A page of the provider's may still be paid through, and is asked about on. */
export function backToWays(draft: Draft, notice?: (typeof wayNotices)[number]): void {
  abandonAttempt(draft);
  draft.checkout.step = 'choose-way';
  draft.checkout.notice = notice;
  draft.checkout.chosen = undefined;
  draft.checkout.attemptId = undefined;
  if (notice) draft.record('payer.sent_back', { notice });
}

/** The attempt is over and nothing can be done with this bank right now. Where nothing else may be tried either, that is the end. */
export function makeUnavailable(draft: Draft, reason: UnavailableReason, why: Why = {}): void {
  if (isOverAtBanks(draft)) {
    decline(draft, 'tries_used_up', why);
    return;
  }
  const attempt = attemptOf(draft.checkout, draft.attempts);
  if (attempt && isLive(attempt)) endAttempt(attempt, 'over');
  draft.checkout.step = 'unavailable';
  draft.checkout.unavailableReason = reason;
  draft.record('attempt.unavailable', { reason, attempt: attempt?.number ?? 0, ...why });
}

/** The attempt was refused. Another one may follow, unless the tries at the bank are used up and there is no other way to pay. */
export function decline(draft: Draft, reason: DeclineReason, why: Why = {}): void {
  const { checkout } = draft;
  const attempt = attemptOf(checkout, draft.attempts);
  if (attempt) endAttempt(attempt, 'refused');
  checkout.step = 'declined';
  checkout.lastDecline = reason;
  draft.record('attempt.declined', { reason, attempt: attempt?.number ?? 0, ...why });
  draft.notify('attempt.declined');
  if (isOverAtBanks(draft)) {
    checkout.status = 'failed';
    draft.record('checkout.failed', { reason });
    draft.notify('checkout.failed');
  }
}

/** The tries at the banks are used up, and there is no other way to pay. */
function isOverAtBanks({ checkout, attempts }: Draft): boolean {
  return checkout.ways.every(({ way }) => way === 'bank') && areBankTriesUsedUp({ checkout, attempts });
}
