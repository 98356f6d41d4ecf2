import type { RefundCheckout } from '../../contract/merchant-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { AttemptRecord, RefundRecord } from '../store/records.ts';
import type { Draft } from './draft.ts';

/**
 * The debit that is to be paid back. Throws `refund_not_possible` where there is none that verify has found to equal the order, or where this one is paid back or on
 * its way back, and `invalid_request` where there is more than one and none is named: to guess which one is meant would pay the wrong one back.
 */
export function debitToRefund(
  { checkout, attempts }: Pick<Draft, 'checkout' | 'attempts'>,
  { providerReference }: RefundCheckout,
): AttemptRecord {
  const paid = attempts.filter(({ state }) => state === 'succeeded');
  const isAmbiguous = paid.length > 1 || checkout.duplicateDebit;
  if (providerReference === undefined && isAmbiguous) throw new ProblemError('invalid_request');
  const debit = paid.find(
    ({ reference }) => providerReference === undefined || reference === providerReference,
  );
  const before = debit && refundOf(checkout, debit.reference);
  if (!debit || (before && before.state !== 'failed')) throw new ProblemError('refund_not_possible');
  return debit;
}

export function refundOf(
  { refunds = [] }: Pick<Draft['checkout'], 'refunds'>,
  reference: string,
): RefundRecord | undefined {
  return refunds.find((refund) => refund.reference === reference);
}

/** Keeps a refund in the place of the one that its debit had. The one that there was news of last stands at the end, and is the one that is told. */
export function keepRefund({ checkout }: Pick<Draft, 'checkout'>, refund: RefundRecord): void {
  const { refunds = [] } = checkout;
  const at = refunds.findIndex(({ reference }) => reference === refund.reference);
  const before = refunds[at];
  const isOld =
    before?.requestedAt === refund.requestedAt &&
    before.state === refund.state &&
    before.unsettledAt === refund.unsettledAt;
  checkout.refunds = isOld
    ? refunds.with(at, refund)
    : [...refunds.filter(({ reference }) => reference !== refund.reference), refund];
}
