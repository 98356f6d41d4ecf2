import { expect, test } from 'vitest';
import type { ProviderCall } from '../../provider.ts';
import { rowFor } from '../outcomes.ts';
import { readAnswer } from '../reading.ts';

const verdict = (call: ProviderCall, status: number, body: unknown) =>
  rowFor(call, readAnswer(status, body)).means;
const failed = (message: string) => ({ status: 'failed', message, responseCode: 400, data: null });

const waysToFail = (message: string): readonly (readonly [number, unknown])[] => [
  [400, failed(message)],
  [200, { status: 200, responseCode: 400, message }],
  [200, { status: 'failed', message }],
];

const refusingWords: readonly (readonly [string, string])[] = [
  ['Insufficient funds', 'insufficient_funds'],
  ['Dormant account', 'account_dormant'],
  ['Transfer limit exceeded', 'limit_exceeded'],
  ['Your account is blocked', 'account_locked'],
  ['Do not honour', 'bank_refused'],
];

test.each(refusingWords)(
  '"%s" refuses in each way in which an answer can say that it failed',
  (message, reason) => {
    for (const call of ['open-payment', 'charge', 'capture'] as const) {
      for (const [status, body] of waysToFail(message)) {
        expect(verdict(call, status, body)).toEqual({ is: 'refused', reason });
      }
    }
  },
);

const nearMisses: readonly (readonly [string, string])[] = [
  ['a limit on requests', 'API rate limit exceeded'],
  ['another limit on requests', 'Too many requests: limit reached'],
  ['the account of the merchant', 'Your merchant account is suspended'],
  ['the account of the partner', 'Partner account blocked'],
  ['permissions', 'Insufficient permissions'],
  ['a code of a bank', 'Invalid bank code'],
  ['a currency', 'Invalid currency code'],
  ['a token of access', 'Access token is invalid'],
  ['a request that lacks a field', 'Invalid request: the field token is required'],
  ['a token that was fine', 'Token accepted. The amount is incorrect'],
  ['an answer of the bank', 'No answer from the bank. Invalid response'],
  ['a balance', 'Could not read the balance'],
  ['a limit as such', 'The limit could not be read'],
  ['an account as such', 'The account could not be read'],
  ['a decline as such', 'Payment declined'],
  ['a failure as such', 'Transaction failed'],
  ['a session that is over', 'Session has ended'],
  ['a reference', 'Reference already exists'],
  ['nothing', ''],
];

test.each(nearMisses)('words about %s refuse no payment, in none of the three ways', (_, message) => {
  for (const call of ['charge', 'capture'] as const) {
    for (const [status, body] of waysToFail(message)) {
      expect([call, status, verdict(call, status, body)]).toEqual([
        call,
        status,
        { is: 'unknown', cause: 'unknown_code' },
      ]);
    }
  }
});

const otherStatuses = [202, 204, 301, 304, 400, 404, 405, 409, 410, 412, 418, 425, 451];

test.each(refusingWords)(
  '"%s" beside a success, or by a status that is no refusal, settles nothing',
  (message) => {
    const beside = [
      { status: 'successful', message },
      { status: 200, message, data: { status: 'pending' } },
      { status: 'failed', message, data: { status: 'processing' } },
      { status: 200, responseCode: 51, message },
      { status: 'pending', message },
    ];
    for (const body of beside) {
      expect(verdict('charge', 200, body).is).not.toBe('refused');
      expect(verdict('capture', 200, body).is).not.toBe('refused');
    }
    for (const status of otherStatuses) {
      const isRefusal = status === 400;
      expect([status, verdict('capture', status, { message }).is]).toEqual([
        status,
        isRefusal ? 'refused' : 'unknown',
      ]);
    }
  },
);

const wrongWords = [
  'Invalid OTP Sent',
  'The PIN you entered is incorrect',
  'Wrong security answer',
  'Your token has expired',
  'Invalid verification code',
  'Incorrect one-time password',
  'Captcha mismatch',
  'OTP is not valid',
];

test.each(wrongWords)('"%s" lets a payer type it again', (message) => {
  for (const call of ['commit', 'charge', 'capture'] as const) {
    for (const [status, body] of waysToFail(message)) {
      expect([call, status, verdict(call, status, body).is]).toEqual([call, status, 'wrong-answer']);
    }
  }
});

test('a code that was wrong once too often is a locked account, not another try', () => {
  const said = failed('Incorrect PIN. Your account has been locked');
  expect(verdict('capture', 400, said)).toEqual({ is: 'refused', reason: 'account_locked' });
  expect(verdict('commit', 400, said)).toEqual({ is: 'refused', reason: 'login_locked' });
});
