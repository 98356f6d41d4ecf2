import { finalAloneCodes, pendingCodes } from '../nibss-codes.ts';
import { aboutOneDebit, type MandateRow } from './row.ts';
import { mandateWords as words } from './words.ts';

const turnedAway = { says: 'no', code: ['none', '400'], told: ['none'] } as const;

/**
 * What came of a debit. `ok` is said by the debit itself or by one of NIBSS's codes; a refusal needs an answer that says that it failed, tells of no debit
 * and has explicit words. A reference that is taken refuses nothing: the debit that took it may be ours.
 */
export const debitRows: readonly MandateRow[] = [
  {
    id: 'debit-told',
    calls: aboutOneDebit,
    says: 'yes',
    told: ['successful', 'success', 'failed'],
    means: { is: 'done' },
    from: 'documented',
  },
  {
    id: 'debit-told-as-processing',
    calls: aboutOneDebit,
    http: { from: 200, to: 428 },
    told: ['processing', 'pending'],
    means: { is: 'done' },
    from: 'documented',
  },
  {
    id: 'debit-told-as-failed',
    calls: aboutOneDebit,
    says: 'no',
    told: ['failed'],
    means: { is: 'done' },
    from: 'documented',
  },
  {
    id: 'debit-pending-by-code',
    calls: ['debit'],
    http: { from: 200, to: 428 },
    code: pendingCodes,
    told: ['none'],
    means: { is: 'done' },
    from: 'judged',
  },
  {
    id: 'debit-failed-by-code',
    calls: ['debit'],
    says: 'no',
    code: finalAloneCodes,
    told: ['none'],
    means: { is: 'done' },
    from: 'documented',
  },
  {
    id: 'debit-not-found',
    calls: ['read-debit'],
    says: 'no',
    code: ['none', '400', '404'],
    message: words.debitMissing,
    told: ['none'],
    means: { is: 'refused', reason: 'not_found' },
    from: 'judged',
  },
  {
    id: 'debit-reference-taken',
    calls: ['debit'],
    message: words.referenceTaken,
    means: { is: 'unknown', cause: 'unknown_code' },
    from: 'judged',
  },
  {
    id: 'debit-of-locked-mandate',
    calls: ['debit'],
    ...turnedAway,
    message: /\bmandate\b[^.]*\blocked\b/i,
    means: { is: 'refused', reason: 'locked' },
    from: 'judged',
  },
  {
    id: 'debit-before-ready',
    calls: ['debit'],
    ...turnedAway,
    message: words.notReady,
    means: { is: 'refused', reason: 'not_ready' },
    from: 'judged',
  },
  {
    id: 'debit-of-ended-mandate',
    calls: ['debit'],
    ...turnedAway,
    message: words.mandateOver,
    means: { is: 'refused', reason: 'refused' },
    from: 'judged',
  },
  {
    id: 'debit-of-fixed-mandate',
    calls: ['debit'],
    ...turnedAway,
    message: words.fixed,
    means: { is: 'refused', reason: 'refused' },
    from: 'documented',
  },
  {
    id: 'debit-above-cap',
    calls: ['debit'],
    ...turnedAway,
    message: words.aboveCap,
    means: { is: 'refused', reason: 'refused' },
    from: 'judged',
  },
  {
    id: 'debit-not-valid',
    calls: ['debit'],
    ...turnedAway,
    http: [400, 422],
    field: /./,
    means: { is: 'refused', reason: 'refused' },
    from: 'documented',
  },
];
