import type { PageMethod } from '../../contract/provider-page.ts';
import type { Answer, VerifiedPayment, VerifyResult } from '../providers/provider.ts';
import type { AttemptRecord, CheckoutRecord, SettledPayment } from '../store/records.ts';
import { noteAnswer } from './answers.ts';
import { type Draft, decline, endAttempt, forgetLogin, giveUp } from './draft.ts';
import { nextVerifyAt } from './due.ts';
import { isLive } from './exposure.ts';
import { lastFourDigits } from './last-four.ts';
import { settleRefundRead } from './refund-settle.ts';
import type { CheckoutTimes } from './settings.ts';
import { attemptOf, given } from './view.ts';

/**
 * What a read of verify does to a checkout: the only way to `succeeded`, and to a refund that is done. Answers whether a payment was found to match exactly.
 */
export function settleVerify(
  draft: Draft,
  attempt: AttemptRecord,
  answer: Answer<VerifyResult>,
  times: CheckoutTimes,
): boolean {
  const exact = settlePayment(draft, attempt, answer, times);
  settleRefundRead(draft, attempt, answer, times);
  return exact;
}

function settlePayment(
  draft: Draft,
  attempt: AttemptRecord,
  answer: Answer<VerifyResult>,
  times: CheckoutTimes,
): boolean {
  attempt.verifyCount += 1;
  if (answer.kind !== 'ok') {
    noteUnread(draft, answer);
  } else if (answer.value.status === 'successful') {
    const exact = absorb(draft, attempt, answer.value, times);
    attempt.verifyAt = undefined;
    return exact;
  } else if (attempt.state === 'succeeded') {
    const isPaidBack = 'isRefunded' in answer.value && answer.value.isRefunded === true;
    if (!isPaidBack)
      draft.alarm('contradicting_webhook', { checkout: draft.checkout.id, status: answer.value.status });
  } else if (answer.value.status === 'failed') {
    readFailed(draft, attempt, times);
  } else {
    attempt.failedReadAt = undefined;
    if ('isUnderWay' in answer.value && answer.value.isUnderWay) noteUnderWay(draft, attempt);
  }
  const at = nextVerifyAt(draft.checkout, attempt, times, draft.now);
  const told = answer.kind === 'not-executed' ? draft.now + (answer.retryAfterSeconds ?? 0) * 1_000 : 0;
  attempt.verifyAt = at === undefined ? undefined : Math.max(at, told);
  if (at === undefined && attempt.page && attempt.state === 'over') attempt.pageRestedAt ??= draft.now;
  return false;
}

/** Repeats are not written down: an unreachable provider would fill the book. */
function noteUnread(draft: Draft, answer: Exclude<Answer<VerifyResult>, { kind: 'ok' }>): void {
  const routine =
    answer.kind === 'unknown' && answer.cause !== 'unknown_code' && answer.cause !== 'unknown_shape';
  if (!routine) noteAnswer(draft, 'verify', answer);
}

function absorb(
  draft: Draft,
  attempt: AttemptRecord,
  payment: VerifiedPayment,
  times: CheckoutTimes,
): boolean {
  if (attempt.state === 'succeeded' || attempt.state === 'mismatch') return false;
  const { checkout } = draft;
  const differs = mismatch(payment, checkout, attempt, times);
  forgetLogin(attempt);
  if (differs) {
    attempt.state = 'mismatch';
    draft.record('payment.mismatch', {
      attempt: attempt.number,
      differs,
      reference: payment.reference,
      amountMinor: payment.amountMinor,
      currency: payment.currency,
      mode: payment.mode,
    });
    draft.alarm('amount_mismatch', { checkout: checkout.id, differs });
    tellMismatch(draft, attempt, differs);
    return false;
  }
  const already = draft.attempts.some((other) => other.state === 'succeeded');
  attempt.state = 'succeeded';
  attempt.exposure = 'asked';
  draft.record('payment.verified', { attempt: attempt.number, reference: attempt.reference });
  const settled = {
    providerReference: attempt.reference,
    paidAt: payment.createdAt ?? draft.now,
    ...given({
      bank: attempt.institution?.name ?? payment.bank,
      accountLastFour: lastFourDigits(payment.account?.number),
      pageMethod: attempt.way === 'provider-page' ? (attempt.methodId as PageMethod) : undefined,
      feeMinor: payment.feeMinor,
      narration: payment.narration && withoutAccount(payment.narration, payment, attempt),
    }),
  };
  if (already) {
    tellSecondDebit(draft, attempt);
    if (checkout.status !== 'succeeded') sendToReview(draft, 'late_success');
    return true;
  }
  switch (checkout.status) {
    case 'open':
    case 'processing':
      succeed(draft, attempt, settled);
      break;
    case 'needs_review':
      if (checkout.reviewReason === 'unsettled') succeed(draft, attempt, settled);
      else tellLateSuccess(draft, attempt, settled);
      break;
    case 'succeeded':
      if (draft.attempts.some(({ state }) => state === 'mismatch')) tellSecondDebit(draft, attempt);
      break;
    default:
      tellLateSuccess(draft, attempt, settled);
  }
  return true;
}

/**
 * A success that is not what was ordered: for a person to look at. Beside another success it is a second debit, unless it seems to be
 * another's payment; a checkout that waited for its outcome alone is told again, with the new reason.
 */
