import { paid } from './expected.ts';

export const answers = {
  'straight-through': paid('login 99, session 99, charge 99, capture successful'),
  'token-at-charge': paid('login 99, session 99, charge 102, capture successful'),
  'at-login-102': paid('login 102, commit 99, session 99, charge 99, capture successful'),
  'account-choice': paid('login 101, commit 99, session 99, charge 99, capture successful'),
  'one-account-listed': paid('login 101, commit 99, session 99, charge 99, capture successful'),
  'twelve-accounts': paid('login 101, commit 99, session 99, charge 99, capture successful'),
  'account-refused': paid(
    'login 101, commit 400 This account cannot be used for direct debit, commit 99, session 99, charge 99, capture successful',
  ),
  'form-at-session': paid('login 99, session 102, charge 99, capture successful'),
  'second-form': paid('login 99, session 99, charge 102, capture 102, capture successful'),
  'three-forms-at-capture': paid(
    'login 99, session 99, charge 102, capture 102, capture 102, capture 102, capture successful',
  ),
  'forms-everywhere': paid('login 102, commit 99, session 102, charge 102, capture 102, capture successful'),
  'otp-at-login': paid('login 102, commit 99, session 99, charge 99, capture successful'),
  'token-at-login': paid('login 102, commit 99, session 99, charge 99, capture successful'),
  'captcha-at-connect': paid(
    'login 401 Session has expired, connect opened, login 99, session 99, charge 99, capture successful',
  ),
  'captcha-at-login': paid('login 102, commit 99, session 99, charge 99, capture successful'),
  'two-levels': paid('login 102, commit 102, commit 99, session 99, charge 99, capture successful'),
  'three-levels': paid(
    'login 102, commit 102, commit 101, commit 99, session 99, charge 99, capture successful',
  ),
  'question-after-account': paid(
    'login 101, commit 102, commit 99, session 99, charge 99, capture successful',
  ),
  'form-in-data': paid('login 102, commit 99, session 99, charge 102, capture successful'),
  'form-in-ui': paid('login 102, commit 99, session 99, charge 102, capture successful'),
  'form-in-user-input': paid('login 102, commit 99, session 99, charge 102, capture successful'),
  'second-version': paid('login 102, commit 101, commit 99, session 99, charge 102, capture successful'),
  'unknown-element': paid('login 102, commit 99, session 99, charge 99, capture successful'),
  options: paid('login 102, commit 99, session 99, charge 99, capture successful'),
  'bounded-fields': paid('login 99, session 99, charge 102, capture successful'),
  'eight-fields': paid('login 102, commit 99, session 99, charge 99, capture successful'),
  'longest-texts': paid('login 102, commit 99, session 99, charge 102, capture successful'),
  'hostile-texts': paid('login 102, commit 99, session 99, charge 102, capture successful'),
};
