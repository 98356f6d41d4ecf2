import type { Draft } from '../checkouts/draft.ts';
import type { Plan } from '../checkouts/plan.ts';
import { broken, notSent } from '../checkouts/unanswered.ts';
import type { MandateAnswer, MandateCall } from '../providers/mandate-provider.ts';
import type { CheckoutRows, StoreTransaction } from '../store/store.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';

/** One call about a mandate, whose answer is applied by one function, whether it came from the provider or was never asked. */
export function mandatePlan<T>(options: {
  tools: MandateTools;
  call: MandateCall;
  prepare(draft: Draft): boolean;
  send(rows: CheckoutRows): Promise<MandateAnswer<T>>;
  settle(
    draft: Draft,
    answer: MandateAnswer<T>,
    tx: StoreTransaction,
  ): Plan | undefined | Promise<Plan | undefined>;
}): Plan {
  const { tools, call, prepare, send, settle } = options;
  return {
    call,
    patienceMs: () => mandateCalls(tools).patienceMs(call),
    prepare,
    async send(rows) {
      const answer = await send(rows).catch(() => broken);
      return (draft, tx) => settle(draft, answer, tx);
    },
    settleUnsent: (draft, tx) => settle(draft, notSent, tx),
  };
}
