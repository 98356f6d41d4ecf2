import type { Behaviour } from './scenarios/behaviour.ts';

/** The calls the sandbox takes, by what they are for. */
export type CallName =
  | 'institutions'
  | 'connect-session'
  | 'login'
  | 'commit'
  | 'direct-pay-session'
  | 'charge'
  | 'capture'
  | 'verify'
  | 'transactions';

/** A call on its way in, before anything has happened. Bodies are left out: they hold what payers type. */
export interface Exchange {
  readonly call: CallName;
  readonly request: Request;
}

/** How this provider is, where its documents leave room or contradict themselves. */
export interface Profile {
  readonly name: 'kind' | 'hostile';
  /** What session and charge echo for 21300 kobo: 213 as the published samples, or 21300. */
  readonly echo: 'naira' | 'kobo';
  /** How the answers under a bank session are spelled. v1 is what the white-label guide shows. */
  readonly spelling: 'v1' | 'v2';
  /** Whether a reference can be used once only. */
  readonly uniqueReferences: boolean;
  /** A wrong code is answered by an error, or by asking with the same form again. */
  readonly wrongCode: 'error' | 'form';
  /** What the first account of a list is called in a commit. */
  readonly accountIndexBase: 0 | 1;
  /** How long a bank session lives, milliseconds. */
  readonly bankSessionMs: number;
  /** How long a late success takes, milliseconds. */
  readonly lateSuccessMs: number;
  /** How long verify and the list do not know of a debit, milliseconds. */
  readonly notFoundMs: number;
  /** How long a webhook waits before it first leaves, milliseconds. */
  readonly webhookDelayMs: number;
  /** How long every answer takes, milliseconds, after its effect. */
  readonly latencyMs: number;
  /** Payments on a page of the list. */
  readonly pageSize: number;
  /** How a payment will go, once its scenario is known. */
  readonly twist?: (behaviour: Behaviour) => Behaviour;
  /** Stands between the caller and the resource: may answer itself, spoil the answer, or never give one. A rejection cuts the connection. */
  readonly intercept?: (exchange: Exchange, proceed: () => Promise<Response>) => Promise<Response>;
}

/** Does what its documents say, at once, and takes a reference once. */
export const kindProfile: Profile = {
  name: 'kind',
  echo: 'naira',
  spelling: 'v1',
  uniqueReferences: true,
  wrongCode: 'error',
  accountIndexBase: 0,
  bankSessionMs: 15 * 60_000,
  lateSuccessMs: 8_000,
  notFoundMs: 0,
  webhookDelayMs: 1_000,
  latencyMs: 0,
  pageSize: 50,
};
