import type { MandateCall } from '../../mandate-provider.ts';
import type { Reading } from '../reading.ts';
import type { FieldError } from './field-errors.ts';
import { mandateAccessRows } from './outcomes/access-rows.ts';
import { actionRows } from './outcomes/action-rows.ts';
import { debitRows } from './outcomes/debit-rows.ts';
import { mandateFailureRows } from './outcomes/failure-rows.ts';
import { mandateLeftoverRows } from './outcomes/leftover-rows.ts';
import type { MandateFailureRow, MandateOutcomeRow, MandateRow, Says } from './outcomes/row.ts';
import { setupRows } from './outcomes/setup-rows.ts';

const answerRows: readonly MandateRow[] = [
  ...mandateAccessRows,
  ...actionRows,
  ...setupRows,
  ...debitRows,
  ...mandateLeftoverRows,
];

/**
 * The reviewed table of the calls about mandates. The first row that fits decides, and the last fits whatever no other does. Only rows with explicit words,
 * a code or a field say that a debit was not made.
 */
export const mandateOutcomeTable: readonly MandateOutcomeRow[] = [...mandateFailureRows, ...answerRows];

/** What a row was found by: the row, and the field of a validation error that it is about. */
export interface Found {
  readonly row: MandateRow;
  readonly field: string | undefined;
}

/** The row that decides about an answer. */
export function mandateRowFor(
  call: MandateCall,
  answer: Reading,
  fieldErrors: readonly FieldError[] = [],
): Found {
  const told = fieldErrors.length > 0 ? fieldErrors : [{ field: undefined, message: answer.message }];
  const says = saysOf(answer);
  for (const row of answerRows) {
    if (!fits(row, call, answer, says)) continue;
    const words = told.find(({ field, message }) => isSaid(row, field, message));
    if (words) return { row, field: words.field };
  }
  throw new Error('The last row of the table fits everything');
}

/** The row for what came in place of an answer. */
export function mandateRowOfFailure(failure: MandateFailureRow['failure']): MandateFailureRow {
  const row = mandateFailureRows.find((candidate) => candidate.failure === failure);
  if (!row) throw new Error(`No row for ${failure}`);
  return row;
}

function fits(row: MandateRow, call: MandateCall, answer: Reading, says: Says): boolean {
  return (
    row.calls.includes(call) &&
    (row.says === undefined || row.says === says) &&
    hasStatus(row.http, answer.status) &&
    isAmong(row.code, answer.code) &&
    isAmong(row.word, answer.word) &&
    isAmong(row.debit, answer.paymentStatus)
  );
}

function isSaid(row: MandateRow, field: string | undefined, message: string): boolean {
  if (row.field && !(field !== undefined && row.field.test(field))) return false;
  return (row.message?.test(message) ?? true) && !(row.not?.test(message) ?? false);
}

const fineWords = new Set(['200', '201', 'successful', 'success', 'processing', 'pending']);
const failedWords = new Set(['failed', 'error', '400', '402', '403', '404', '409', '422', '423', '429']);
/** Statuses that an explicit refusal may come with. */
const failing = new Set([400, 402, 403, 404, 409, 422, 423, 429]);

function saysOf({ status, word }: Reading): Says {
  const isFine = status >= 200 && status < 300;
  if (isFine && (word === undefined || fineWords.has(word))) return 'yes';
  if (isFine && failedWords.has(word ?? '')) return 'no';
  return failing.has(status) && (word === undefined || failedWords.has(word)) ? 'no' : 'unclear';
}

function hasStatus(http: MandateRow['http'], status: number): boolean {
  if (http === undefined) return true;
  return 'from' in http ? status >= http.from && status <= http.to : http.includes(status);
}

function isAmong(listed: readonly string[] | undefined, value: string | undefined): boolean {
  return listed?.includes(value ?? 'none') ?? true;
}
