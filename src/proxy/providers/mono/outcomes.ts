import type { ProviderCall } from '../provider.ts';
import { accessRows } from './outcomes/access-rows.ts';
import { failureRows } from './outcomes/failure-rows.ts';
import { goingOnRows } from './outcomes/going-on-rows.ts';
import { leftoverRows } from './outcomes/leftover-rows.ts';
import { loginRows } from './outcomes/login-rows.ts';
import { paymentRows } from './outcomes/payment-rows.ts';
import type { AnswerRow, Failure, FailureRow, OutcomeRow } from './outcomes/row.ts';
import { words } from './outcomes/words.ts';
import type { Reading } from './reading.ts';

const answerRows: readonly AnswerRow[] = [
  ...accessRows,
  ...goingOnRows,
  ...loginRows,
  ...paymentRows,
  ...leftoverRows,
];

/**
 * The reviewed table: call and answer, or what came in its place, to a class. The first row that fits decides, and the last fits
 * whatever no other does. Only rows that say `refused` or `wrong-answer` turn a payer away, each by explicit words.
 */
export const outcomeTable: readonly OutcomeRow[] = [...failureRows, ...answerRows];

/** The row that decides about an answer. */
export function rowFor(call: ProviderCall, answer: Reading): AnswerRow {
  const row = answerRows.find((candidate) => fits(candidate, call, answer));
  if (!row) throw new Error('The last row of the table fits everything');
  return row;
}

/** The row for what came in place of an answer. */
export function rowOfFailure(call: ProviderCall, failure: Failure): FailureRow {
  const row = failureRows.find(
    (candidate) => candidate.failure === failure && candidate.calls.includes(call),
  );
  if (!row) throw new Error(`${call} cannot end by ${failure}`);
  return row;
}

function fits(row: AnswerRow, call: ProviderCall, answer: Reading): boolean {
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

function hasStatus(http: AnswerRow['http'], status: number): boolean {
  if (http === undefined) return true;
  return 'from' in http ? status >= http.from && status <= http.to : http.includes(status);
}

function isAmong(listed: readonly string[] | undefined, value: string | undefined): boolean {
  return listed?.includes(value ?? 'none') ?? true;
}

/** Whether the words of an answer that asks say that what was typed before was not taken. */
export function saysWrongAnswer(text: string): boolean {
  return words.wrongAnswer.test(text) && !words.notAnAnswer.test(text);
}

/** HTTP status, code and payment status, for events and alarms. Never words, nor six digits in a row: they may repeat what was sent. */
export function codeOf(answer: Reading): string {
  const parts = [answer.code, answer.paymentStatus].filter((part) => part !== undefined);
  const named = parts.map((part) => (isCode(part) ? part : 'odd'));
  return [String(answer.status), ...named].join(' ');
}

/** Whether it is short and says nothing of a payer. */
export function isCode(text: string): boolean {
  return /^(?!.*\d{6})[\w-]{1,16}$/.test(text);
}
