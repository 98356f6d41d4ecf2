import type { CloseReason } from '../../contract/frame-messages.ts';
import type { Outcome, OutcomeStatus } from '../../contract/outcome.ts';
import type { SessionView } from '../../contract/session.ts';
import type { FlowContext } from './events.ts';

type Facts = Pick<FlowContext, 'view' | 'sentAt'>;

/** True while a debit has happened or cannot be ruled out: by the server's word, because our own order has no answer yet, or at the provider's page. */
export function mayHavePaid({ view, sentAt }: Facts): boolean {
  return view.mayHavePaid || sentAt !== undefined || mayPayAtProvider(view);
}

/** The payer has the address of a page that can be paid on, be it that they have given it up. */
function mayPayAtProvider(view: SessionView): boolean {
  return view.kind === 'payment' && (view.step === 'leave-to-provider' || view.pageGivenUp === true);
}

/** What the embedder is told when the page ends or is closed now. */
export function outcomeOf(facts: Facts): Outcome {
  const { id, reference } = facts.view;
  const ready = isReady(facts.view);
  return {
    status: statusOf(facts),
    checkoutId: id,
    reference,
    mayHavePaid: mayHavePaid(facts),
    ...(ready !== undefined && { readyToDebit: ready }),
  };
}

/** Whether a mandate that was agreed to can be debited now; undefined where nothing was agreed. */
function isReady(view: SessionView): boolean | undefined {
  if (view.step === 'ready') return view.paused === undefined && view.ended === undefined;
  return view.step === 'approved' ? false : undefined;
}

function statusOf(facts: Facts): OutcomeStatus {
  switch (facts.view.step) {
    case 'paid':
    case 'approved':
    case 'ready':
    case 'linked':
      return 'succeeded';
    case 'send-transfer':
    case 'await-bank':
      return 'pending';
    case 'cancelled':
      return 'cancelled';
    case 'expired':
      return 'expired';
    case 'declined':
      return isFailed(facts.view) ? 'failed' : undecided(facts);
    default:
      return undecided(facts);
  }
}

function undecided(facts: Facts): OutcomeStatus {
  return mayHavePaid(facts) ? 'pending' : 'open';
}

/** No way on is left: the checkout has ended unpaid. */
export function isFailed({ step, busy, commands }: SessionView): boolean {
  return step === 'declined' && !busy && commands.length === 0;
}

/** A transfer that is waited for may yet be approved, so closing then is no giving up. */
export function closeReason(facts: Facts): CloseReason {
  const status = statusOf(facts);
  if (status === 'succeeded') return 'completed';
  return status === 'pending' || mayHavePaid(facts) ? 'pending' : 'user';
}

/** Where a payer goes who came by the link: the merchant's word for this checkout, fixed when it was made. */
export function backTo(facts: Facts): string | undefined {
  const { step, returnUrl, cancelUrl } = facts.view;
  const isUndone = step === 'cancelled' || closeReason(facts) === 'user';
  return isUndone ? (cancelUrl ?? returnUrl) : returnUrl;
}
