import { type VisitEnd, wayBack } from '../hosted/trouble.ts';
import { statusOf } from '../resources/report.ts';
import type { PaymentLink } from './link.ts';

/** How it stands with the payment, as its page knows it. */
export function endOf({ payments: [payment], visit }: PaymentLink): VisitEnd {
  if (!payment) return 'closed';
  const status = statusOf(payment);
  return visit.at === 'unknown' || (status !== 'successful' && status !== 'failed') ? 'processing' : status;
}

/** Where the page sends the payer now; undefined where it sends nobody. */
export const wayBackFrom = (link: PaymentLink): string | undefined =>
  wayBack(link.redirectUrl, link.reference, endOf(link), link.scenario.behaviour.returns);
