import type { RefundFailure } from '../../contract/merchant-api.ts';
import type { ExplicitAnswer, ProviderRefund, RefundRefusal } from '../providers/page-provider.ts';
import type { Answer, VerifyResult } from '../providers/provider.ts';
import type { AttemptRecord, RefundRecord } from '../store/records.ts';
import { noteAnswer } from './answers.ts';
import type { Draft } from './draft.ts';
import { keepRefund, refundOf } from './refund-order.ts';
import type { CheckoutTimes } from './settings.ts';

export type RefundAnswer = ExplicitAnswer<ProviderRefund, RefundRefusal>;

/** A refund that the provider has called refused is asked about this often, in case it came about all the same. */
const AFTER_FAILURE_EVERY_MS = 600_000;

const failures: Readonly<Record<Exclude<RefundRefusal, 'already_refunded'>, RefundFailure>> = {
  too_little_in_source: 'too_little',
  not_found: 'not_refundable',
  refused: 'refused',
};

/**
 * What the answer to a refund does: only an explicit refusal, or a call that was surely not made, ends it. Everything else, "done" and "done before" too, is
 * settled by verify.
 */
export function settleRefundAnswer(
  draft: Draft,
  attempt: AttemptRecord,
  refund: RefundRecord,
  answer: RefundAnswer,
): void {
  noteAnswer(draft, 'refund', answer, attempt.number);
  noteOtherAmount(draft, answer);
  const open = { ...refund, state: 'processing', lease: undefined } as const;
  attempt.verifyAt = draft.now;
  if (answer.kind === 'not-executed') fail(draft, open, 'not_sent');
  else if (answer.kind === 'refused' && answer.reason !== 'already_refunded')
    fail(draft, open, failures[answer.reason]);
  else keepRefund(draft, open);
}

/** Refunds are always of the whole: where another amount is told, a person has to look. */
function noteOtherAmount({ checkout, alarm }: Draft, answer: RefundAnswer): void {
  const told = answer.kind === 'ok' ? answer.value.amountMinor : undefined;
  if (told === undefined || told === checkout.amountMinor) return;
  alarm('amount_mismatch', { checkout: checkout.id, call: 'refund', differs: 'amount' });
}

/** What verify says of the refund of a debit, and when it is to be asked next. */
export function settleRefundRead(
  draft: Draft,
  attempt: AttemptRecord,
  answer: Answer<VerifyResult>,
  times: CheckoutTimes,
): void {
  if (attempt.state !== 'succeeded') return;
  const found = refundOf(draft.checkout, attempt.reference);
  if (isRefunded(answer, attempt)) {
    if (found?.state !== 'refunded') finish(draft, attempt, found);
    attempt.verifyAt = undefined;
    return;
  }
  if (!found || found.state === 'refunded') return;
  const refund = { ...takenBack(draft, found), verifyCount: found.verifyCount + 1 };
  keepRefund(draft, unlessTooLong(draft, refund, times));
  const at = nextReadAt(refund, times, draft.now);
  const told = answer.kind === 'not-executed' ? draft.now + (answer.retryAfterSeconds ?? 0) * 1_000 : 0;
  attempt.verifyAt = at === undefined ? undefined : Math.max(at, told);
}

function isRefunded(answer: Answer<VerifyResult>, { reference }: AttemptRecord): boolean {
  if (answer.kind !== 'ok' || answer.value.status === 'not-found') return false;
  return answer.value.reference === reference && answer.value.isRefunded === true;
}

/** Whoever sent it is gone or too late: what became of it is read, and it is not sent again. */
function takenBack(draft: Draft, refund: RefundRecord): RefundRecord {
  if (refund.state !== 'sending' || (refund.lease && refund.lease.until > draft.now)) return refund;
  draft.record('lease.expired', { call: 'refund', reference: refund.reference });
  return { ...refund, state: 'processing', lease: undefined };
}

function unlessTooLong(draft: Draft, refund: RefundRecord, times: CheckoutTimes): RefundRecord {
  const isOld = draft.now - refund.requestedAt >= times.reviewAfterMs;
  if (refund.state !== 'processing' || refund.unsettledAt !== undefined || !isOld) return refund;
  draft.record('refund.unsettled', { reference: refund.reference });
  draft.alarm('refund_unsettled', { checkout: draft.checkout.id });
  draft.notify('payment.refund_unsettled');
  return { ...refund, unsettledAt: draft.now };
}

function nextReadAt(refund: RefundRecord, times: CheckoutTimes, now: number): number | undefined {
  const { state, requestedAt, verifyCount, lease } = refund;
  if (state === 'sending') return lease?.until;
  const isOld = now - requestedAt >= times.reviewAfterMs;
  if (state === 'failed') return isOld ? undefined : now + AFTER_FAILURE_EVERY_MS;
  const wait = times.verifyWaitsMs[Math.min(verifyCount, times.verifyWaitsMs.length) - 1];
  return now + (isOld ? times.reviewVerifyMs : (wait ?? times.reviewVerifyMs));
}

function fail(draft: Draft, refund: RefundRecord, failure: RefundFailure): void {
  keepRefund(draft, { ...refund, state: 'failed', failure, settledAt: draft.now });
  draft.record('refund.failed', { reference: refund.reference, failure });
  draft.notify('payment.refund_failed');
}

/** It has been paid back: by us, or at the provider without us. After a refusal that is a late truth, and an operator is told. */
function finish(draft: Draft, { reference }: AttemptRecord, before: RefundRecord | undefined): void {
  const { now } = draft;
  const refund = before ?? { reference, source: undefined, requestedAt: now, verifyCount: 0 };
  const settled = { failure: undefined, unsettledAt: undefined, lease: undefined, settledAt: now };
  keepRefund(draft, { ...refund, ...settled, state: 'refunded' });
  draft.record('refund.done', { reference, asked: before !== undefined });
  if (before?.state === 'failed') draft.alarm('refund_after_failure', { checkout: draft.checkout.id });
  draft.notify('payment.refunded');
}
