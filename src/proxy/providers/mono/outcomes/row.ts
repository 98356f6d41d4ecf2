import type { Answer, ProviderCall, UnknownCause } from '../../provider.ts';

type Refusal = Extract<Answer<never>, { kind: 'refused' }>['reason'];
type NotExecuted = Extract<Answer<never>, { kind: 'not-executed' }>['cause'];

/**
 * What an answer means, before its data is looked at. `unauthorised`: a 401 that names neither our key nor the bank session; nothing was
 * carried out, and whose fault it is has to be asked.
 */
export type Verdict =
  | { readonly is: 'done' | 'asks' | 'asks-account' | 'wrong-answer' | 'not-found' | 'unauthorised' }
  | { readonly is: 'refused'; readonly reason: Refusal }
  | { readonly is: 'not-executed'; readonly cause: NotExecuted }
  | { readonly is: 'unknown'; readonly cause: UnknownCause };

/**
 * What came in place of an answer that can be read. `unknown_shape`: a code of the documents without what belongs to it.
 */
export type Failure =
  | 'not_sent'
  | 'session_over'
  | 'timeout'
  | 'connection_lost'
  | 'server_error'
  | 'unreadable_body'
  | 'too_large'
  | 'unknown_shape';

interface Deciding {
  /** Stable, in words: events, documents and tests name the row by it. */
  readonly id: string;
  readonly calls: readonly ProviderCall[];
  readonly means: Verdict;
  /** `documented`: the provider's documents say so. `judged`: they are silent, and this is our reading of them. */
  readonly from: 'documented' | 'judged';
}

export interface AnswerRow extends Deciding {
  /** HTTP statuses, from and to, or a list of them; absent: any. */
  readonly http?: readonly number[] | { readonly from: number; readonly to: number };
  /** `responseCode`; absent: any. `none` stands for an answer without one. */
  readonly code?: readonly string[];
  /** The envelope's own `status`. */
  readonly word?: readonly string[];
  /** The payment's `data.status`. */
  readonly payment?: readonly string[];
  readonly message?: RegExp;
  readonly not?: RegExp;
}

export interface FailureRow extends Deciding {
  readonly failure: Failure;
  readonly means: Extract<Verdict, { is: 'not-executed' | 'unknown' }>;
}

export type OutcomeRow = AnswerRow | FailureRow;

export const everyCall: readonly ProviderCall[] = [
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
export const loggingIn: readonly ProviderCall[] = ['log-in', 'commit'];
export const paying: readonly ProviderCall[] = ['open-payment', 'charge', 'capture'];
export const inSession: readonly ProviderCall[] = [...loggingIn, ...paying];
export const readingCalls: readonly ProviderCall[] = ['institutions', 'connect', 'verify', 'list-payments'];

export const fine = { from: 200, to: 299 } as const;
/** Statuses that an explicit refusal may come with. 402 is "the request failed"; 404, 408, 409 and 5xx never refuse. */
export const failing = [400, 402, 403, 422, 423] as const;
export const fineWords = ['200', '201', 'successful', 'success', 'none'] as const;
export const failedWords = ['failed', 'error', '400', '402', '403', '422', '423'] as const;
export const serverErrorWords = ['500', '502', '503', '504'] as const;
/** Statuses of a payment that is made or on its way. */
export const moving = ['successful', 'pending', 'processing'] as const;
/** A refusal by `responseCode` is 400; most answers that refuse by HTTP status have none. */
export const plainly400 = ['400', 'none'] as const;

/**
 * The three ways in which an answer itself says that it failed: by its HTTP status, by its code, by its envelope's word. Words
 * of a message alone, beside a success, are none.
 */
export function explicitly(
  id: string,
  calls: readonly ProviderCall[],
  what: Pick<AnswerRow, 'message' | 'not' | 'means'> & Partial<Pick<AnswerRow, 'from'>>,
): AnswerRow[] {
  const row = { calls, payment: ['none'], from: 'judged', ...what } as const;
  return [
    { ...row, id: `${id}-by-http`, http: failing, code: plainly400, word: [...failedWords, 'none'] },
    { ...row, id: `${id}-by-code`, http: fine, code: ['400'], word: [...failedWords, '200', 'none'] },
    { ...row, id: `${id}-by-word`, http: fine, code: ['none'], word: failedWords },
  ];
}
