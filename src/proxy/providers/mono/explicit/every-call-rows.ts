import { type ExplicitFailureRow, type ExplicitRow, fine } from './row.ts';

/** Nothing left this machine, or nothing came back that can be read. The ids begin with the family's name. */
export function failureRowsOf<Call extends string>(
  family: string,
  calls: readonly Call[],
): readonly ExplicitFailureRow<Call, never>[] {
  const row = (
    id: string,
    failure: Exclude<ExplicitFailureRow<Call, never>['failure'], 'not_sent'>,
    from: 'documented' | 'judged' = 'judged',
  ): ExplicitFailureRow<Call, never> => ({
    id: `${family}-${id}`,
    calls,
    failure,
    means: { is: 'unknown', cause: failure },
    from,
  });
  return [
    {
      id: `${family}-call-never-sent`,
      calls,
      failure: 'not_sent',
      means: { is: 'not-executed', cause: 'not_sent' },
      from: 'judged',
    },
    row('answer-too-late', 'timeout'),
    row('connection-lost', 'connection_lost'),
    row('unreadable-server-error', 'server_error', 'documented'),
    row('answer-unreadable', 'unreadable_body'),
    row('answer-too-large', 'too_large'),
    row('answer-without-its-data', 'unknown_shape'),
  ];
}

/**
 * Whether the provider dealt with the call at all. `turnedAway` is what an answer must be besides for the call to count as not made: one that
 * tells of what was asked for has not been turned away.
 */
export function accessRowsOf<Call extends string>(
  family: string,
  calls: readonly Call[],
  turnedAway: {
    readonly limited: Pick<ExplicitRow<Call, never>, 'told' | 'isBare'>;
    readonly unauthorised: Pick<ExplicitRow<Call, never>, 'told' | 'isBare'>;
  },
): readonly ExplicitRow<Call, never>[] {
  return [
    {
      id: `${family}-call-rate-limited`,
      calls,
      http: [429],
      ...turnedAway.limited,
      means: { is: 'not-executed', cause: 'rate_limited' },
      from: 'documented',
    },
    {
      id: `${family}-key-refused`,
      calls,
      http: [401],
      ...turnedAway.unauthorised,
      means: { is: 'not-executed', cause: 'our_key_refused' },
      from: 'documented',
    },
    {
      id: `${family}-server-error`,
      calls,
      http: { from: 500, to: 599 },
      means: { is: 'unknown', cause: 'server_error' },
      from: 'documented',
    },
    {
      id: `${family}-server-error-in-words`,
      calls,
      http: fine,
      word: ['500', '502', '503', '504'],
      means: { is: 'unknown', cause: 'server_error' },
      from: 'judged',
    },
    {
      id: `${family}-call-timed-out-there`,
      calls,
      http: [408],
      means: { is: 'unknown', cause: 'timeout' },
      from: 'judged',
    },
  ];
}

/** What no row above has settled, settles nothing. */
export function leftoverRowsOf<Call extends string>(
  family: string,
  calls: readonly Call[],
): readonly ExplicitRow<Call, never>[] {
  return [
    {
      id: `${family}-answer-unclear`,
      calls,
      says: 'unclear',
      means: { is: 'unknown', cause: 'unknown_code' },
      from: 'judged',
    },
    {
      id: `${family}-answer-unlisted`,
      calls,
      means: { is: 'unknown', cause: 'unknown_code' },
      from: 'judged',
    },
  ];
}
