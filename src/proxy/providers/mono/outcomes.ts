import type { Answer, ProviderCall, UnknownCause } from '../provider.ts';
import type { Reading } from './reading.ts';

type Refusal = Extract<Answer<never>, { kind: 'refused' }>['reason'];

/** What an answer means, before its data is looked at. */
export type Verdict =
  | { readonly is: 'done' | 'asks' | 'asks-account' | 'wrong-answer' | 'not-found' }
  | { readonly is: 'refused'; readonly reason: Refusal }
  | {
      readonly is: 'not-executed';
      readonly cause: 'rate_limited' | 'our_key_refused' | 'bank_session_ended';
    }
  | { readonly is: 'unknown'; readonly cause: UnknownCause };

interface Row {
  readonly calls: readonly ProviderCall[];
  /** HTTP statuses, from and to, or a list of them. */
  readonly http: readonly number[] | { readonly from: number; readonly to: number };
  /** `responseCode`; absent: any. `none` stands for an answer without one. */
  readonly code?: readonly string[];
  /** The envelope's own `status`. */
  readonly word?: readonly string[];
  /** The payment's `data.status`. */
  readonly payment?: readonly string[];
  readonly message?: RegExp;
  readonly not?: RegExp;
  readonly means: Verdict;
  /** `documented`: the provider's documents say so. `judged`: they are silent, and this is our reading of them. */
  readonly from: 'documented' | 'judged';
}

const every: readonly ProviderCall[] = [
  'institutions',
  'connect',
  'log-in',
  'commit',
  'open-payment',
  'charge',
  'capture',
  'verify',
  'list-payments',
];
const withSession: readonly ProviderCall[] = ['log-in', 'commit', 'open-payment', 'charge', 'capture'];
const loggingIn: readonly ProviderCall[] = ['log-in', 'commit'];
const paying: readonly ProviderCall[] = ['open-payment', 'charge', 'capture'];
const answering: readonly ProviderCall[] = ['commit', 'charge', 'capture'];
const reading: readonly ProviderCall[] = ['institutions', 'connect', 'verify', 'list-payments'];

const fine = { from: 200, to: 299 } as const;
/** Statuses that an explicit refusal may come with. 402 is "the request failed"; 404, 408, 409 and 5xx never refuse. */
const failing = [400, 402, 403, 422, 423] as const;
const refusing = [200, 201, ...failing] as const;
const failedWords = ['failed', 'error', '400', '402', '403', '422', '423'] as const;
const plainly400 = ['400', 'none'] as const;

const words = {
  session: /\bsession\b/i,
  sessionOver:
    /\bsession\b.*\b(expired|ended|invalid|not found|timed out)\b|\b(expired|invalid)\b.*\bsession\b/i,
  wrongAnswer:
    /\b(invalid|incorrect|wrong|expired)\b.*\b(otp|token|pin|answer|passcode)\b|\b(otp|token|pin|answer|passcode)\b.*\b(invalid|incorrect|wrong|expired|mismatch|not (valid|correct))\b/i,
  notAnAnswer: /\b(session|api|key|access|auth(entication|orization)?)\b/i,
  noFunds:
    /\binsufficient (funds?|balance)\b|\bnot enough (funds?|money|balance)\b|\b(funds?|balance)\b.*\binsufficient\b/i,
  dormant: /\bdormant\b|\binactive account\b|\baccount (is )?inactive\b/i,
  overLimit: /\blimit\b.*\b(exceeded|reached)\b|\b(exceed(s|ed)?|above|over)\b.*\blimit\b/i,
  locked:
    /\baccount\b.*\b(locked|blocked|restricted|frozen|suspended)\b|\b(locked|blocked)\b.*\baccount\b|\bpost no debit\b|\btoo many (wrong |failed |invalid |incorrect )?(attempts|tries)\b/i,
  loginLocked:
    /\b(locked|blocked|suspended|disabled)\b|\btoo many (wrong |failed |invalid |incorrect )?(attempts|tries)\b/i,
  detailsChanged:
    /\b(password|credentials?|details)\b.*\b(changed|has expired|have expired)\b|\bre-?authori[sz]/i,
  declined:
    /\b(declined|rejected|not permitted) by (the |your )?bank\b|\bdo not honou?r\b|\btransaction not permitted\b/i,
  notFound: /\binvalid reference\b|\bpayment not found\b/i,
} as const;

/**
 * The reviewed table: call, HTTP status, code and words to a class. The first row that fits decides; where none does the
 * answer is unknown. A row that refuses ends an attempt, so it needs both a status that refuses and explicit words, and
 * no row lets a refusal stand beside a code that says something else. No public body of an error at charge or capture
 * exists: their rows are judged from the one published for commit.
 */
