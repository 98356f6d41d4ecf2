import { paid } from './expected.ts';

export const answers = {
  'straight-through': paid('connect, log-in, open, charge, capture'),
  'token-at-charge': paid('connect, log-in, open, charge asks token, capture'),
  'at-login-102': paid('connect, log-in asks answer, commit, open, charge, capture'),
  'account-choice': paid('connect, log-in lists 3, commit, open, charge, capture'),
  'one-account-listed': paid('connect, log-in lists 1, commit, open, charge, capture'),
  'twelve-accounts': paid('connect, log-in lists 12, commit, open, charge, capture'),
  'account-refused': paid(
    'connect, log-in lists 3, commit refused details_refused, commit, open, charge, capture',
  ),
  'form-at-session': paid('connect, log-in, open asks answer+token, charge, capture'),
  'second-form': paid('connect, log-in, open, charge asks token, capture asks pin, capture'),
  'three-forms-at-capture': paid(
    'connect, log-in, open, charge asks token, capture asks pin, capture asks answer, capture asks otp, capture',
  ),
  'forms-everywhere': paid(
    'connect, log-in asks otp, commit, open asks answer+token, charge asks token, capture asks pin, capture',
  ),
  'otp-at-login': paid('connect, log-in asks otp, commit, open, charge, capture'),
  'token-at-login': paid('connect, log-in asks token, commit, open, charge, capture'),
  'captcha-at-connect': paid(
    'connect, log-in bank_session_ended, connect, with a captcha, log-in, open, charge, capture',
  ),
  'captcha-at-login': paid('connect, log-in asks captcha, commit, open, charge, capture'),
  'two-levels': paid('connect, log-in asks answer, commit asks otp, commit, open, charge, capture'),
  'three-levels': paid(
    'connect, log-in asks answer, commit asks otp, commit lists 3, commit, open, charge, capture',
  ),
  'question-after-account': paid('connect, log-in lists 3, commit asks otp, commit, open, charge, capture'),
  'form-in-data': paid('connect, log-in asks otp, commit, open, charge asks token, capture'),
  'form-in-ui': paid('connect, log-in asks otp, commit, open, charge asks token, capture'),
  'form-in-user-input': paid('connect, log-in asks otp, commit, open, charge asks token, capture'),
  'second-version': paid(
    'connect, log-in asks otp, commit lists 3, commit, open, charge asks token, capture',
  ),
  'unknown-element': paid('connect, log-in asks branch, commit, open, charge, capture'),
  options: paid('connect, log-in asks channel+otp, commit, open, charge, capture'),
  'bounded-fields': paid('connect, log-in, open, charge asks otp+pin, capture'),
  'eight-fields': paid(
    'connect, log-in asks username+accountNo+accountno+password+accessCode+token+mPin+answer, commit, open, charge, capture',
  ),
  'longest-texts': paid('connect, log-in asks answer+token, commit, open, charge asks answer+token, capture'),
  'hostile-texts': paid(
    'connect, log-in asks answer+token+pin, commit, open, charge asks answer+token+pin, capture',
  ),
};
