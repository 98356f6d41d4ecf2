import type { AttemptRecord } from '../store/records.ts';
import { declineOn, leadOn, noteBankAnswer } from './answers.ts';
import { attemptById, makeUnavailable } from './draft.ts';
import { bankIdOf, type Plan, type PlanTools, planCall } from './plan.ts';

/** Opens a bank session and learns the bank's own fields. */
export function connectPlan(tools: PlanTools, attempt: AttemptRecord): Plan {
  return planCall({
    provider: tools.provider,
    call: 'connect',
    attemptId: attempt.id,
    prepare: () => true,
    send: (sent) => tools.provider.connect({ institutionId: bankIdOf(sent), methodId: sent.methodId }),
    settle(draft, answer) {
      const current = attemptById(draft, attempt.id);
      noteBankAnswer(draft, current, 'connect', answer);
      switch (answer.kind) {
        case 'ok':
          current.state = 'logging-in';
          current.bankSession = answer.value.session;
          current.form = answer.value.form;
          draft.checkout.step = 'log-in';
          return undefined;
        case 'asked':
        case 'asked-account':
          makeUnavailable(draft, 'bank_asks_more', { call: 'connect' });
          return undefined;
        case 'refused':
          declineOn(draft, 'connect', answer);
          return undefined;
        default:
          leadOn(draft, 'connect', answer);
          return undefined;
      }
    },
  });
}