export const outcomeTable: readonly Row[] = [
  { calls: every, http: [429], means: { is: 'not-executed', cause: 'rate_limited' }, from: 'documented' },
  {
    calls: reading,
    http: [401],
    means: { is: 'not-executed', cause: 'our_key_refused' },
    from: 'documented',
  },
  {
    calls: withSession,
    http: [401],
    message: words.session,
    means: { is: 'not-executed', cause: 'bank_session_ended' },
    from: 'judged',
  },
  {
    calls: withSession,
    http: [401],
    means: { is: 'not-executed', cause: 'our_key_refused' },
    from: 'documented',
  },
  {
    calls: every,
    http: { from: 500, to: 599 },
    means: { is: 'unknown', cause: 'server_error' },
    from: 'documented',
  },

  { calls: ['verify'], http: [404], message: words.notFound, means: { is: 'not-found' }, from: 'documented' },
  {
    calls: ['institutions', 'connect', 'verify', 'list-payments'],
    http: fine,
    code: ['none'],
    means: { is: 'done' },
    from: 'documented',
  },

  {
    calls: [...loggingIn, 'open-payment'],
    http: refusing,
    code: plainly400,
    message: words.sessionOver,
    means: { is: 'not-executed', cause: 'bank_session_ended' },
    from: 'judged',
  },

  { calls: [...loggingIn, ...paying], http: fine, code: ['99'], means: { is: 'done' }, from: 'documented' },
  { calls: loggingIn, http: fine, code: ['101'], means: { is: 'asks-account' }, from: 'documented' },
  { calls: [...loggingIn, ...paying], http: fine, code: ['102'], means: { is: 'asks' }, from: 'documented' },

  {
    calls: ['log-in'],
    http: refusing,
    code: plainly400,
    message: words.loginLocked,
    means: { is: 'refused', reason: 'login_locked' },
    from: 'judged',
  },
  {
    calls: ['log-in'],
    http: refusing,
    code: plainly400,
    message: words.detailsChanged,
    means: { is: 'refused', reason: 'details_changed' },
    from: 'judged',
  },
  {
    calls: ['commit'],
    http: refusing,
    code: ['400'],
    message: words.wrongAnswer,
    means: { is: 'wrong-answer' },
    from: 'documented',
  },
  {
    calls: loggingIn,
    http: [...refusing, 404],
    code: ['400'],
    means: { is: 'refused', reason: 'details_refused' },
    from: 'documented',
  },
  {
    calls: loggingIn,
    http: [400, 422],
    code: ['none'],
    means: { is: 'refused', reason: 'details_refused' },
    from: 'judged',
  },
  {
    calls: loggingIn,
    http: fine,
    code: ['none'],
    word: ['400'],
    means: { is: 'refused', reason: 'details_refused' },
    from: 'judged',
  },

  ...explicitly(paying, { message: words.noFunds, means: { is: 'refused', reason: 'insufficient_funds' } }),
  ...explicitly(paying, { message: words.dormant, means: { is: 'refused', reason: 'account_dormant' } }),
  ...explicitly(paying, { message: words.overLimit, means: { is: 'refused', reason: 'limit_exceeded' } }),
  ...explicitly(paying, { message: words.locked, means: { is: 'refused', reason: 'account_locked' } }),
  ...explicitly(paying, { message: words.declined, means: { is: 'refused', reason: 'bank_refused' } }),
  ...explicitly(answering, {
    message: words.wrongAnswer,
    not: words.notAnAnswer,
    means: { is: 'wrong-answer' },
  }),

  {
    calls: ['capture'],
    http: fine,
    code: ['none'],
    payment: ['successful', 'pending', 'processing'],
    means: { is: 'done' },
    from: 'documented',
  },
  {
    calls: ['open-payment', 'charge'],
    http: fine,
    code: ['none'],
    word: ['200', '201', 'successful', 'success'],
    payment: ['none', 'successful', 'pending', 'processing'],
    means: { is: 'done' },
    from: 'judged',
  },
];

/** The three ways in which an answer itself says that it failed; words alone, beside a success, are none. */
function explicitly(calls: readonly ProviderCall[], what: Pick<Row, 'message' | 'not' | 'means'>): Row[] {
  const row = { ...what, calls, payment: ['none'], from: 'judged' } as const;
  return [
    { ...row, http: failing, code: plainly400, word: [...failedWords, 'none'] },
    { ...row, http: fine, code: ['400'], word: [...failedWords, '200', 'none'] },
    { ...row, http: fine, code: ['none'], word: failedWords },
  ];
}

/** The verdict on an answer. What no row names is unknown, whatever it says. */
export function judge(call: ProviderCall, answer: Reading): Verdict {
  return rowFor(call, answer)?.means ?? { is: 'unknown', cause: 'unknown_code' };
}

/** The row that decides, if any. */
export function rowFor(call: ProviderCall, answer: Reading): Row | undefined {
  return outcomeTable.find((row) => fits(row, call, answer));
}

function fits(row: Row, call: ProviderCall, answer: Reading): boolean {
  return (
    row.calls.includes(call) &&
    hasStatus(row.http, answer.status) &&
    isAmong(row.code, answer.code) &&
    isAmong(row.word, answer.word) &&
    isAmong(row.payment, answer.paymentStatus) &&
    (row.message?.test(answer.message) ?? true) &&
    !(row.not?.test(answer.message) ?? false)
  );
}

function hasStatus(http: Row['http'], status: number): boolean {
  return 'from' in http ? status >= http.from && status <= http.to : http.includes(status);
}

function isAmong(listed: readonly string[] | undefined, value: string | undefined): boolean {
  return listed?.includes(value ?? 'none') ?? true;
}

/** Whether the words of an answer that asks say that what was typed before was not taken. */
export function saysWrongAnswer(text: string): boolean {
  return words.wrongAnswer.test(text) && !words.notAnAnswer.test(text);
}

/** HTTP status, code and payment status, for events and alarms. Never words: they may repeat what was sent. */
export function codeOf(answer: Reading): string {
  const parts = [answer.code, answer.paymentStatus].filter((part) => part !== undefined);
  return [String(answer.status), ...parts.map((part) => (/^[\w-]{1,16}$/.test(part) ? part : 'odd'))].join(
    ' ',
  );
}
