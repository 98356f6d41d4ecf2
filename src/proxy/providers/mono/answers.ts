import type { Answer, ProviderCall } from '../provider.ts';
import type { Exchange } from './client.ts';
import { codeOf, judge, saysWrongAnswer } from './outcomes.ts';
import { toEcho, toListedAccounts } from './payments.ts';
import { asRecord, type Reading, readAnswer } from './reading.ts';
import { toForm } from './translate-form.ts';

export interface Expected<T> {
  readonly call: ProviderCall;
  /** The value of an answer that is done; undefined where it is not what it must be. */
  readonly value: (answer: Reading) => T | undefined;
  /** The value that stands for an explicit "not found", where the call has one. */
  readonly notFound?: T;
  readonly accountIndexBase: 0 | 1;
}

/** What an exchange means for the rules of money. */
export function toAnswer<T>(exchange: Exchange, expected: Expected<T>): Answer<T> {
  if (exchange.kind === 'not-sent') return { kind: 'not-executed', cause: 'not_sent', code: exchange.code };
  if (exchange.kind === 'lost') return { kind: 'unknown', cause: exchange.cause, code: exchange.code };
  const answer = readAnswer(exchange.status, exchange.body);
  const code = codeOf(answer);
  const verdict = judge(expected.call, answer);
  const odd = { kind: 'unknown', cause: 'unknown_shape', code } as const;
  switch (verdict.is) {
    case 'done': {
      const value = expected.value(answer);
      return value === undefined ? odd : { kind: 'ok', value };
    }
    case 'asks':
      return toQuestion(answer) ?? odd;
    case 'asks-account': {
      const accounts = toListedAccounts(answer.data, expected.accountIndexBase);
      return accounts ? { kind: 'asked-account', accounts } : odd;
    }
    case 'wrong-answer':
      return { kind: 'asked', form: toForm(answer.data) ?? { fields: [] }, wrongAnswer: true };
    case 'not-found':
      return expected.notFound === undefined ? odd : { kind: 'ok', value: expected.notFound };
    case 'refused':
      return { kind: 'refused', reason: verdict.reason, code };
    case 'not-executed': {
      const { retryAfterSeconds } = exchange;
      const advice = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
      return { kind: 'not-executed', cause: verdict.cause, code, ...advice };
    }
    case 'unknown':
      return { kind: 'unknown', cause: verdict.cause, code };
  }
}

function toQuestion(answer: Reading): Answer<never> | undefined {
  const form = toForm(answer.data);
  if (!form) return undefined;
  const echo = toEcho(asRecord(answer.data));
  const isWrong = saysWrongAnswer(answer.message) || saysWrongAnswer(form.prompt ?? '');
  const wrongAnswer = isWrong && form.fields.length > 0;
  return { kind: 'asked', form, wrongAnswer, ...(echo ? { echo } : {}) };
}
