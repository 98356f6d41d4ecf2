import type { ExplicitAnswer } from '../../page-provider.ts';
import type { Exchange } from '../client.ts';
import { codeOf } from '../outcomes.ts';
import { type Reading, readAnswer } from '../reading.ts';
import { readFieldErrors } from './field-errors.ts';
import type { ExplicitFailureRow } from './row.ts';
import type { ExplicitTable } from './table.ts';

/** What an exchange means by the table. `value` is undefined where a done answer is not what it must be. */
export function toExplicitAnswer<Call extends string, Reason extends string, T>(
  table: ExplicitTable<Call, Reason>,
  exchange: Exchange,
  call: Call,
  value: (answer: Reading) => T | undefined,
): ExplicitAnswer<T, Reason> {
  const failed = (failure: ExplicitFailureRow<Call, Reason>['failure'], told: string) =>
    failureAnswer(table, failure, told);
  if (exchange.kind === 'not-sent') return failed('not_sent', exchange.code);
  if (exchange.kind === 'lost') return failed(exchange.cause, exchange.code);
  const answer = readAnswer(exchange.status, exchange.body);
  const code = codeOf(answer);
  const { row, field } = table.rowFor(call, answer, readFieldErrors(answer.data));
  const { means } = row;
  switch (means.is) {
    case 'done': {
      const read = value(answer);
      return read === undefined ? failed('unknown_shape', code) : { kind: 'ok', value: read };
    }
    case 'refused':
      return { kind: 'refused', reason: means.reason, code, ...(field === undefined ? {} : { field }) };
    case 'not-executed': {
      const { retryAfterSeconds } = exchange;
      const advice = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
      return { kind: 'not-executed', cause: means.cause, code, ...advice };
    }
    case 'unknown':
      return { kind: 'unknown', cause: means.cause, code };
  }
}

/** The answer that stands for a failure to get one. */
export function failureAnswer<Call extends string, Reason extends string>(
  table: ExplicitTable<Call, Reason>,
  failure: ExplicitFailureRow<Call, Reason>['failure'],
  code: string,
): ExplicitAnswer<never, Reason> {
  const { means } = table.rowOfFailure(failure);
  if (means.is === 'unknown') return { kind: 'unknown', cause: means.cause, code };
  return { kind: 'not-executed', cause: 'not_sent', code };
}
