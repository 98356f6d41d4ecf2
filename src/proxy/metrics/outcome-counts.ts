import { Counter, type Registry } from 'prom-client';
import type { CheckoutEventType } from '../../contract/checkout-events.ts';
import type { Kind } from '../../contract/steps.ts';
import type { StoredEvent } from '../store/records.ts';

/** Which events say how something ended, of what and how. A checkout's own kind where `of` is not said. */
const endings: Partial<
  Record<CheckoutEventType, { readonly of?: 'debit' | 'refund'; readonly how: string }>
> = {
  'checkout.succeeded': { how: 'succeeded' },
  'checkout.failed': { how: 'failed' },
  'checkout.cancelled': { how: 'cancelled' },
  'checkout.expired': { how: 'expired' },
  'checkout.needs_review': { how: 'needs_review' },
  'debit.succeeded': { of: 'debit', how: 'succeeded' },
  'debit.failed': { of: 'debit', how: 'failed' },
  'debit.needs_review': { of: 'debit', how: 'needs_review' },
  'refund.done': { of: 'refund', how: 'succeeded' },
  'refund.failed': { of: 'refund', how: 'failed' },
};

/** Which events say why something was refused, and which of their facts says it: words of closed lists, never anything personal. */
const refusals: Partial<
  Record<CheckoutEventType, { readonly of?: 'debit' | 'refund'; readonly why: string }>
> = {
  'attempt.declined': { why: 'reason' },
  'attempt.unavailable': { why: 'reason' },
  'debit.failed': { of: 'debit', why: 'failure' },
  'refund.failed': { of: 'refund', why: 'failure' },
};

export type CountEvents = (kind: Kind, events: readonly Pick<StoredEvent, 'type' | 'data'>[]) => void;

/** Counts ends and refusals from the events that this process has committed. */
export function createOutcomeCounts(registers: Registry[]): CountEvents {
  const outcomes = new Counter({
    name: 'directpay_outcomes_total',
    help: 'How checkouts, debits and refunds ended, by kind',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const refused = new Counter({
    name: 'directpay_refusals_total',
    help: 'What a bank or the provider refused, by reason',
    labelNames: ['kind', 'reason'],
    registers,
  });
  return (kind, events) => {
    for (const { type, data } of events) {
      const ending = endings[type as CheckoutEventType];
      if (ending) outcomes.inc({ kind: ending.of ?? kind, outcome: ending.how });
      const refusal = refusals[type as CheckoutEventType];
      if (refusal) refused.inc({ kind: refusal.of ?? kind, reason: String(data[refusal.why]) });
    }
  };
}
