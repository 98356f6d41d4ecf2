import { failed, nothing, paid } from './expected.ts';

export const truths = {
  'late-success': paid('connect, log-in, open, charge, capture', { verify: 'not-found, then successful' }),
  'late-failure': failed('connect, log-in, open, charge, capture', { verify: 'not-found, then failed' }),
  'other-amount': paid('connect, log-in, open, charge, capture', {
    verify: 'successful of 5000',
    debits: [5000],
  }),
  'other-reference': paid('connect, log-in, open, charge, capture', {
    verify: 'successful of another reference',
    listed: 'nothing',
  }),
  'other-mode': paid('connect, log-in, open, charge, capture', { verify: 'successful in mode live' }),
  'other-currency': paid('connect, log-in, open, charge, capture', { verify: 'successful in USD' }),
  'created-before': paid('connect, log-in, open, charge, capture', {
    verify: 'successful of another time',
    listed: 'nothing',
  }),
  'not-found-then-successful': paid('connect, log-in, open, charge, capture unknown server_error', {
    verify: 'not-found, then successful',
    rings: 'none',
  }),
  'not-found-then-failed': failed('connect, log-in, open, charge, capture unknown server_error', {
    verify: 'not-found, then failed',
    rings: 'none',
  }),
  'not-found-then-pending': paid('connect, log-in, open, charge, capture unknown server_error', {
    verify: 'not-found, then successful',
    rings: 'none',
  }),
  'not-found-then-processing': failed('connect, log-in, open, charge, capture unknown server_error', {
    verify: 'not-found, then failed',
    rings: 'none',
  }),
  'not-found-then-abandoned': failed('connect, log-in, open, charge, capture unknown server_error', {
    verify: 'not-found, then open',
    listed: 'open',
    rings: 'abandoned',
  }),
  'not-found-then-cancelled': failed('connect, log-in, open, charge, capture unknown server_error', {
    verify: 'not-found, then open',
    listed: 'open',
    rings: 'cancelled',
  }),
  'never-found': nothing('connect, log-in, open, charge, capture unknown server_error', { debits: [500000] }),
  'only-listed': paid('connect, log-in, open, charge, capture unknown server_error', {
    verify: 'not-found',
    rings: 'none',
  }),
  'failed-once': paid('connect, log-in, open, charge, capture unknown server_error', {
    verify: 'failed, then successful',
    rings: 'none',
  }),
  'failed-for-good': failed('connect, log-in, open, charge, capture unknown server_error'),
  'verify-down': paid('connect, log-in, open, charge, capture unknown server_error', {
    verify: 'unknown server_error, then successful',
    rings: 'none',
  }),
  'success-after-decline': paid('connect, log-in, open, charge, capture refused insufficient_funds', {
    verify: 'failed, then successful',
    rings: 'failed, successful',
  }),
  'success-after-leaving': paid('connect, log-in, open, charge asks token', {
    verify: 'not-found, then successful',
  }),
  'success-after-a-day': paid('connect, log-in, open, charge asks token', {
    verify: 'not-found, then successful',
  }),
};
