import { expect, test } from 'vitest';
import { createCaller, orderOf, ours } from './sandbox-caller.ts';

const reference = '000000000000003';

const keyed = [
  ['POST', '/v1/connect/session'],
  ['POST', '/v1/connect/login'],
  ['POST', '/v1/connect/commit'],
  ['POST', '/v1/direct-pay/session'],
  ['POST', '/v1/direct-pay/charge'],
  ['POST', '/v1/direct-pay/capture'],
  ['GET', '/v2/payments/verify/000000000000003'],
  ['GET', '/v2/payments/transactions'],
] as const;

test.each(keyed)('%s %s refuses a missing key and a wrong one', async (method, path) => {
  const { get, post } = createCaller();
  const refused = { status: 401, body: { status: 401, message: 'Unauthorized: invalid mono-sec-key' } };
  for (const headers of [{}, { 'mono-sec-key': 'test_sk_somebodyelse' }]) {
    expect(await (method === 'GET' ? get(path, headers) : post(path, {}, headers))).toEqual(refused);
  }
});

const sessioned = keyed.map(([, path]) => path).filter((path) => /login|commit|direct-pay/.test(path));

test.each(sessioned)('%s refuses a call without a bank session', async (path) => {
  const { post } = createCaller();
  const unknown = {
    status: 401,
    body: { status: 401, message: 'Invalid session, x-session-id is not known' },
  };
  expect(await post(path, {})).toEqual(unknown);
  expect(await post(path, {}, { ...ours, 'x-session-id': 'session_aaaaaaaaaa' })).toEqual(unknown);
});

test('a bank session is good until its expiresAt and refused from then on', async () => {
  const { logIn, post, clock, sandbox } = createCaller({ profile: { bankSessionMs: 60_000 } });
  const headers = await logIn('user_good');
  clock.advance(59_999);
  expect((await post('/v1/direct-pay/session', orderOf(reference), headers)).status).toBe(200);
  clock.advance(1);
  expect(await post('/v1/direct-pay/charge', {}, headers)).toEqual({
    status: 401,
    body: { status: 401, message: 'Session has expired' },
  });
  expect(sandbox.ledger.debits()).toEqual([]);
});
