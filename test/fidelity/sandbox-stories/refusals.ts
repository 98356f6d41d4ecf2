import { failed, nothing, paid } from './expected.ts';

export const refusals = {
  'wrong-password': nothing('login 400 Invalid login credentials, or your bank could not be reached'),
  'wrong-code-at-login': paid(
    'login 102, commit 400 Invalid OTP Sent, commit 99, session 99, charge 99, capture successful',
  ),
  'wrong-token-once': paid(
    'login 99, session 99, charge 102, capture 400 Invalid token Sent, capture successful',
  ),
  'five-wrong-codes-at-login': nothing(
    'login 102, commit 400 Invalid OTP Sent, commit 400 Invalid OTP Sent, commit 400 Invalid OTP Sent, commit 400 Invalid OTP Sent, commit 400 Your internet banking profile has been locked after too many incorrect attempts',
  ),
  'five-wrong-tokens': failed(
    'login 99, session 99, charge 102, capture 400 Invalid token Sent, capture 400 Invalid token Sent, capture 400 Invalid token Sent, capture 400 Invalid token Sent, capture 400 Your account has been locked after too many incorrect attempts',
  ),
  'login-locked': nothing('login 400 Your internet banking profile has been locked'),
  'password-changed': nothing('login 400 Your password has been changed, please re-authorise'),
  'account-locked': failed(
    'login 99, session 99, charge 99, capture 400 Your account has been blocked, visit your branch',
  ),
  'account-dormant': failed('login 99, session 99, charge 400 This account is dormant'),
  'limit-exceeded': failed('login 99, session 99, charge 99, capture 400 Daily transfer limit exceeded'),
  'insufficient-funds': failed('login 99, session 99, charge 99, capture 400 Insufficient funds'),
  'insufficient-funds-at-charge': failed('login 99, session 99, charge 400 Insufficient funds'),
  'bank-declines': failed('login 99, session 99, charge 99, capture 400 Do not honour'),
  'another-account-charged': paid('login 101, commit 99, session 99, charge 99, capture successful'),
  'session-over-at-login': paid(
    'login 401 Session has expired, connect opened, login 99, session 99, charge 99, capture successful',
  ),
  'session-over-at-commit': paid(
    'login 102, commit 401 Session has expired, connect opened, login 102, commit 99, session 99, charge 99, capture successful',
  ),
  'session-over-at-session': paid(
    'login 99, session 401 Session has expired, connect opened, login 99, session 99, charge 99, capture successful',
  ),
  'session-over-at-charge': paid(
    'login 99, session 99, charge 401 Session has expired, connect opened, login 99, session 99, charge 99, capture successful',
    { list: 'at once successful + pending, another reference' },
  ),
  'session-over-at-capture': paid(
    'login 99, session 99, charge 102, capture 401 Session has expired, connect opened, login 99, session 99, charge 102, capture successful',
    { list: 'at once successful + pending, another reference' },
  ),
  'key-refused-at-login': nothing('login 401 Unauthorized: invalid mono-sec-key'),
  'key-refused-at-charge': nothing('login 99, session 99, charge 401 Unauthorized: invalid mono-sec-key', {
    list: 'at once pending',
  }),
  'busy-at-connect': paid(
    'login 401 Session has expired, connect 429 in 2 s, connect opened, login 99, session 99, charge 99, capture successful',
  ),
  'busy-at-login': paid('login 429 in 2 s, login 99, session 99, charge 99, capture successful'),
  'busy-at-charge': paid('login 99, session 99, charge 429 in 2 s, charge 99, capture successful'),
  'busy-at-capture': paid('login 99, session 99, charge 99, capture 429 in 2 s, capture successful'),
  'busy-at-verify': paid('login 99, session 99, charge 99, capture nothing', {
    verify: 'at once 429, 1 min successful',
    webhooks: '60 s successful',
  }),
  'busy-for-long': nothing('login 429 in 900 s, login 429 in 900 s'),
  'busy-for-long-at-charge': nothing('login 99, session 99, charge 429 in 900 s, charge 429 in 900 s', {
    list: 'at once pending',
  }),
};
