import type { Checkout, Notification, NotificationType } from '../../contract/merchant-api.ts';
import type { CheckoutRecord } from '../store/records.ts';
import type { CheckoutRows } from '../store/store.ts';
import { mayHavePaid } from './exposure.ts';
import { mayBePaidByPage } from './page-view.ts';
import { refundTold } from './refund-view.ts';
import { given, iso } from './view.ts';

type Rows = Pick<CheckoutRows, 'checkout' | 'attempts'>;

/** A checkout as the merchant's server sees it. */
export function merchantView(rows: Rows, publicUrl: string): Checkout {
  const { checkout } = rows;
  const clientToken = checkout.clientToken.open();
  return {
    ...facts(rows),
    clientToken,
    url: `${publicUrl.replace(/\/$/, '')}/c/${clientToken}`,
    ...given({ customer: checkout.customer?.open() }),
  };
}

/** What an outgoing webhook carries: without the link and the customer. */
export function notificationOf(id: string, type: NotificationType, rows: Rows, at: number): Notification {
  return { id, type, createdAt: iso(at), checkout: facts(rows) };
}

/** Absent where it is known whether it was paid, which it also is after a late success. */
function unsettledSince({ status, reviewReason, confirmingSince }: CheckoutRecord): string | undefined {
  const isUnsettled =
    status === 'processing' || (status === 'needs_review' && reviewReason !== 'late_success');
  return isUnsettled && confirmingSince !== undefined ? iso(confirmingSince) : undefined;
}

function facts({ checkout, attempts }: Rows): Notification['checkout'] {
  const { payment, setup } = checkout;
  const common = {
    id: checkout.id,
    mode: checkout.mode,
    status: checkout.status,
    currency: checkout.currency,
    description: checkout.description,
    reference: checkout.reference,
    supportCode: checkout.supportCode,
    mayHavePaid: mayHavePaid(checkout.status) || mayBePaidByPage({ checkout, attempts }),
    duplicateDebit: checkout.duplicateDebit,
    metadata: { ...checkout.metadata },
    createdAt: iso(checkout.createdAt),
    updatedAt: iso(checkout.updatedAt),
    expiresAt: iso(checkout.expiresAt),
    ...given({
      reviewReason: checkout.reviewReason,
      unsettledSince: unsettledSince(checkout),
      lastDecline: checkout.lastDecline,
    }),
  };
  if (checkout.kind === 'link') return { ...common, kind: 'link', mayHavePaid: false };
  if (setup) {
    return {
      ...common,
      kind: 'mandate',
      mandate: setup.order,
      readyToDebit: setup.readyToDebit,
      ...given({ mandateId: checkout.mandateId }),
    };
  }
  return {
    ...common,
    kind: 'payment',
    amountMinor: checkout.amountMinor,
    ...given({
      payment: payment && { ...payment, paidAt: iso(payment.paidAt) },
      refund: refundTold(checkout.refunds),
    }),
  };
}
