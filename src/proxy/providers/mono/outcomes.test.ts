import { expect, test } from 'vitest';
import type { ProviderCall } from '../provider.ts';
import type { AnswerRow } from './outcomes/row.ts';
import { codeOf, isCode, outcomeTable, rowFor, saysWrongAnswer } from './outcomes.ts';
import { readAnswer } from './reading.ts';

const verdict = (call: ProviderCall, status: number, body: unknown) =>
  rowFor(call, readAnswer(status, body)).means;
const answerRows = outcomeTable.filter((row): row is AnswerRow => !('failure' in row));

const wentWell: readonly (readonly [ProviderCall, number, unknown, string])[] = [
  ['institutions', 200, [], 'done'],
  ['connect', 200, { id: 'session_1', expiresAt: 1 }, 'done'],
  ['connect', 201, { status: 'successful', data: { session: {} } }, 'done'],
  ['log-in', 200, { status: 200, responseCode: 99, data: { code: 'code_1' } }, 'done'],
  ['log-in', 200, { status: 'successful', data: { responseCode: 99, code: 'code_1' } }, 'done'],
  ['log-in', 200, { status: 200, responseCode: '99', data: {} }, 'done'],
  ['log-in', 200, { status: 200, responseCode: 101, data: [] }, 'asks-account'],
  ['log-in', 200, { status: 200, responseCode: 102, data: {} }, 'asks'],
  ['commit', 200, { status: 200, responseCode: 99, data: {} }, 'done'],
  ['commit', 200, { status: 200, responseCode: 102, data: {} }, 'asks'],
  ['open-payment', 200, { status: 200, responseCode: 99, data: {} }, 'done'],
  ['open-payment', 200, { status: 200, responseCode: 102, data: {} }, 'asks'],
  ['charge', 200, { status: 200, responseCode: 99, data: {} }, 'done'],
  ['charge', 200, { status: 'successful', data: { status: 'pending' } }, 'done'],
  ['charge', 200, { status: 200, responseCode: 102, data: {} }, 'asks'],
  ['capture', 200, { type: 'onetime-debit', data: { status: 'successful' } }, 'done'],
  ['capture', 200, { type: 'onetime-debit', data: { status: 'pending' } }, 'done'],
  ['capture', 200, { type: 'onetime-debit', data: { status: 'processing' } }, 'done'],
  ['capture', 200, { status: 200, responseCode: 102, data: {} }, 'asks'],
  ['verify', 200, { status: 'successful', data: { status: 'failed' } }, 'done'],
  [
    'verify',
    404,
    { status: 'failed', message: 'Invalid reference, payment not found', data: null },
    'not-found',
  ],
  ['list-payments', 200, { status: 'successful', data: { payments: [] } }, 'done'],
];

test.each(wentWell)('%s answered %i %j is %s', (call, status, body, is) => {
  expect(verdict(call, status, body)).toEqual({ is });
});

const failed = (message: string, rest: object = {}) => ({
  status: 'failed',
  message,
  responseCode: 400,
  data: null,
  ...rest,
});

const refusals: readonly (readonly [ProviderCall, number, unknown, string])[] = [
  ['log-in', 200, { status: 400, responseCode: 400, message: 'Login failed' }, 'details_refused'],
  ['log-in', 400, { status: 400, responseCode: 400, message: 'Login failed' }, 'details_refused'],
  ['log-in', 400, { status: 400, message: 'Login failed' }, 'details_refused'],
  ['log-in', 200, { status: 400, message: 'Login failed' }, 'details_refused'],
  ['log-in', 400, failed('Your profile has been locked'), 'login_locked'],
  ['log-in', 400, failed('Your password has expired'), 'details_changed'],
  ['commit', 400, failed('Something went wrong at the bank'), 'details_refused'],
  ['charge', 400, failed('Insufficient funds'), 'insufficient_funds'],
  ['charge', 402, { status: 'failed', message: 'Insufficient balance' }, 'insufficient_funds'],
  ['capture', 200, { status: 'failed', message: 'Insufficient funds', data: null }, 'insufficient_funds'],
  ['capture', 200, { status: 200, responseCode: 400, message: 'Not enough money' }, 'insufficient_funds'],
  ['capture', 400, failed('This account is dormant: dormant account'), 'account_dormant'],
  ['capture', 403, failed('Your daily limit has been exceeded'), 'limit_exceeded'],
  ['capture', 422, failed('Amount exceeds your transfer limit'), 'limit_exceeded'],
  [
    'capture',
    423,
    failed('Your account has been locked after too many incorrect attempts'),
    'account_locked',
  ],
  ['capture', 400, failed('Post no debit'), 'account_locked'],
  ['capture', 400, failed('Declined by your bank'), 'bank_refused'],
];

test.each(refusals)('%s answered %i %j is refused as %4$s', (call, status, body, reason) => {
  expect(verdict(call, status, body)).toEqual({ is: 'refused', reason });
});

