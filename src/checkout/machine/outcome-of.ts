import type { CloseReason } from '../../contract/frame-messages.ts';
import type { Outcome, OutcomeStatus } from '../../contract/outcome.ts';
import type { SessionView } from '../../contract/session.ts';
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
    case 'declined':
      return isFailed(facts.view) ? 'failed' : 'open';
    default:
      return mayHavePaid(facts) ? 'pending' : 'open';
  }
}

/** No way on is left: the checkout has ended unpaid. */
export function isFailed({ step, busy, commands }: SessionView): boolean {
  return step === 'declined' && !busy && commands.length === 0;
}

export function closeReason(facts: Facts): CloseReason {
  if (facts.view.step === 'paid') return 'completed';
  return mayHavePaid(facts) ? 'pending' : 'user';
}

/** Where a payer goes who came by the link: the merchant's word for this checkout, fixed when it was made. */
export function backTo(facts: Facts): string | undefined {
  const { returnUrl, cancelUrl } = facts.view;
  return mayHavePaid(facts) ? returnUrl : (cancelUrl ?? returnUrl);
}
