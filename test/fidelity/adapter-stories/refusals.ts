import { failed, nothing, paid } from './expected.ts';

export const refusals = {
  'wrong-password': nothing('connect, log-in refused details_refused'),
  'wrong-code-at-login': paid('connect, log-in asks otp, commit wrong, commit, open, charge, capture'),
  'wrong-token-once': paid('connect, log-in, open, charge asks token, capture wrong, capture'),
  'five-wrong-codes-at-login': nothing(
    'connect, log-in asks otp, commit wrong, commit wrong, commit wrong, commit wrong, commit refused login_locked',
  ),
  'five-wrong-tokens': failed(
    'connect, log-in, open, charge asks token, capture wrong, capture wrong, capture wrong, capture wrong, capture refused account_locked',
  ),
  'login-locked': nothing('connect, log-in refused login_locked'),
  'password-changed': nothing('connect, log-in refused details_changed'),
  'account-locked': failed('connect, log-in, open, charge, capture refused account_locked'),
  'account-dormant': failed('connect, log-in, open, charge refused account_dormant'),
  'limit-exceeded': failed('connect, log-in, open, charge, capture refused limit_exceeded'),
  'insufficient-funds': failed('connect, log-in, open, charge, capture refused insufficient_funds'),
  'insufficient-funds-at-charge': failed('connect, log-in, open, charge refused insufficient_funds'),
  'bank-declines': failed('connect, log-in, open, charge, capture refused bank_refused'),
  'another-account-charged': paid('connect, log-in lists 3, commit, open, charge, another account, capture'),
  'session-over-at-login': paid('connect, log-in bank_session_ended, connect, log-in, open, charge, capture'),
  'session-over-at-commit': paid(
    'connect, log-in asks otp, commit bank_session_ended, connect, log-in asks otp, commit, open, charge, capture',
  ),
  'session-over-at-session': paid(
    'connect, log-in, open bank_session_ended, connect, log-in, open, charge, capture',
  ),
  'session-over-at-charge': paid(
    'connect, log-in, open, charge bank_session_ended, connect, log-in, open, charge, capture',
  ),
  'session-over-at-capture': paid(
    'connect, log-in, open, charge asks token, capture bank_session_ended, connect, log-in, open, charge asks token, capture',
  ),
  'key-refused-at-login': nothing('connect, log-in our_key_refused'),
  'key-refused-at-charge': nothing('connect, log-in, open, charge our_key_refused', { listed: 'open' }),
  'busy-at-connect': paid(
    'connect, log-in bank_session_ended, connect rate_limited 2 s, connect, log-in, open, charge, capture',
  ),
  'busy-at-login': paid('connect, log-in rate_limited 2 s, log-in, open, charge, capture'),
  'busy-at-charge': paid('connect, log-in, open, charge rate_limited 2 s, charge, capture'),
  'busy-at-capture': paid('connect, log-in, open, charge, capture rate_limited 2 s, capture'),
  'busy-at-verify': paid('connect, log-in, open, charge, capture unknown timeout', {
    verify: 'rate_limited 5 s, then successful',
  }),
  'busy-for-long': nothing('connect, log-in rate_limited 900 s'),
  'busy-for-long-at-charge': nothing('connect, log-in, open, charge rate_limited 900 s', { listed: 'open' }),
};
