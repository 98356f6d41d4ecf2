import { type AnswerRow, explicitly, failing, fine, loggingIn, plainly400 } from './row.ts';
import { words } from './words.ts';

const refusing = [200, 201, ...failing] as const;

/** What ends or turns back a log-in. No money is near, so a refusal here may be read from less than at a payment. */
export const loginRows: readonly AnswerRow[] = [
  {
    id: 'session-over-at-login',
    calls: loggingIn,
    http: [...refusing, 404, 410],
    code: plainly400,
    message: words.sessionOver,
    means: { is: 'not-executed', cause: 'bank_session_ended' },
    from: 'judged',
  },
  {
    id: 'login-locked',
    calls: loggingIn,
    http: refusing,
    code: plainly400,
    message: words.loginLocked,
    means: { is: 'refused', reason: 'login_locked' },
    from: 'judged',
  },
  {
    id: 'login-to-dormant-account',
    calls: loggingIn,
    http: refusing,
    code: plainly400,
    message: words.dormant,
    means: { is: 'refused', reason: 'account_dormant' },
    from: 'judged',
  },
  {
    id: 'login-details-changed',
    calls: ['log-in'],
    http: refusing,
    code: plainly400,
    message: words.detailsChanged,
    means: { is: 'refused', reason: 'details_changed' },
    from: 'judged',
  },
  ...explicitly('login-answer-wrong', ['commit'], {
    message: words.wrongAnswer,
    not: words.notAnAnswer,
    means: { is: 'wrong-answer' },
    from: 'documented',
  }),
  {
    id: 'login-refused-by-code',
    calls: loggingIn,
    http: [...refusing, 404],
    code: ['400'],
    means: { is: 'refused', reason: 'details_refused' },
    from: 'documented',
  },
  {
    id: 'login-refused-by-http',
    calls: loggingIn,
    http: [400, 422],
    code: ['none'],
    means: { is: 'refused', reason: 'details_refused' },
    from: 'judged',
  },
  {
    id: 'login-refused-by-word',
    calls: loggingIn,
    http: fine,
    code: ['none'],
    word: ['400', 'failed'],
    means: { is: 'refused', reason: 'details_refused' },
    from: 'judged',
  },
];
