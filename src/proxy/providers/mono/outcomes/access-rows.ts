import { type AnswerRow, everyCall, fine, inSession, readingCalls, serverErrorWords } from './row.ts';
import { words } from './words.ts';

/**
 * Whether the provider dealt with the call at all. These decide before anything else is looked at, but for one thing: an answer that tells
 * how the payment stands has not turned the call away.
 */
export const accessRows: readonly AnswerRow[] = [
  {
    id: 'rate-limited',
    calls: everyCall,
    http: [429],
    payment: ['none'],
    means: { is: 'not-executed', cause: 'rate_limited' },
    from: 'documented',
  },
  {
    id: 'key-refused',
    calls: readingCalls,
    http: [401],
    means: { is: 'not-executed', cause: 'our_key_refused' },
    from: 'documented',
  },
  {
    id: 'key-refused-in-words',
    calls: inSession,
    http: [401],
    message: words.key,
    not: words.session,
    payment: ['none'],
    means: { is: 'not-executed', cause: 'our_key_refused' },
    from: 'judged',
  },
  {
    id: 'session-refused-in-words',
    calls: inSession,
    http: [401],
    message: words.session,
    not: words.key,
    payment: ['none'],
    means: { is: 'not-executed', cause: 'bank_session_ended' },
    from: 'judged',
  },
  {
    id: 'login-details-unauthorised',
    calls: ['log-in'],
    http: [401],
    message: words.loginDetails,
    means: { is: 'refused', reason: 'details_refused' },
    from: 'judged',
  },
  {
    id: 'unauthorised-without-words',
    calls: inSession,
    http: [401],
    payment: ['none'],
    means: { is: 'unauthorised' },
    from: 'judged',
  },
  {
    id: 'server-error',
    calls: everyCall,
    http: { from: 500, to: 599 },
    means: { is: 'unknown', cause: 'server_error' },
    from: 'documented',
  },
  {
    id: 'server-error-in-words',
    calls: everyCall,
    http: fine,
    word: serverErrorWords,
    means: { is: 'unknown', cause: 'server_error' },
    from: 'documented',
  },
  {
    id: 'request-timed-out',
    calls: everyCall,
    http: [408],
    means: { is: 'unknown', cause: 'timeout' },
    from: 'judged',
  },
];
