import type { Answer, AnyCall, BankSession, Provider, ProviderCall } from '../providers/provider.ts';
import type { AttemptRecord } from '../store/records.ts';
import type { CheckoutRows, StoreTransaction } from '../store/store.ts';
import type { Draft } from './draft.ts';
import { broken, notSent } from './unanswered.ts';

/** What plans need besides the draft. */
export interface PlanTools {
  readonly provider: Provider;
}

/**
 * One call of the provider, between its two commits. `prepare` runs in the pre-call commit, under the row lock; where it answers
 * false nothing is sent. `send` runs with no transaction open. `settle` runs in the post-call commit, guarded by the
 * fence, and names the call that follows at once, if any.
 */
export interface Plan {
  readonly call: AnyCall;
  /** How long the call may take at most. */
  patienceMs(rows: CheckoutRows): number;
  prepare(draft: Draft): boolean;
  /** Undefined where the rows no longer have what it is about: then nothing was sent. */
  send(rows: CheckoutRows): Promise<Settle> | undefined;
  /** Applied instead where the call was not sent after all. */
  settleUnsent: Settle;
}

export type Settle = (draft: Draft, tx: StoreTransaction) => Plan | undefined | Promise<Plan | undefined>;

/** The bank session that a call is sent under. */
export function sessionOf(attempt: AttemptRecord): BankSession {
  if (!attempt.bankSession) throw new Error(`${attempt.id} has no bank session`);
  return attempt.bankSession;
}

/** The bank that an attempt logs in to. */
export function bankIdOf({ id, institution }: AttemptRecord): string {
  if (!institution) throw new Error(`${id} is on the provider's page`);
  return institution.id;
}

/** A plan whose answer is applied by one function, whether it came from the provider or was never asked. */
export function planCall<T>(options: {
  provider: Provider;
  call: ProviderCall;
  attemptId: string;
  prepare(draft: Draft): boolean;
  /** Not called with an attempt whose bank session is gone. */
  send(attempt: AttemptRecord): Promise<Answer<T>>;
  settle(draft: Draft, answer: Answer<T>): Plan | undefined;
}): Plan {
  const { provider, call, attemptId, prepare, send, settle } = options;
  const attemptIn = ({ attempts }: CheckoutRows) => attempts.find(({ id }) => id === attemptId);
  return {
    call,
    patienceMs: (rows) => provider.patienceMs(call, attemptIn(rows)?.institution?.id),
    prepare,
    send(rows) {
      const attempt = attemptIn(rows);
      return attempt && settled(send(attempt));
    },
    settleUnsent: (draft) => settle(draft, notSent),
  };

  async function settled(sending: Promise<Answer<T>>): Promise<Settle> {
    const answer = await sending.catch(() => broken);
    return (draft) => settle(draft, answer);
  }
}
