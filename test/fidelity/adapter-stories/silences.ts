import { failed, nothing, paid } from './expected.ts';

export const silences = {
  'slow-login': paid('connect, log-in, open, charge, capture'),
  'slower-login': paid('connect, log-in, open, charge, capture'),
  'silent-login': nothing('connect, log-in unknown timeout'),
  'bank-down-at-connect': nothing(
    'connect, log-in bank_session_ended, connect unknown server_error, connect unknown server_error',
  ),
  'bank-down-at-login': nothing('connect, log-in unknown server_error'),
  'cut-at-login': nothing('connect, log-in unknown connection_lost'),
  'odd-answer-at-login': nothing('connect, log-in unknown unknown_code'),
  'silent-commit': nothing('connect, log-in asks otp, commit unknown timeout'),
  'session-call-down': nothing('connect, log-in, open unknown server_error'),
  'server-error-at-charge': nothing('connect, log-in, open, charge unknown server_error', { listed: 'open' }),
  'cut-at-charge': paid('connect, log-in, open, charge unknown connection_lost', {
    verify: 'not-found, then successful',
  }),
  'timeout-at-charge': nothing('connect, log-in, open, charge unknown timeout', { listed: 'open' }),
  'cut-before-debit': nothing('connect, log-in, open, charge, capture unknown connection_lost', {
    listed: 'open',
  }),
  'cut-after-debit': paid('connect, log-in, open, charge, capture unknown connection_lost'),
  'timeout-without-debit': failed('connect, log-in, open, charge, capture unknown timeout', {
    verify: 'not-found, then failed',
  }),
  'timeout-after-debit': paid('connect, log-in, open, charge, capture unknown timeout'),
  'server-error-without-debit': failed('connect, log-in, open, charge, capture unknown server_error', {
    verify: 'not-found, then failed',
  }),
  'server-error-after-debit': paid('connect, log-in, open, charge, capture unknown server_error'),
  'duplicate-after-debit': paid('connect, log-in, open, charge, capture unknown unknown_code'),
  'unknown-code': paid('connect, log-in, open, charge, capture unknown unknown_code'),
  'missing-field': paid('connect, log-in, open, charge, capture unknown unknown_code'),
  'wrong-type': paid('connect, log-in, open, charge, capture unknown unknown_code'),
  'html-answer': paid('connect, log-in, open, charge, capture unknown unreadable_body'),
  'empty-answer': paid('connect, log-in, open, charge, capture unknown unreadable_body'),
  'truncated-answer': paid('connect, log-in, open, charge, capture unknown unreadable_body'),
  'huge-answer': paid('connect, log-in, open, charge, capture unknown too_large'),
  'compressed-answer': paid('connect, log-in, open, charge, capture unknown unreadable_body'),
  'dripping-answer': paid('connect, log-in, open, charge, capture unknown timeout'),
};
