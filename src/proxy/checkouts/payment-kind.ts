import type { BankList } from './bank-list.ts';
import { commandsAt } from './commands-at.ts';
import type { Draft } from './draft.ts';
import { checkoutDueAt } from './due.ts';
import { exposureOf } from './exposure.ts';
import type { KindRules } from './kind.ts';
import { attemptAtPage } from './page-view.ts';
import { createPaymentWork, paymentEnds } from './payment-work.ts';
import type { PlanTools } from './plan.ts';
import type { IsServed } from './served.ts';
import type { CheckoutTimes } from './settings.ts';
import type { Steps } from './step.ts';
import { stepOf, viewOf } from './view.ts';

/** The rules of a payment by a bank login. */
export function createPaymentKind(options: {
  banks: BankList;
  steps: Steps;
  tools: PlanTools;
  isServed: IsServed;
  times: CheckoutTimes;
}): KindRules {
  const { banks, steps, times } = options;
  return {
    banks,
    steps,
    stepOf,
    viewOf,
    commandsAt,
    follow,
    dueAt: ({ checkout, attempts }, now) => checkoutDueAt(checkout, attempts, times, now),
    work: createPaymentWork(options),
    isReadWhileWatched: (rows) => attemptAtPage(rows) !== undefined,
    ...paymentEnds,
  };
}

function follow({ checkout, attempts, now }: Draft): void {
  if (checkout.status === 'open' || checkout.status === 'processing') {
    const sent = exposureOf(attempts) === 'sent';
    checkout.status = sent ? 'processing' : 'open';
    checkout.confirmingSince = sent ? (checkout.confirmingSince ?? now) : undefined;
  } else if (checkout.status !== 'needs_review') {
    checkout.lease = undefined;
    checkout.confirmingSince = undefined;
  }
  if (checkout.status === 'failed' || checkout.status === 'cancelled' || checkout.status === 'expired') {
    checkout.holdsReference = false;
  }
}
