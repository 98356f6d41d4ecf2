import type { MandateAnswer, MandateCall } from '../../mandate-provider.ts';
import type { Exchange } from '../client.ts';
import { codeOf } from '../outcomes.ts';
import { type Reading, readAnswer } from '../reading.ts';
import { readFieldErrors } from './field-errors.ts';
import { mandateRowFor, mandateRowOfFailure } from './mandate-outcomes.ts';
import type { MandateFailureRow } from './outcomes/row.ts';

/** What an exchange means for the rules of mandates. `value` is undefined where a done answer is not what it must be. */
export function toMandateAnswer<T>(
  exchange: Exchange,
  call: MandateCall,
  value: (answer: Reading) => T | undefined,
): MandateAnswer<T> {
  if (exchange.kind === 'not-sent') return failedMandateCall('not_sent', exchange.code);
  if (exchange.kind === 'lost') return failedMandateCall(exchange.cause, exchange.code);
  const answer = readAnswer(exchange.status, exchange.body);
  const code = codeOf(answer);
  const { row, field } = mandateRowFor(call, answer, readFieldErrors(answer.data));
  const { means } = row;
  switch (means.is) {
    case 'done': {
      const read = value(answer);
      return read === undefined ? failedMandateCall('unknown_shape', code) : { kind: 'ok', value: read };
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
export function failedMandateCall(failure: MandateFailureRow['failure'], code: string): MandateAnswer<never> {
  const { means } = mandateRowOfFailure(failure);
  if (means.is === 'unknown') return { kind: 'unknown', cause: means.cause, code };
  return { kind: 'not-executed', cause: 'not_sent', code };
}
