import { failed, nothing, paid } from './expected.ts';

export const silences = {
  'slow-login': paid('login 99 after 35 s, session 99, charge 99, capture successful', {
    webhooks: '40 s successful',
  }),
  'slower-login': paid('login 99 after 50 s, session 99, charge 99, capture successful', {
    webhooks: '55 s successful',
  }),
  'silent-login': nothing('login nothing'),
  'bank-down-at-connect': paid(
    'login 401 Session has expired, connect 503 unreadable, connect 503 unreadable, connect opened, login 99, session 99, charge 99, capture successful',
  ),
  'bank-down-at-login': nothing('login 503 unreadable'),
  'cut-at-login': paid('login cut, login 99, session 99, charge 99, capture successful'),
  'odd-answer-at-login': nothing('login 177'),
  'silent-commit': nothing('login 102, commit nothing'),
  'session-call-down': nothing('login 99, session 502 unreadable'),
  'server-error-at-charge': nothing('login 99, session 99, charge 502 unreadable', {
    list: 'at once pending',
  }),
  'cut-at-charge': paid('login 99, session 99, charge cut', {
    verify: 'at once 404, 1 min successful',
    list: 'at once pending, 1 min successful',
    debits: 'at once none, 1 min 21300',
    webhooks: '4 min successful',
  }),
  'timeout-at-charge': nothing('login 99, session 99, charge nothing', { list: 'at once pending' }),
  'cut-before-debit': nothing('login 99, session 99, charge 99, capture cut', { list: 'at once pending' }),
  'cut-after-debit': paid('login 99, session 99, charge 99, capture cut'),
  'timeout-without-debit': failed('login 99, session 99, charge 99, capture nothing', {
    verify: 'at once 404, 1 min failed',
    list: 'at once processing, 1 min failed',
    webhooks: '2 min failed',
  }),
  'timeout-after-debit': paid('login 99, session 99, charge 99, capture nothing', {
    webhooks: '60 s successful',
  }),
  'server-error-without-debit': failed('login 99, session 99, charge 99, capture 500 unreadable', {
    verify: 'at once 404, 4 min failed',
    list: 'at once processing, 4 min failed',
    webhooks: '4 min failed',
  }),
  'server-error-after-debit': paid('login 99, session 99, charge 99, capture 502 unreadable'),
  'duplicate-after-debit': paid(
    'login 99, session 99, charge 99, capture 409 Duplicate reference, this payment was already processed',
  ),
  'unknown-code': paid('login 99, session 99, charge 99, capture 177'),
  'missing-field': paid('login 99, session 99, charge 99, capture without code'),
  'wrong-type': paid('login 99, session 99, charge 99, capture odd types'),
  'html-answer': paid('login 99, session 99, charge 99, capture 200 unreadable'),
  'empty-answer': paid('login 99, session 99, charge 99, capture 200 empty'),
  'truncated-answer': paid('login 99, session 99, charge 99, capture 200 unreadable'),
  'huge-answer': paid('login 99, session 99, charge 99, capture 200 huge'),
  'compressed-answer': paid('login 99, session 99, charge 99, capture 200 compressed'),
  'dripping-answer': paid('login 99, session 99, charge 99, capture nothing'),
};
