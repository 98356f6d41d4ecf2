import { type AnswerRow, explicitly, failing, paying, plainly400 } from './row.ts';
import { words } from './words.ts';

/**
 * What refuses a payment or turns back what was typed for it. A refusal ends an attempt for which money may have moved, so each needs
 * an answer that says itself that it failed, and explicit words; none stands beside a code that says something else.
 */
export const paymentRows: readonly AnswerRow[] = [
  {
    id: 'session-over-before-charge',
    calls: ['open-payment'],
    http: [200, 201, ...failing, 404, 410],
    code: plainly400,
    message: words.sessionOver,
    means: { is: 'not-executed', cause: 'bank_session_ended' },
    from: 'judged',
  },
  {
    id: 'session-over-in-payment',
    calls: ['charge', 'capture'],
    message: words.sessionOver,
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
  {
    id: 'reference-taken',
    calls: paying,
    message: words.referenceTaken,
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
  ...explicitly('insufficient-funds', paying, {
    message: words.noFunds,
    means: { is: 'refused', reason: 'insufficient_funds' },
  }),
  ...explicitly('account-dormant', paying, {
    message: words.dormant,
    means: { is: 'refused', reason: 'account_dormant' },
  }),
  ...explicitly('over-limit', paying, {
    message: words.overLimit,
    not: words.notALimitOfTheAccount,
    means: { is: 'refused', reason: 'limit_exceeded' },
  }),
  ...explicitly('account-locked', paying, {
    message: words.locked,
    not: words.notThePayersAccount,
    means: { is: 'refused', reason: 'account_locked' },
  }),
  ...explicitly('declined-by-bank', paying, {
    message: words.declined,
    means: { is: 'refused', reason: 'bank_refused' },
  }),
  ...explicitly('payment-answer-wrong', ['charge', 'capture'], {
    message: words.wrongAnswer,
    not: words.notAnAnswer,
    means: { is: 'wrong-answer' },
  }),
];