const wrongAnswers: readonly (readonly [ProviderCall, number, unknown])[] = [
  ['commit', 200, failed('Invalid OTP Sent')],
  ['charge', 400, failed('Wrong token')],
  ['capture', 400, failed('Invalid token Sent')],
  ['capture', 422, { message: 'The PIN you entered is incorrect' }],
  ['capture', 200, { status: 200, responseCode: 400, message: 'Security answer is wrong' }],
  ['capture', 200, { status: 'failed', message: 'Incorrect OTP' }],
];

test.each(wrongAnswers)('%s answered %i %j lets the payer type it again', (call, status, body) => {
  expect(verdict(call, status, body)).toEqual({ is: 'wrong-answer' });
});

const everyCall: readonly ProviderCall[] = [
  'institutions',
  'connect',
  'log-in',
  'commit',
  'open-payment',
  'charge',
  'capture',
  'verify',
  'list-payments',
];
const underASession = everyCall.slice(2, 7);

test.each(everyCall)('at %s a 429 was not carried out', (call) => {
  expect(verdict(call, 429, undefined)).toEqual({ is: 'not-executed', cause: 'rate_limited' });
});

test.each(everyCall.filter((call) => !underASession.includes(call)))(
  'at %s, which has no bank session, a 401 speaks of our key',
  (call) => {
    expect(verdict(call, 401, undefined)).toEqual({ is: 'not-executed', cause: 'our_key_refused' });
  },
);

test.each(underASession)(
  'at %s a 401 speaks of what it names, and of neither where it names both',
  (call) => {
    const said = (message: string) => verdict(call, 401, { message });
    const unclear = { is: 'unauthorised' };
    expect(said('Invalid mono-sec-key')).toEqual({ is: 'not-executed', cause: 'our_key_refused' });
    expect([said(''), said('Unauthorized'), said('Check x-session-id and mono-sec-key')]).toEqual([
      unclear,
      unclear,
      unclear,
    ]);
  },
);

test.each(['charge', 'capture'] as const)(
  'a %s that was turned away is none that tells of a payment',
  (call) => {
    for (const status of [401, 429]) {
      for (const message of ['Unauthorized', 'Session expired', 'Invalid secret key']) {
        const body = { message, data: { status: 'successful' } };
        expect(verdict(call, status, body)).toEqual({ is: 'unknown', cause: 'unknown_code' });
      }
    }
  },
);

test('a log-in that a 401 refuses by its details is a wrong password, not a wrong key', () => {
  expect(verdict('log-in', 401, { message: 'Incorrect username or password' })).toEqual({
    is: 'refused',
    reason: 'details_refused',
  });
  expect(verdict('capture', 401, { message: 'Incorrect username or password' })).toEqual({
    is: 'unauthorised',
  });
});

test.each(underASession)('at %s a 401 that names the session ends the bank session', (call) => {
  expect(verdict(call, 401, { message: 'Session has expired' })).toEqual({
    is: 'not-executed',
    cause: 'bank_session_ended',
  });
});

test.each(everyCall)('at %s a server error settles nothing, whatever it says', (call) => {
  expect(verdict(call, 502, failed('Insufficient funds'))).toEqual({ is: 'unknown', cause: 'server_error' });
  expect(verdict(call, 500, { responseCode: 99 })).toEqual({ is: 'unknown', cause: 'server_error' });
});

const settlesNothing: readonly (readonly [string, ProviderCall, number, unknown])[] = [
  ['a code that nobody listed', 'charge', 200, { status: 200, responseCode: 98, data: {} }],
  ['a pending code of another product', 'capture', 200, { status: 200, responseCode: '09', data: {} }],
  ['a 101 at the charge', 'charge', 200, { status: 200, responseCode: 101, data: [] }],
  ['a 99 with an error status', 'capture', 400, { status: 400, responseCode: 99, data: {} }],
  ['a capture that says failed', 'capture', 200, { type: 'onetime-debit', data: { status: 'failed' } }],
  ['a capture that says cancelled', 'capture', 200, { type: 'onetime-debit', data: { status: 'cancelled' } }],
  ['an empty object', 'capture', 200, {}],
  ['a charge without its code', 'charge', 200, { status: 200, data: { invoice: {} } }],
  ['an opening without its code', 'open-payment', 200, { status: 'successful', data: { session: {} } }],
  ['a list for a code', 'charge', 200, { status: 200, responseCode: [99], data: { status: 'pending' } }],
  [
    'an object for a status',
    'capture',
    200,
    { type: 'onetime-debit', data: { status: { word: 'successful' } } },
  ],
  ['an object for the word', 'capture', 200, { status: {}, responseCode: 99, data: {} }],
  ['an empty code', 'charge', 200, { status: 200, responseCode: '', data: { status: 'pending' } }],
  ['a list for a code beside words', 'capture', 400, failed('Insufficient funds', { responseCode: [400] })],
  ['a refusal by a code nobody listed', 'capture', 400, failed('Insufficient funds', { responseCode: 51 })],
  [
    'words of a refusal beside a success',
    'charge',
    200,
    { status: 'successful', responseCode: 1, message: 'Insufficient funds' },
  ],
  [
    'words of a refusal about a payment with a status',
    'capture',
    200,
    failed('Insufficient funds', { data: { status: 'pending' } }),
  ],
  ['a bare 400', 'capture', 400, { status: 400, message: 'Bad request' }],
  ['a bare 402', 'charge', 402, { status: 'failed', message: 'Request failed' }],
  ['a 404', 'capture', 404, failed('Insufficient funds')],
  ['a conflict', 'charge', 409, failed('Insufficient funds')],
  ['a duplicate reference', 'charge', 400, failed('Duplicate reference')],
  ['a redirect', 'charge', 302, undefined],
  ['a session that ended by other than 401', 'capture', 400, failed('Session expired')],
  ['a token that is our own', 'capture', 400, failed('Invalid API token')],
  ['a verify that is 404 for another reason', 'verify', 404, { message: 'Cannot GET /v2/payments' }],
  ['a connect that fails', 'connect', 400, { status: 400, message: 'Bad institution' }],
];

