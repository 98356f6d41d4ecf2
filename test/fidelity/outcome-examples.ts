import type { Failure } from '../../src/proxy/providers/mono/outcomes/row.ts';
import * as documented from './documented-mono.ts';

/** An answer as it comes over HTTP, or what came in its place. */
export type OutcomeExample =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly failure: Failure };

const failed = (message: string) => ({ status: 'failed', message, responseCode: 400, data: null });

/** One message in each of the three ways in which an answer says itself that it failed. */
function inEachWay(id: string, message: string): Record<string, OutcomeExample> {
  return {
    [`${id}-by-http`]: { status: 400, body: failed(message) },
    [`${id}-by-code`]: { status: 200, body: { status: 200, responseCode: 400, message } },
    [`${id}-by-word`]: { status: 200, body: { status: 'failed', message } },
  };
}

/** For every row of the outcome table an exchange that it, and no row before it, decides at each of its calls. */
export const outcomeExamples: Readonly<Record<string, OutcomeExample>> = {
  'connection-never-stood': { failure: 'not_sent' },
  'session-over-before-sending': { failure: 'session_over' },
  'no-answer-in-time': { failure: 'timeout' },
  'connection-lost': { failure: 'connection_lost' },
  'unreadable-server-error': { failure: 'server_error' },
  'unreadable-answer': { failure: 'unreadable_body' },
  'too-large-an-answer': { failure: 'too_large' },
  'code-without-its-data': { failure: 'unknown_shape' },

  'rate-limited': {
    status: 429,
    headers: { 'retry-after': '7' },
    body: { status: 429, message: 'Too many requests' },
  },
  'key-refused': { status: 401, body: { status: 'failed', message: 'Unauthorized' } },
  'key-refused-in-words': { status: 401, body: { status: 401, message: 'Invalid API key' } },
  'session-refused-in-words': { status: 401, body: { status: 401, message: 'Your session has expired' } },
  'login-details-unauthorised': {
    status: 401,
    body: { status: 401, message: 'Incorrect username or password' },
  },
  'unauthorised-without-words': { status: 401, body: { status: 401, message: 'Unauthorized' } },
  'server-error': { status: 503, body: { status: 503, message: 'Insufficient funds' } },
  'server-error-in-words': { status: 200, body: { status: 500, message: 'Something went wrong' } },
  'request-timed-out': { status: 408, body: { status: 408, message: 'Request timed out' } },

  read: { status: 200, body: documented.connectSession },
  'payments-read': { status: 200, body: documented.verified },
  'payment-not-found': { status: 404, body: documented.notFound },
  'logged-in': { status: 200, body: documented.loggedIn },
  'accounts-to-choose-from': { status: 200, body: documented.severalAccounts },
  'more-input-wanted': { status: 200, body: documented.charged },
  'payment-done': {
    status: 200,
    body: { status: 200, responseCode: 99, data: { invoice: documented.charged.data.invoice } },
  },
  captured: { status: 200, body: documented.captured },
  'payment-done-in-words': { status: 200, body: { status: 'successful', data: { status: 'pending' } } },

  'session-over-at-login': { status: 400, body: failed('Session expired') },
  'login-locked': { status: 400, body: failed('Your profile has been locked') },
  'login-to-dormant-account': { status: 400, body: failed('This account is dormant') },
  'login-details-changed': { status: 400, body: failed('Your password has expired') },
  ...inEachWay('login-answer-wrong', 'Invalid OTP Sent'),
  'login-refused-by-code': { status: 200, body: failed('Login failed') },
  'login-refused-by-http': { status: 400, body: { status: 400, message: 'Login failed' } },
  'login-refused-by-word': { status: 200, body: { status: 400, message: 'Login failed' } },

  'session-over-before-charge': { status: 400, body: failed('Session expired') },
  'session-over-in-payment': { status: 400, body: failed('Session expired') },
  'reference-taken': {
    status: 400,
    body: {
      status: 'failed',
      message: 'Invalid reference, please retry with a unique reference',
      data: null,
    },
  },
  ...inEachWay('insufficient-funds', 'Insufficient funds'),
  ...inEachWay('account-dormant', 'Dormant account'),
  ...inEachWay('over-limit', 'Daily transfer limit exceeded'),
  ...inEachWay('account-locked', 'Your account has been locked after too many incorrect attempts'),
  ...inEachWay('declined-by-bank', 'Declined by your bank'),
  ...inEachWay('payment-answer-wrong', 'Invalid token'),

  'payment-status-without-success': {
    status: 200,
    body: { type: 'onetime-debit', data: { status: 'failed' } },
  },
  'code-missing': { status: 200, body: { data: {} } },
  'code-unlisted': { status: 200, body: { status: 200, responseCode: 98, data: {} } },
  redirected: { status: 302, body: {} },
  forbidden: { status: 403, body: { status: 'failed', message: 'Forbidden' } },
  'not-there': { status: 404, body: { message: 'Cannot POST' } },
  conflict: { status: 409, body: { status: 'failed', message: 'Conflict' } },
  'nothing-listed': { status: 418, body: { status: 'failed', message: 'Insufficient funds' } },
};
