import { entriesOf, type Scenario } from './scenario.ts';

const entry = entriesOf('refusals');

const refusedAt = (message: string) => ({ answer: { kind: 'refused', message } }) as const;
const limited = (retryAfterSeconds: number, times?: number) =>
  ({
    answer: { kind: 'rate-limited', retryAfterSeconds },
    ...(times === undefined ? {} : { times }),
  }) as const;
const sessionOver = { answer: { kind: 'session-over' }, times: 1 } as const;
const keyRefused = { answer: { kind: 'key-refused' } } as const;

/** What a bank or the provider refuses in so many words. */
export const refusals = [
  entry(
    'wrong-password',
    'user_wrong',
    'Wrong password',
    'The login is refused, whatever is typed. The same happens to every user with another password than 123456.',
    { faults: { login: refusedAt('Invalid login credentials, or your bank could not be reached') } },
    { password: '000000' },
  ),
  entry(
    'wrong-code-at-login',
    'user_otp_wrong',
    'A wrong code at the login',
    'The login asks for OTP 123456, takes the first one for wrong and the second one for right.',
    { loginAsks: ['otp'], refusesCodes: 1 },
  ),
  entry(
    'wrong-token-once',
    'user_token_wrong',
    'A wrong token',
    'The charge asks for token 123456. The capture takes the first one for wrong and the second one for right.',
    { chargeAsks: 'token', refusesCodes: 1 },
  ),
  entry(
    'five-wrong-codes-at-login',
    'user_otp_never',
    'Five wrong codes at the login',
    'The login asks for an OTP and takes none. The fifth one locks the login.',
    { loginAsks: ['otp'], refusesCodes: 5 },
  ),
  entry(
    'five-wrong-tokens',
    'user_token_never',
    'Five wrong tokens',
    'The charge asks for a token and the capture takes none. The fifth one locks the account and fails the payment.',
    { chargeAsks: 'token', refusesCodes: 5 },
  ),
  entry(
    'login-locked',
    'user_locked_login',
    'A locked login',
    'The login is refused: the online banking profile is locked.',
    { faults: { login: refusedAt('Your internet banking profile has been locked') } },
  ),
  entry(
    'password-changed',
    'user_changed',
    'A changed password',
    'The login is refused: the password has been changed.',
    { faults: { login: refusedAt('Your password has been changed, please re-authorise') } },
  ),
  entry(
    'account-locked',
    'user_locked',
    'A locked account',
    'The capture is refused: the account has been blocked. No debit; verify says failed.',
    { faults: { capture: refusedAt('Your account has been blocked, visit your branch') } },
  ),
  entry(
    'account-dormant',
    'user_dormant',
    'A dormant account',
    'The charge is refused: the account is dormant. No debit; verify says failed.',
    { faults: { charge: refusedAt('This account is dormant') } },
  ),
  entry(
    'limit-exceeded',
    'user_limit',
    'Above the limit',
    'The capture is refused: the daily transfer limit is exceeded. No debit; verify says failed.',
    { faults: { capture: refusedAt('Daily transfer limit exceeded') } },
  ),
  entry(
    'insufficient-funds',
    'user_low',
    'Insufficient funds',
    'The capture is refused. No debit; verify says failed.',
    { faults: { capture: refusedAt('Insufficient funds') } },
  ),
  entry(
    'insufficient-funds-at-charge',
    'user_low_charge',
    'Insufficient funds at the charge',
    'The charge is refused already. No debit; verify says failed.',
    { faults: { charge: refusedAt('Insufficient funds') } },
  ),
  entry(
    'bank-declines',
    'user_declined',
    'Declined by the bank',
    'The capture is refused with the words of a card terminal: do not honour. No debit; verify says failed.',
    { faults: { capture: refusedAt('Do not honour') } },
  ),
  entry(
    'another-account-charged',
    'user_other_account',
    'Another account is charged',
    'The payer chooses one of three accounts; the charge is made out to another one. A capture would debit that one.',
    { loginAsks: [{ accounts: 3 }], chargesAnotherAccount: true },
  ),
  entry(
    'session-over-at-login',
    'user_over_login',
    'The session ends at the login',
    'The first login is answered 401, the session has expired. Choosing the bank again works.',
    { faults: { login: sessionOver } },
  ),
  entry(
    'session-over-at-commit',
    'user_over_commit',
    'The session ends at the code',
    'The login asks for OTP 123456; the first answer is met by 401, the session has expired. Another login works.',
    { loginAsks: ['otp'], faults: { commit: sessionOver } },
  ),
  entry(
    'session-over-at-session',
    'user_over_session',
    'The session ends before the payment is named',
    'The first direct-pay session is answered 401, the session has expired. Another login works.',
    { faults: { 'direct-pay-session': sessionOver } },
  ),
  entry(
    'session-over-at-charge',
    'user_over_charge',
    'The session ends at the charge',
    'The first charge is answered 401, the session has expired. Another login works.',
    { faults: { charge: sessionOver } },
  ),
  entry(
    'session-over-at-capture',
    'user_over_capture',
    'The session ends at the capture',
    'The charge asks for token 123456; the first capture is answered 401, the session has expired. Another login works.',
    { chargeAsks: 'token', faults: { capture: sessionOver } },
  ),
  entry(
    'key-refused-at-login',
    'user_key_login',
    'Our key is refused at the login',
    'Every login is answered 401: the merchant’s key is not valid.',
    { faults: { login: keyRefused } },
  ),
  entry(
    'key-refused-at-charge',
    'user_key_charge',
    'Our key is refused at the charge',
    'Every charge is answered 401: the merchant’s key is not valid.',
    { faults: { charge: keyRefused } },
  ),
  entry(
    'busy-at-connect',
    'user_busy_connect',
    'Too many requests at connecting',
    'The first login ends its session. The next connection with this bank is answered 429, to come back in 2 seconds, then all is well.',
    { faults: { 'connect-session': limited(2, 1) } },
  ),
  entry(
    'busy-at-login',
    'user_busy',
    'Too many requests at the login',
    'The first login is answered 429, to come back in 2 seconds. The second one works.',
    { faults: { login: limited(2, 1) } },
  ),
  entry(
    'busy-at-charge',
    'user_busy_charge',
    'Too many requests at the charge',
    'The first charge is answered 429, to come back in 2 seconds. The second one works.',
    { faults: { charge: limited(2, 1) } },
  ),
  entry(
    'busy-at-capture',
    'user_busy_capture',
    'Too many requests at the capture',
    'The first capture is answered 429, to come back in 2 seconds. The second one works.',
    { faults: { capture: limited(2, 1) } },
  ),
  entry(
    'busy-at-verify',
    'user_busy_verify',
    'Too many requests at verify',
    'The debit is made, the capture never answers. The first verify is answered 429, to come back in 5 seconds.',
    {
      faults: { capture: { answer: { kind: 'silent' }, effect: 'done' } },
      verify: [{ says: 'rate-limited', reads: 1 }],
      webhooks: [{ afterMs: 60_000 }],
    },
  ),
  entry(
    'busy-for-long',
    'user_busy_long',
    'Too many requests for long',
    'Every login is answered 429, to come back in 15 minutes.',
    { faults: { login: limited(900) } },
  ),
  entry(
    'busy-for-long-at-charge',
    'user_busy_long_charge',
    'Too many requests for long at the charge',
    'Every charge is answered 429, to come back in 15 minutes.',
    { faults: { charge: limited(900) } },
  ),
] as const satisfies readonly Scenario[];
