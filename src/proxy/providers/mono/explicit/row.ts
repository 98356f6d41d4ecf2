import type { NotExecutedCause, UnknownCause } from '../../provider.ts';
import type { Failure } from '../outcomes/row.ts';

/** What an answer means, before its data is looked at. `done` has a value that is read from it. */
export type ExplicitVerdict<Reason extends string> =
  | { readonly is: 'done' }
  | { readonly is: 'refused'; readonly reason: Reason }
  | { readonly is: 'not-executed'; readonly cause: Exclude<NotExecutedCause, 'bank_session_ended'> }
  | { readonly is: 'unknown'; readonly cause: UnknownCause };

interface Deciding<Call extends string, Reason extends string> {
  /** Stable, in words: tests and documents name the row by it. */
  readonly id: string;
  readonly calls: readonly Call[];
  readonly means: ExplicitVerdict<Reason>;
  /** `documented`: the provider's documents say so. `judged`: they are silent, and this is our reading of them. */
  readonly from: 'documented' | 'judged';
}

/**
 * Whether an answer itself says that the request was done. `yes`: HTTP 2xx and no word against it. `no`: a status or a word that refuses, and
 * nothing that says otherwise. `unclear`: anything else, also what contradicts itself.
 */
export type Says = 'yes' | 'no' | 'unclear';

/** A row of a table of answers: the calls that it is about, what an answer must be for it to decide, and what that means. */
export interface ExplicitRow<Call extends string, Reason extends string> extends Deciding<Call, Reason> {
  readonly says?: Says;
  /** HTTP statuses; absent: any. */
  readonly http?: readonly number[] | { readonly from: number; readonly to: number };
  /** `response_code`; absent: any. `none` stands for an answer without one. */
  readonly code?: readonly string[];
  readonly word?: readonly string[];
  /** The `data.status` of what the answer tells of. `none`: it tells of nothing. */
  readonly told?: readonly string[];
  /** True: `data` holds no object. An answer that carries what was asked for has not turned the call away. */
  readonly isBare?: boolean;
  /** Of the message, or of what a validation error says of one field. */
  readonly message?: RegExp;
  readonly not?: RegExp;
  /** The name of the field that a validation error is about. */
  readonly field?: RegExp;
}

/** A row for what came in place of an answer. */
export interface ExplicitFailureRow<Call extends string, Reason extends string>
  extends Deciding<Call, Reason> {
  readonly failure: Exclude<Failure, 'session_over'>;
}

export type ExplicitOutcomeRow<Call extends string, Reason extends string> =
  | ExplicitRow<Call, Reason>
  | ExplicitFailureRow<Call, Reason>;

export const fine = { from: 200, to: 299 } as const;
/** The codes that stand for the request itself having been done, or for nothing. */
export const fineCodes = ['none', '200', '201', '00'] as const;
/** An answer that says that it failed and carries nothing. */
export const refusing = { says: 'no', code: ['none', '400', '404'], isBare: true } as const;
/** The same without a reason: enough to refuse what moves no money. */
export const plainlyRefusing = {
  says: 'no',
  http: [200, 201, 400, 422],
  code: ['none', '400'],
  isBare: true,
} as const;
