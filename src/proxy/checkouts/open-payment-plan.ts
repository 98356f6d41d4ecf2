import type { Echo, PaymentOrder } from '../providers/provider.ts';
import { declineOn, leadOn, noteBankAnswer } from './answers.ts';
import { chargePlan } from './charge-plan.ts';
import { attemptById, decline, makeUnavailable } from './draft.ts';
import { maySpend } from './exposure.ts';
import { askToAuthorise, stopsOnEcho } from './payment-answers.ts';
import { type Plan, type PlanTools, planCall, sessionOf } from './plan.ts';

/** Names the payment to the provider; moves nothing. Then charges, or shows what is asked for first. */
export function openPaymentPlan(tools: PlanTools, attemptId: string): Plan {
  let order: PaymentOrder;
  return planCall<{ echo?: Echo }>({
    provider: tools.provider,
    call: 'open-payment',
    attemptId,
    prepare(draft) {
      const attempt = attemptById(draft, attemptId);
      const { amountMinor, currency, description } = draft.checkout;
      order = { amountMinor, currency, description, reference: attempt.reference };
      if (attempt.state !== 'logged-in' || !attempt.bankSession) return false;
      return maySpend(attempt, draft.attempts);
    },
    send: (attempt) => tools.provider.openPayment(sessionOf(attempt), order, attempt.institution?.id),
    settle(draft, answer) {
      const attempt = attemptById(draft, attemptId);
      noteBankAnswer(draft, attempt, 'open-payment', answer);
      switch (answer.kind) {
        case 'ok':
          if (stopsOnEcho(draft, attempt, 'open-payment', answer.value.echo)) {
            decline(draft, 'bank_refused', { call: 'open-payment' });
            return undefined;
          }
          return chargePlan(tools, attemptId);
        case 'asked':
          askToAuthorise(draft, attempt, 'open-payment', answer, 'next');
          return undefined;
        case 'asked-account':
          makeUnavailable(draft, 'bank_asks_more', { call: 'open-payment' });
          return undefined;
        case 'refused':
          declineOn(draft, 'open-payment', answer);
          return undefined;
        default:
          leadOn(draft, 'open-payment', answer);
          return undefined;
      }
    },
  });
}
