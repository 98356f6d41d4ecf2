import type { CheckoutFact, EventFact, Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

/** What each event makes of the status; the others leave it open. */
const statusAfter: Readonly<Record<string, string>> = {
  'checkout.succeeded': 'succeeded',
  'checkout.failed': 'failed',
  'checkout.cancelled': 'cancelled',
  'checkout.expired': 'expired',
  'checkout.needs_review': 'needs_review',
};

/** From where each end may be reached; only a review leaves an end. */
const mayFollow: Readonly<Record<string, readonly string[]>> = {
  succeeded: ['open', 'needs_review'],
  failed: ['open', 'needs_review'],
  cancelled: ['open'],
  expired: ['open'],
  needs_review: ['open', 'failed', 'cancelled', 'expired', 'needs_review'],
};

/** I7: the book of each checkout has no gap, and its ends follow each other as they may. */
export function statesMoveForward(facts: Pick<Facts, 'checkouts' | 'events'>): readonly Violation[] {
  const events = grouped(facts.events, ({ checkoutId }) => checkoutId);
  const onlyOrdered = new Set(facts.checkouts.map(({ id }) => id));
  const strangers = [...events.keys()]
    .filter((id) => !onlyOrdered.has(id))
    .map((checkoutId): Violation => ({ invariant: 'I7', what: 'events of no checkout', checkoutId }));
  return [
    ...strangers,
    ...facts.checkouts.flatMap((checkout) => bookOf(checkout, events.get(checkout.id) ?? [])),
  ];
}

function bookOf(checkout: CheckoutFact, events: readonly EventFact[]): readonly Violation[] {
  const about = { invariant: 'I7' as const, checkoutId: checkout.id };
  const gap = events.find(({ seq }, index) => seq !== index + 1);
  if (gap || events.length !== checkout.eventCount) {
    return [{ ...about, what: 'the book has a gap', said: gap ?? events.length, truth: checkout.eventCount }];
  }
  let status = 'open';
  for (const event of events) {
    const next = event.type === 'checkout.resolved' ? resolvedAs(event) : statusAfter[event.type];
    if (next === undefined) continue;
    const isResolved = event.type === 'checkout.resolved' && status !== 'succeeded';
    if (!isResolved && !mayFollow[next]?.includes(status)) {
      return [{ ...about, what: `${event.type} after ${status}`, said: event }];
    }
    status = next;
  }
  const recorded = checkout.status === 'processing' ? 'open' : checkout.status;
  return recorded === status
    ? []
    : [{ ...about, what: 'the status is not what the book tells', said: checkout.status, truth: status }];
}

const resolvedAs = ({ data }: EventFact): string => (data['as'] === 'paid' ? 'succeeded' : 'failed');
