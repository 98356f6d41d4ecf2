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
  /** What session and charge echo for 21300 kobo: 213 as the published samples, or 21300. */
  readonly echo: 'naira' | 'kobo';
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
  /** How long a webhook waits before it first leaves, milliseconds. */
  readonly webhookDelayMs: number;
  /** How long every answer takes, milliseconds, after its effect. */
  readonly latencyMs: number;
  /** Payments on a page of the list. */
  readonly pageSize: number;
  /** Stands between the caller and the resource: may answer itself, spoil the answer, or never give one. */
  readonly intercept?: (exchange: Exchange, proceed: () => Promise<Response>) => Promise<Response>;
}

export const defaultProfile: Profile = {
  echo: 'naira',
  uniqueReferences: true,
  wrongCode: 'error',
  accountIndexBase: 0,
  bankSessionMs: 15 * 60_000,
  lateSuccessMs: 8_000,
  webhookDelayMs: 1_000,
  latencyMs: 0,
  pageSize: 50,
};
