import { everyCall, type FailureRow, inSession } from './row.ts';

/** Nothing left this machine, or nothing came back that can be read. */
export const failureRows: readonly FailureRow[] = [
  {
    id: 'connection-never-stood',
    calls: everyCall,
    failure: 'not_sent',
    means: { is: 'not-executed', cause: 'not_sent' },
    from: 'judged',
  },
  {
    id: 'session-over-before-sending',
    calls: inSession,
    failure: 'session_over',
    means: { is: 'not-executed', cause: 'bank_session_ended' },
    from: 'documented',
  },
  {
    id: 'no-answer-in-time',
    calls: everyCall,
    failure: 'timeout',
    means: { is: 'unknown', cause: 'timeout' },
    from: 'judged',
  },
  {
    id: 'connection-lost',
    calls: everyCall,
    failure: 'connection_lost',
    means: { is: 'unknown', cause: 'connection_lost' },
    from: 'judged',
  },
  {
    id: 'unreadable-server-error',
    calls: everyCall,
    failure: 'server_error',
    means: { is: 'unknown', cause: 'server_error' },
    from: 'documented',
  },
  {
    id: 'unreadable-answer',
    calls: everyCall,
    failure: 'unreadable_body',
    means: { is: 'unknown', cause: 'unreadable_body' },
    from: 'judged',
  },
  {
    id: 'too-large-an-answer',
    calls: everyCall,
    failure: 'too_large',
    means: { is: 'unknown', cause: 'too_large' },
    from: 'judged',
  },
  {
    id: 'code-without-its-data',
    calls: everyCall,
    failure: 'unknown_shape',
    means: { is: 'unknown', cause: 'unknown_shape' },
    from: 'judged',
  },
];