test.each(settlesNothing)('%s settles nothing', (_, call, status, body) => {
  expect(verdict(call, status, body)).toEqual({ is: 'unknown', cause: 'unknown_code' });
});

test('before a charge a session that ended by other than 401 sends the payer back to the bank list', () => {
  expect(verdict('open-payment', 400, failed('Session expired'))).toEqual({
    is: 'not-executed',
    cause: 'bank_session_ended',
  });
});

test('a success in the code beside a failure in the word settles nothing', () => {
  for (const word of ['failed', 400, 402, 'pending']) {
    expect(verdict('capture', 200, { status: word, responseCode: 99, data: {} }).is).toBe('unknown');
    expect(verdict('log-in', 200, { status: word, responseCode: 101, data: [] }).is).toBe('unknown');
  }
  expect(verdict('capture', 200, { status: 500, responseCode: 99, data: {} })).toEqual({
    is: 'unknown',
    cause: 'server_error',
  });
  expect(verdict('charge', 200, { status: 200, responseCode: 99, data: { status: 'failed' } }).is).toBe(
    'unknown',
  );
});

test('a reference that was used already settles nothing, at whichever call it comes up', () => {
  for (const call of ['open-payment', 'charge', 'capture'] as const) {
    for (const status of [400, 409, 422]) {
      expect(rowFor(call, readAnswer(status, failed('Duplicate reference'))).id).toBe('reference-taken');
    }
  }
});

test('no row can refuse a payment on a status that leaves its outcome open', () => {
  const open = [404, 408, 409, 425, 500, 502, 503, 504];
  const careless = answerRows.filter(
    ({ calls, http, means }) =>
      (calls.includes('charge') || calls.includes('capture')) &&
      (means.is === 'refused' || means.is === 'wrong-answer' || means.is === 'done') &&
      open.some((status) =>
        http === undefined
          ? true
          : 'from' in http
            ? status >= http.from && status <= http.to
            : http.includes(status),
      ),
  );
  expect(careless).toEqual([]);
});

test('every refusal of a payment needs explicit words', () => {
  const wordless = answerRows.filter(
    ({ calls, means, message }) =>
      calls.includes('capture') && means.is === 'refused' && message === undefined,
  );
  expect(wordless).toEqual([]);
});

test('what is kept for support is codes, never the words of the provider', () => {
  const answer = readAnswer(400, {
    responseCode: 'key test_sk_secret!',
    message: 'x',
    data: { status: 'failed' },
  });
  expect(codeOf(answer)).toBe('400 odd failed');
  expect(codeOf(readAnswer(200, { responseCode: 99 }))).toBe('200 99');
});

test('a question that repeats itself says why', () => {
  expect(saysWrongAnswer('Invalid token. Please generate another one')).toBe(true);
  expect(saysWrongAnswer('Please generate a token')).toBe(false);
});

test.each(['99', 'ERR_X', 'too-many', 'a'.repeat(16), '12345', 'a1b2c3d4e5f6'])('%j is a code', (text) => {
  expect(isCode(text)).toBe(true);
});

test.each(['', 'a b', '!code', 'code!', 'a'.repeat(17), '123456', 'abc123456', '123456abc', 'code\n'])(
  '%j is no code: it may say something of a payer',
  (text) => {
    expect(isCode(text)).toBe(false);
  },
);

test('the last number of a hundred is read as the others of it', () => {
  for (const call of ['connect', 'log-in', 'charge', 'capture', 'verify'] as const)
    for (const last of [499, 599])
      expect(rowFor(call, readAnswer(last, {})), `${call} ${last}`).toBe(
        rowFor(call, readAnswer(last - 9, {})),
      );
});
