import type { Failure } from '../../src/proxy/providers/mono/outcomes/row.ts';
import * as linking from './documented-linking.ts';
import * as oneTime from './documented-one-time.ts';

/** An answer as it comes over HTTP, or what came in its place. */
export type PageExample =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly failure: Exclude<Failure, 'session_over'> };

const told = (message: string, data: unknown = null) => ({ status: 'failed', message, data });
const refused = (message: string, status = 400) => ({ status, body: told(message) });
const invalid = (field: string, message: string) => ({
  status: 400,
  body: told('Validation error', [{ field, message }]),
});

const ofEveryCall = (family: string): Readonly<Record<string, PageExample>> => ({
  [`${family}-call-never-sent`]: { failure: 'not_sent' },
  [`${family}-answer-too-late`]: { failure: 'timeout' },
  [`${family}-connection-lost`]: { failure: 'connection_lost' },
  [`${family}-unreadable-server-error`]: { failure: 'server_error' },
  [`${family}-answer-unreadable`]: { failure: 'unreadable_body' },
  [`${family}-answer-too-large`]: { failure: 'too_large' },
  [`${family}-answer-without-its-data`]: { failure: 'unknown_shape' },
  [`${family}-call-rate-limited`]: {
    status: 429,
    headers: { 'retry-after': '7' },
    body: told('Too many requests'),
  },
  [`${family}-key-refused`]: { status: 401, body: told('Unauthorized') },
  [`${family}-server-error`]: { status: 503, body: told('payment has already been refunded.') },
  [`${family}-server-error-in-words`]: { status: 200, body: { status: 500, message: 'Invalid reference' } },
  [`${family}-call-timed-out-there`]: { status: 408, body: told('Request timed out') },
  [`${family}-call-done`]: { status: 200, body: { status: 'successful', data: {} } },
  [`${family}-answer-unclear`]: { status: 403, body: { status: 'successful', message: 'Invalid reference' } },
  [`${family}-answer-unlisted`]: { status: 409, body: told('Conflict') },
});

/** For every row of the tables of pages, refunds, sub-accounts and links an exchange that it, and no row before it, decides. */
export const pageExamples: Readonly<Record<string, PageExample>> = {
  ...ofEveryCall('page'),
  'page-reference-in-use': { status: 400, body: oneTime.referenceUsed },
  'page-split-field-refused': invalid('split.type', 'must be percentage or fixed'),
  'page-split-refused': refused('One of the sub-accounts is not active'),
  'page-payer-field-refused': invalid('customer.name', 'must not be empty'),
  'page-payer-refused': refused('Customer not found. Add a customer and try again'),
  'page-refused': invalid('amount', 'amount must not be less than 20000'),

  ...ofEveryCall('refund'),
  'refund-done-before': { status: 400, body: oneTime.refundedBefore },
  'refund-under-way': refused('A refund has already been initiated for this payment'),
  'refund-of-no-payment': refused('Invalid reference, payment not found', 404),
  'refund-without-money': refused('Insufficient wallet balance'),
  'refund-not-possible': refused('This payment cannot be refunded'),
  'refund-not-valid': invalid('source', 'source must be one of the following values: payout, wallet'),

  ...ofEveryCall('sub-account'),
  'sub-account-exists': refused('Sub-account already exists'),
  'sub-account-field-refused': invalid('nip_code', 'must be 6 digits'),
  'sub-account-refused-by-bank': refused('Invalid account number'),
  'sub-account-refused': refused('The request could not be completed'),

  ...ofEveryCall('sub-account-list'),

  ...ofEveryCall('link'),
  'link-payer-field-refused': invalid('customer.email', 'must be an email'),
  'link-payer-refused': refused('Customer not found'),
  'link-refused': invalid('scope', 'scope must be auth'),

  ...ofEveryCall('account'),
  'account-not-found': refused('Account not found', 404),
  'account-not-to-be-read': refused('Your app has no permission to read this', 403),

  ...ofEveryCall('account-list'),
  'account-list-refused': { status: 400, body: linking.accountsRefused },
  'account-list-not-to-be-read': refused('Your app is not allowed to read accounts', 403),
};
