import type { Answer, ProviderCall } from '../provider.ts';
import type { Exchange } from './client.ts';
import type { Failure } from './outcomes/row.ts';
import { codeOf, rowFor, rowOfFailure, saysWrongAnswer } from './outcomes.ts';
import { toEcho, toListedAccounts } from './payments.ts';
import { type Reading, readAnswer } from './reading.ts';
import { toForm } from './translate-form.ts';

export interface Expected<T> {
  readonly call: ProviderCall;
  /** The value of an answer that is done; undefined where it is not what it must be. */
  readonly value: (answer: Reading) => T | undefined;
  /** The value that stands for an explicit "not found", where the call has one. */
  readonly notFound?: T;
  readonly accountIndexBase: 0 | 1;
  /** Whether the call carried what a payer typed in answer to a question, which alone can be a wrong answer. */
  readonly carriesAnswer?: boolean;
}

/** What an exchange means for the rules of money. */
export function toAnswer<T>(exchange: Exchange, expected: Expected<T>): Answer<T> {
  const { call } = expected;
  if (exchange.kind === 'not-sent') return failed(call, 'not_sent', exchange.code);
  if (exchange.kind === 'lost') return failed(call, exchange.cause, exchange.code);
  const answer = readAnswer(exchange.status, exchange.body);
  const code = codeOf(answer);
  const odd = failed(call, 'unknown_shape', code);
  const verdict = rowFor(call, answer).means;
  switch (verdict.is) {
    case 'done': {
      const value = expected.value(answer);
      return value === undefined ? odd : { kind: 'ok', value };
    }
    case 'asks':
      return toQuestion(answer, expected.carriesAnswer ?? false) ?? odd;
    case 'asks-account': {
      const accounts = toListedAccounts(answer.data, expected.accountIndexBase);
      return accounts ? { kind: 'asked-account', accounts } : odd;
    }
    case 'wrong-answer':
      return expected.carriesAnswer
        ? { kind: 'asked', form: toForm(answer.data, answer.body) ?? { fields: [] }, wrongAnswer: true }
        : { kind: 'unknown', cause: 'unknown_code', code };
    case 'not-found':
      return expected.notFound === undefined ? odd : { kind: 'ok', value: expected.notFound };
    case 'refused':
      return { kind: 'refused', reason: verdict.reason, code };
    case 'not-executed': {
      const { retryAfterSeconds } = exchange;
      const advice = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
      return { kind: 'not-executed', cause: verdict.cause, code, ...advice };
    }
    case 'unauthorised':
      return { kind: 'not-executed', cause: 'our_key_refused', code };
    case 'unknown':
      return { kind: 'unknown', cause: verdict.cause, code };
  }
}

/** Whether an answer is a 401 that says neither that our key nor that the bank session was refused. */
export function isUnclear(call: ProviderCall, exchange: Exchange): boolean {
  if (exchange.kind !== 'answered') return false;
  return rowFor(call, readAnswer(exchange.status, exchange.body)).means.is === 'unauthorised';
}

/** The answer that stands for a failure to get one. */
export function failed(call: ProviderCall, failure: Failure, code: string): Answer<never> {
  const { means } = rowOfFailure(call, failure);
  return means.is === 'unknown'
    ? { kind: 'unknown', cause: means.cause, code }
    : { kind: 'not-executed', cause: means.cause, code };
}

function toQuestion(answer: Reading, answersAnother: boolean): Answer<never> | undefined {
  const form = toForm(answer.data, answer.body);
  if (!form) return undefined;
  const echo = toEcho(answer.data);
  const saysSo = saysWrongAnswer(answer.message) || saysWrongAnswer(form.prompt ?? '');
  const wrongAnswer = answersAnother && saysSo && form.fields.length > 0;
  return { kind: 'asked', form, wrongAnswer, ...(echo ? { echo } : {}) };
}
