import type { PaymentCheckout } from '../../contract/merchant-api.ts';
import type { PaymentView } from '../../contract/payment-view.ts';
import type { CheckoutRecord, RefundRecord } from '../store/records.ts';

type Shown = NonNullable<Extract<PaymentView, { step: 'paid' }>['refund']>;
type Told = NonNullable<PaymentCheckout['refund']>;

const iso = (at: number): string => new Date(at).toISOString();

/** What the payer's receipt says of a refund of the payment that it is for: nothing of one that did not come about. */
export function refundShown({
  payment,
  refunds = [],
}: Pick<CheckoutRecord, 'payment' | 'refunds'>): Shown | undefined {
  const refund = refunds.find(({ reference }) => reference === payment?.providerReference);
  if (!refund || refund.state === 'failed') return undefined;
  return refund.state === 'refunded'
    ? { status: 'refunded', at: iso(refund.settledAt ?? refund.requestedAt) }
    : { status: 'processing', at: iso(refund.requestedAt) };
}

/** The refund that there was news of last, as the merchant's server sees it. */
export function refundTold(refunds: readonly RefundRecord[] | undefined): Told | undefined {
  const refund = refunds?.at(-1);
  if (!refund) return undefined;
  const { state, reference, source, requestedAt, settledAt, unsettledAt, failure } = refund;
  return {
    status: state === 'sending' ? 'processing' : state,
    providerReference: reference,
    ...(source && { source }),
    requestedAt: iso(requestedAt),
    ...(settledAt !== undefined && { settledAt: iso(settledAt) }),
    ...(unsettledAt !== undefined && state === 'processing' && { unsettledSince: iso(unsettledAt) }),
    ...(failure && { failure }),
  };
}
