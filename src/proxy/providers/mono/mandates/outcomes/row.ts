import type { MandateCall, MandateRefusal } from '../../../mandate-provider.ts';
import type { UnknownCause } from '../../../provider.ts';
import type { Failure } from '../../outcomes/row.ts';

/** What an answer means, before its data is looked at. `done` has a value that is read from it. */
export type MandateVerdict =
  | { readonly is: 'done' }
  | { readonly is: 'refused'; readonly reason: MandateRefusal }
  | { readonly is: 'not-executed'; readonly cause: 'rate_limited' | 'our_key_refused' | 'not_sent' }
  | { readonly is: 'unknown'; readonly cause: UnknownCause };

interface Deciding {
  /** Stable, in words: tests and documents name the row by it. */
  readonly id: string;
  readonly calls: readonly MandateCall[];
  readonly means: MandateVerdict;
  /** `documented`: the provider's documents say so. `judged`: they are silent, and this is our reading of them. */
  readonly from: 'documented' | 'judged';
}

/**
 * Whether an answer itself says that the request was done. `yes`: HTTP 2xx and no word against it. `no`: a status or a word that refuses, and
 * nothing that says otherwise. `unclear`: anything else, also what contradicts itself.
 */
export type Says = 'yes' | 'no' | 'unclear';

export interface MandateRow extends Deciding {
  readonly says?: Says;
  /** HTTP statuses; absent: any. */
  readonly http?: readonly number[] | { readonly from: number; readonly to: number };
  /** `response_code`; absent: any. `none` stands for an answer without one. */
  readonly code?: readonly string[];
  readonly word?: readonly string[];
  /** The debit's `data.status`. `none`: the answer tells of no debit. */
  readonly debit?: readonly string[];
  /** Of the message, or of what a validation error says of one field. */
  readonly message?: RegExp;
  readonly not?: RegExp;
  /** The name of the field that a validation error is about. */
  readonly field?: RegExp;
}

export interface MandateFailureRow extends Deciding {
  readonly failure: Exclude<Failure, 'session_over'>;
}

export type MandateOutcomeRow = MandateRow | MandateFailureRow;

export const everyMandateCall: readonly MandateCall[] = [
  'mandate-banks',
  'find-customer',
  'create-customer',
  'update-customer',
  'delete-customer',
  'create-mandate',
  'read-mandate',
  'list-mandates',
  'pause-mandate',
  'reinstate-mandate',
  'cancel-mandate',
  'debit',
  'read-debit',
  'list-debits',
  'balance',
];
export const customerCalls: readonly MandateCall[] = ['create-customer', 'update-customer'];
/** Those that name a mandate by the provider's id. */
export const aboutOneMandate: readonly MandateCall[] = [
  'read-mandate',
  'pause-mandate',
  'reinstate-mandate',
  'cancel-mandate',
  'debit',
  'read-debit',
  'list-debits',
  'balance',
];
export const aboutOneDebit: readonly MandateCall[] = ['debit', 'read-debit'];
export const notDebit: readonly MandateCall[] = everyMandateCall.filter(
  (call) => !aboutOneDebit.includes(call),
);
