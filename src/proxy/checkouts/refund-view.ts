import type { Checkout } from '../../contract/merchant-api.ts';
import type { PaymentView } from '../../contract/payment-view.ts';
import type { RefundRecord } from '../store/records.ts';

type Shown = NonNullable<Extract<PaymentView, { step: 'paid' }>['refund']>;
type Told = NonNullable<Extract<Checkout, { kind: 'payment' }>['refund']>;

const iso = (at: number): string => new Date(at).toISOString();

/** What the payer's receipt says of a refund: nothing of one that did not come about. */
export function refundShown(refund: RefundRecord | undefined): Shown | undefined {
  if (!refund || refund.state === 'failed') return undefined;
  return refund.state === 'refunded'
    ? { status: 'refunded', at: iso(refund.settledAt ?? refund.requestedAt) }
    : { status: 'processing', at: iso(refund.requestedAt) };
}

/** A refund as the merchant's server sees it. */
export function refundTold(refund: RefundRecord | undefined): Told | undefined {
  if (!refund) return undefined;
  const { state, source, requestedAt, settledAt, failure } = refund;
  return {
    status: state === 'sending' ? 'processing' : state,
    source,
    requestedAt: iso(requestedAt),
    ...(settledAt !== undefined && { settledAt: iso(settledAt) }),
    ...(failure && { failure }),
  };
}