function tellMismatch(draft: Draft, attempt: AttemptRecord, differs: string): void {
  const { checkout } = draft;
  const isAnswered = checkout.status === 'succeeded' || checkout.status === 'needs_review';
  if (!isAnswered) sendToReview(draft, 'mismatch');
  else if (checkout.reviewReason === 'unsettled') {
    checkout.reviewReason = 'mismatch';
    draft.record('checkout.needs_review', { reason: 'mismatch' });
    draft.notify('checkout.needs_review');
  } else if (differs === 'amount' || differs === 'currency') tellSecondDebit(draft, attempt);
}

/** It was paid after all, and nobody waits for it any more: whoever has to deal with it is told by this event alone. */
function tellLateSuccess(draft: Draft, attempt: AttemptRecord, payment: SettledPayment): void {
  const { checkout } = draft;
  checkout.payment ??= payment;
  draft.record('payment.late_success', { attempt: attempt.number, after: checkout.status });
  draft.alarm('late_success', { checkout: checkout.id });
  draft.notify('payment.late_success');
  sendToReview(draft, 'late_success');
}

function tellSecondDebit(draft: Draft, attempt: AttemptRecord): void {
  const { checkout } = draft;
  checkout.duplicateDebit = true;
  draft.record('payment.duplicate_debit', { attempt: attempt.number });
  draft.alarm('duplicate_debit', { checkout: checkout.id });
  draft.notify('payment.duplicate_debit');
}

function succeed(draft: Draft, attempt: AttemptRecord, payment: SettledPayment): void {
  const { checkout } = draft;
  checkout.status = 'succeeded';
  checkout.step = 'paid';
  checkout.payment = payment;
  checkout.reviewReason = undefined;
  checkout.attemptId = attempt.id;
  checkout.chosen = attempt.institution;
  for (const other of draft.attempts) {
    forgetLogin(other);
    if (other.id !== attempt.id && isLive(other) && other.exposure !== 'sent') giveUp(draft, other);
  }
  draft.record('checkout.succeeded', { attempt: attempt.number });
  draft.notify('checkout.succeeded');
}

/** Waits for a person from now on. The one move out of an end: after a late success, that event alone tells it. */
export function sendToReview(draft: Draft, reason: NonNullable<CheckoutRecord['reviewReason']>): void {
  const { checkout } = draft;
  if (checkout.status === 'needs_review') return;
  checkout.status = 'needs_review';
  checkout.reviewReason = reason;
  checkout.lease = undefined;
  for (const attempt of draft.attempts) forgetLogin(attempt);
  checkout.confirmingSince ??= draft.now;
  draft.record('checkout.needs_review', { reason });
  draft.alarm('needs_review', { checkout: checkout.id, reason });
  if (reason !== 'late_success') draft.notify('checkout.needs_review');
}

function mismatch(
  payment: VerifiedPayment,
  checkout: CheckoutRecord,
  attempt: AttemptRecord,
  times: CheckoutTimes,
): string | undefined {
  if (payment.reference !== attempt.reference) return 'reference';
  if (payment.amountMinor !== checkout.amountMinor) return 'amount';
  if (payment.currency !== checkout.currency) return 'currency';
  if (payment.mode !== checkout.mode) return 'mode';
  const { createdAt } = payment;
  if (createdAt === undefined || createdAt < attempt.mintedAt - times.clockToleranceMs) return 'created';
  return undefined;
}

/**
 * On its page the payer pays while we look on, one that was given up too: from here on a debit cannot be ruled out, and what becomes of it is asked for as soon and
 * as long as of any other. After the checkout's end it is a late truth.
 */
function noteUnderWay(draft: Draft, attempt: AttemptRecord): void {
  if (attempt.way !== 'provider-page' || attempt.exposure !== 'asked') return;
  const { status } = draft.checkout;
  if (status !== 'open' && status !== 'processing') return;
  attempt.exposure = 'sent';
  attempt.sentAt = draft.now;
  attempt.verifyCount = 0;
  draft.record('payment.under_way', { attempt: attempt.number });
}

/** Banks write account numbers into it: of the payer's, only the last four digits are told on. */
function withoutAccount(narration: string, payment: VerifiedPayment, attempt: AttemptRecord): string {
  const numbers = [payment.account?.number, attempt.accountNumber?.open()];
  return numbers.reduce<string>(
    (text, number = '') => (number.length > 4 ? text.replaceAll(number, `****${number.slice(-4)}`) : text),
    narration,
  );
}

/** One read of `failed` may be overtaken; two, far enough apart, are the provider's word. */
function readFailed(draft: Draft, attempt: AttemptRecord, times: CheckoutTimes): void {
  if (attempt.exposure !== 'sent' && attempt.state !== 'at-page') return;
  const { checkout } = draft;
  if (attempt.failedReadAt === undefined) {
    attempt.failedReadAt = draft.now;
    draft.record('payment.read_failed', { attempt: attempt.number });
    return;
  }
  const underWay = checkout.lease !== undefined && checkout.attemptId === attempt.id;
  if (underWay || draft.now - attempt.failedReadAt < times.failedReadsApartMs) return;
  attempt.exposure = 'asked';
  draft.record('payment.failed', { attempt: attempt.number });
  const isAtPage = checkout.status === 'open' && checkout.step === 'leave-to-provider';
  const isWaitedFor = checkout.status === 'processing' || isAtPage;
  if (isWaitedFor && attemptOf(checkout, draft.attempts)?.id === attempt.id) {
    decline(draft, 'bank_refused');
  } else {
    endAttempt(attempt, 'refused');
  }
}
