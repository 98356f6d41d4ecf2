import { type Doubt, doubtsOf } from './doubts.ts';
import type { EventFact, Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

const spending = new Set(['attempt.started', 'charge.sent', 'capture.sent']);

/** I15: nothing is begun for a checkout while another attempt of it may have moved money, or has. */
export function oneAttemptAtATime(facts: Facts): readonly Violation[] {
  return [...grouped(facts.events, ({ checkoutId }) => checkoutId)].flatMap(([checkoutId, events]) => {
    const doubts = doubtsOf(events);
    return events
      .filter(({ type }) => spending.has(type))
      .flatMap((event): Violation[] => {
        const other = doubts.find((doubt) => holds(doubt, event));
        const paid = events.find((before) => isPaidBy(before, event));
        if (!other && !paid) return [];
        return [
          {
            invariant: 'I15',
            what: `${event.type} while another attempt ${paid ? 'had been paid' : 'may have been paid'}`,
            checkoutId,
            said: event,
            truth: paid ?? other,
          },
        ];
      });
  });
}

const holds = ({ attempt, from, until }: Doubt, event: EventFact): boolean =>
  attempt !== event.data['attempt'] && from.seq < event.seq && (until === undefined || event.seq < until.seq);

const isPaidBy = (before: EventFact, event: EventFact): boolean =>
  (before.type === 'payment.verified' || before.type === 'payment.mismatch') && before.seq < event.seq;
