import { isRefunded } from '../payouts/refund.ts';
import { statusOf } from '../resources/report.ts';
import { isoTime } from '../world.ts';
import type { PaymentLink } from './link.ts';

/** A page for a payment as it really stands. Times are ISO 8601 UTC, amounts kobo. */
export interface LinkTruth {
  readonly id: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly method: string;
  readonly description: string;
  /** Where the page is, below the origin of the sandbox. */
  readonly path: string;
  /** Where the payer stands on it. */
  readonly place: string;
  readonly status: 'open' | 'closed' | 'abandoned' | 'processing' | 'successful' | 'failed';
  readonly scenario: string;
  readonly createdAt: string;
  readonly payments: readonly {
    readonly id: string;
    readonly status: string;
    readonly amountMinor: number;
    readonly refund: 'none' | 'under-way' | 'done';
  }[];
}

/** The truth about payments by link, whatever anybody was told. */
export interface LinkLedger {
  /** Oldest first. */
  all(): readonly LinkTruth[];
  /** More than one where a reference was used again. */
  of(reference: string): readonly LinkTruth[];
}

/** Of several payments the best counts. */
function statusOfLink({ payments, closedAt, abandonedAt }: PaymentLink): LinkTruth['status'] {
  const stages = payments.map(({ stage }) => stage);
  if (stages.includes('successful')) return 'successful';
  if (stages.length > 0) return stages.every((stage) => stage === 'failed') ? 'failed' : 'processing';
  if (abandonedAt !== undefined) return 'abandoned';
  return closedAt === undefined ? 'open' : 'closed';
}

export const truthOfLink = (link: PaymentLink): LinkTruth => ({
  id: link.id,
  reference: link.reference,
  amountMinor: link.amountMinor,
  method: link.method,
  description: link.description,
  path: `/pages/pay/${link.id}`,
  place: link.visit.at,
  status: statusOfLink(link),
  scenario: link.scenario.id,
  createdAt: isoTime(link.createdAt),
  payments: link.payments.map((payment) => ({
    id: payment.id,
    status: statusOf(payment),
    amountMinor: payment.amountMinor,
    refund: payment.refund === undefined ? 'none' : isRefunded(payment) ? 'done' : 'under-way',
  })),
});
