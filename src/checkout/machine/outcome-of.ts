import type { Outcome, OutcomeStatus } from '../../contract/outcome.ts';
import type { FlowContext } from './events.ts';

type Facts = Pick<FlowContext, 'view' | 'sentAt'>;

/** True while a debit has happened or cannot be ruled out, by the server's word or because our own order has no answer yet. */
export function mayHavePaid({ view, sentAt }: Facts): boolean {
  return view.mayHavePaid || sentAt !== undefined;
}

/** What the embedder is told when the page ends or is closed now. */
export function outcomeOf(facts: Facts): Outcome {
  const { id, reference } = facts.view;
  return { status: statusOf(facts), checkoutId: id, reference, mayHavePaid: mayHavePaid(facts) };
}

function statusOf(facts: Facts): OutcomeStatus {
  switch (facts.view.step) {
    case 'paid':
      return 'succeeded';
    case 'cancelled':
      return 'cancelled';
    case 'expired':
      return 'expired';
    default:
      return mayHavePaid(facts) ? 'pending' : 'open';
  }
}
