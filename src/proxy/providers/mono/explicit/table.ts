import * as v from 'valibot';
import { type Reading, RecordSchema } from '../reading.ts';
import type { FieldError } from './field-errors.ts';
import type { ExplicitFailureRow, ExplicitOutcomeRow, ExplicitRow, Says } from './row.ts';

/** What an answer was decided by: the row, and the field of a validation error that it is about. */
export interface Found<Call extends string, Reason extends string> {
  readonly row: ExplicitRow<Call, Reason>;
  readonly field: string | undefined;
}

/** A reviewed table of one family of calls. The first row that fits decides, and the last must fit whatever no other does. */
export interface ExplicitTable<Call extends string, Reason extends string> {
  readonly rows: readonly ExplicitOutcomeRow<Call, Reason>[];
  rowFor(call: Call, answer: Reading, fieldErrors: readonly FieldError[]): Found<Call, Reason>;
  rowOfFailure(failure: ExplicitFailureRow<Call, Reason>['failure']): ExplicitFailureRow<Call, Reason>;
}

export function createExplicitTable<Call extends string, Reason extends string>(
  failureRows: readonly ExplicitFailureRow<Call, Reason>[],
  answerRows: readonly ExplicitRow<Call, Reason>[],
): ExplicitTable<Call, Reason> {
  return {
    rows: [...failureRows, ...answerRows],

    rowFor(call, answer, fieldErrors) {
      const told = fieldErrors.length > 0 ? fieldErrors : [{ field: undefined, message: answer.message }];
      const says = saysOf(answer);
      for (const row of answerRows) {
        if (!fits(row, call, answer, says)) continue;
        const words = told.find(({ field, message }) => isSaid(row, field, message));
        if (words) return { row, field: words.field };
      }
      throw new Error('The last row of the table fits everything');
    },

    rowOfFailure(failure) {
      const row = failureRows.find((candidate) => candidate.failure === failure);
      if (!row) throw new Error(`No row for ${failure}`);
      return row;
    },
  };
}

type AnyRow = ExplicitRow<string, string>;

function fits(row: AnyRow, call: string, answer: Reading, says: Says): boolean {
  return (
    row.calls.includes(call) &&
    (row.says === undefined || row.says === says) &&
    (row.isBare === undefined || row.isBare !== v.is(RecordSchema, answer.data)) &&
    hasStatus(row.http, answer.status) &&
    isAmong(row.code, answer.code) &&
    isAmong(row.word, answer.word) &&
    isAmong(row.told, answer.paymentStatus)
  );
}

function isSaid(row: AnyRow, field: string | undefined, message: string): boolean {
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

function hasStatus(http: AnyRow['http'], status: number): boolean {
  if (http === undefined) return true;
  return 'from' in http ? status >= http.from && status <= http.to : http.includes(status);
}

function isAmong(listed: readonly string[] | undefined, value: string | undefined): boolean {
  return listed?.includes(value ?? 'none') ?? true;
}
