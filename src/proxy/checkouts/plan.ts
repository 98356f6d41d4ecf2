import type { Answer, BankSession, Provider, ProviderCall } from '../providers/provider.ts';
import type { AttemptRecord } from '../store/records.ts';
import type { Draft } from './draft.ts';

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
  readonly call: ProviderCall;
  readonly attemptId: string;
  prepare(draft: Draft): boolean;
  send(attempt: AttemptRecord): Promise<Settle>;
  /** Applied instead where the call was not sent after all. */
  settleUnsent(draft: Draft): Plan | undefined;
}

export type Settle = (draft: Draft) => Plan | undefined;

/** The bank session that a call is sent under. */
export function sessionOf(attempt: AttemptRecord): BankSession {
  if (!attempt.bankSession) throw new Error(`${attempt.id} has no bank session`);
  return attempt.bankSession;
}

/** What was not sent because too little of the lease was left. */
export const notSent = {
  kind: 'not-executed',
  cause: 'not_sent',
  code: 'lease',
} as const satisfies Answer<never>;

/** A provider that throws breaks its word; what it had sent by then is not known. */
const broken = { kind: 'unknown', cause: 'connection_lost', code: 'thrown' } as const satisfies Answer<never>;

/** A plan whose answer is applied by one function, whether it came from the provider or was never asked. */
export function planCall<T>(options: {
  call: ProviderCall;
  attemptId: string;
  prepare(draft: Draft): boolean;
  /** Not called with an attempt whose bank session is gone. */
  send(attempt: AttemptRecord): Promise<Answer<T>>;
  settle(draft: Draft, answer: Answer<T>): Plan | undefined;
}): Plan {
  const { call, attemptId, prepare, send, settle } = options;
  return {
    call,
    attemptId,
    prepare,
    send: async (attempt) => {
      const answer = await send(attempt).catch(() => broken);
      return (draft) => settle(draft, answer);
    },
    settleUnsent: (draft) => settle(draft, notSent),
  };
}
