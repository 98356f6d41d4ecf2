import type { MandateFailureRow } from '../../src/proxy/providers/mono/mandates/outcomes/row.ts';
import { mandateId, reference } from './call-mandates.ts';
import * as customers from './documented-customers.ts';
import * as actions from './documented-mandate-actions.ts';
import * as documented from './documented-mandates.ts';

/** An answer as it comes over HTTP, or what came in its place. */
export type MandateExample =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly failure: MandateFailureRow['failure'] };

const notice = (message: string, code = '400') => ({
  status: 'failed',
  response_code: code,
  message,
  timestamp: '2026-11-22T09:00:00.000Z',
  documentation: `https://mono.co/docs/error-codes/${code}`,
  data: null,
});
const refused = (message: string, code?: string) => ({ status: 400, body: notice(message, code) });
const invalid = (field: string, message: string) => ({
  status: 400,
  body: { status: 'failed', message: 'Validation error', data: [{ field, message }] },
});
const debit = (status: string, code: string, http = 200) => ({
  status: http,
  body: {
    status,
    message: '',
    response_code: code,
    data: {
      status,
      amount: 48_000,
      mandate: mandateId,
      reference_number: reference,
      live_mode: false,
      date: '2026-11-22T09:00:00.000Z',
    },
  },
});

/** For every row of the table of mandates an exchange that it, and no row before it, decides at each of its calls. */
export const mandateExamples: Readonly<Record<string, MandateExample>> = {
  'mandate-call-never-sent': { failure: 'not_sent' },
  'mandate-answer-too-late': { failure: 'timeout' },
  'mandate-connection-lost': { failure: 'connection_lost' },
  'mandate-unreadable-server-error': { failure: 'server_error' },
  'mandate-answer-unreadable': { failure: 'unreadable_body' },
  'mandate-answer-too-large': { failure: 'too_large' },
  'mandate-answer-without-its-data': { failure: 'unknown_shape' },

  'mandate-locked': {
    status: 429,
    body: notice('The mandate is locked: too many failed debits today', '429'),
  },
  'mandate-call-rate-limited': {
    status: 429,
    headers: { 'retry-after': '7' },
    body: { status: 'failed', message: 'Too many requests: the daily rate limit is exceeded' },
  },
  'mandate-key-refused': { status: 401, body: { status: 'failed', message: 'Unauthorized' } },
  'mandate-server-error': { status: 503, body: notice('Customer not found') },
  'mandate-server-error-in-words': { status: 200, body: { status: 500, message: 'Something went wrong' } },
  'mandate-call-timed-out-there': { status: 408, body: { status: 'failed', message: 'Request timed out' } },

  'mandate-call-done': { status: 200, body: { status: 'successful', data: {} } },
  'balance-not-enough': refused('Insufficient funds', '51'),
  'already-cancelled': refused('This mandate is already cancelled'),
  'already-paused': { status: 400, body: actions.alreadyPaused },
  'already-active': { status: 400, body: actions.alreadyActive },
  'mandate-code-unknown': { status: 400, body: actions.mandateUnknown },
  'mandate-not-found': { status: 404, body: { status: 'failed', message: 'Mandate not found', data: null } },
  'mandate-not-ready': refused('This mandate is not yet approved'),
  'action-refused': refused('The action could not be carried out'),

  'customer-exists': { status: 400, body: customers.customerExists },
  'customer-unknown': { status: 400, body: documented.createRefused },
  'customer-id-not-valid': invalid('customer', 'customer must be a mongodb id'),
  'mandate-type-not-offered': refused(
    'Signed mandates are no longer supported. Please use another mandate type',
  ),
  'mandate-type-not-listed': invalid(
    'mandate_type',
    'mandate_type must be one of the following values: emandate, gsm',
  ),
  'name-differs': refused('The customer name does not match the account name'),
  'start-date-in-use': refused(
    'The start date provided is already in use for an existing mandate associated with this account number. Please choose a different start date and try again',
  ),
  'mandate-reference-in-use': refused('Mandate reference already exists'),
  'other-mandate-waiting': refused('You have another mandate on this account that is awaiting authorization'),
  'bvn-refused': refused('The BVN provided is invalid'),
  'account-field-refused': invalid('account_number', 'account_number must be 10 characters'),
  'account-refused': refused('Invalid account number'),
  'customer-details-refused': invalid('phone', 'phone must be a phone number'),
  'customer-not-deleted': refused('Customer has an active mandate'),
  'mandate-refused': { status: 400, body: documented.validationFailed },

  'debit-told': debit('successful', '00'),
  'debit-told-as-processing': debit('processing', '99'),
  'debit-told-as-failed': debit('failed', '51', 400),
  'debit-pending-by-code': {
    status: 200,
    body: { ...notice('Request in progress', '09'), status: 'failed' },
  },
  'debit-failed-by-code': refused('Insufficient funds', '51'),
  'debit-not-found': { status: 404, body: { status: 'failed', message: 'Debit not found', data: null } },
  'debit-reference-taken': refused('Debit reference already exists'),
  'debit-of-locked-mandate': refused('This mandate is locked'),
  'debit-before-ready': refused('This mandate is not ready to be debited'),
  'debit-of-ended-mandate': refused('This mandate has expired'),
  'debit-of-fixed-mandate': refused('This endpoint is not supported for a fixed mandate type'),
  'debit-above-cap': refused('The amount is greater than what is left of the total'),
  'debit-not-valid': invalid('split', 'split must have a distribution'),

  'mandate-answer-unclear': { status: 403, body: { status: 'successful', message: 'Mandate not found' } },
  'mandate-answer-unlisted': { status: 403, body: { status: 'failed', message: 'Forbidden resource' } },
};
