import { expect, test } from 'vitest';
import { monoAnswering, now, order, session, token } from './call-mono.ts';

const endedSession = { kind: 'not-executed', cause: 'bank_session_ended', code: '401' };
const refusedKey = { kind: 'not-executed', cause: 'our_key_refused', code: '401' };

test.each([
  ['takes the key', { status: 404, body: { message: 'Invalid reference, payment not found' } }, endedSession],
  ['refuses the key', { status: 401, body: { message: 'Unauthorized' } }, refusedKey],
  ['fails itself', { status: 503, body: {} }, endedSession],
])('a 401 without a word is asked about: verify %s', async (_, verify, answer) => {
  const { mono, calls } = monoAnswering((path) =>
    path.includes('/verify/') ? verify : { status: 401, body: { message: 'Unauthorized' } },
  );
  expect([
    await mono.logIn(session, token(), 'bank_1.personal'),
    await mono.commit(session, { accountId: '0' }, 'bank_1.personal'),
    await mono.openPayment(session, order),
    await mono.charge(session, undefined),
    await mono.capture(session, token()),
  ]).toEqual([answer, answer, answer, answer, answer]);
  expect(calls.filter(({ path }) => path.includes('/verify/')).map(({ path }) => path)).toEqual(
    Array.from({ length: 5 }, () => '/v2/payments/verify/key-check'),
  );
});

test('a 401 that names what it refuses is not asked about', async () => {
  const named = (message: string) => monoAnswering(() => ({ status: 401, body: { message } }));
  const key = named('Invalid secret key');
  const over = named('Session expired');
  expect([await key.mono.charge(session, undefined), await over.mono.charge(session, undefined)]).toEqual([
    refusedKey,
    endedSession,
  ]);
  expect([key.calls.length, over.calls.length]).toEqual([1, 1]);
});

test('a 401 that comes back after the session ended speaks of the session, and is not asked about', async () => {
  let time = now;
  const { mono, calls } = monoAnswering(
    () => {
      time = session.expiresAt;
      return { status: 401, body: { message: 'Unauthorized' } };
    },
    { clock: { now: () => time, monotonic: () => 0 } },
  );
  expect(await mono.charge(session, undefined)).toEqual(endedSession);
  expect(calls).toHaveLength(1);
});

test('asking about a 401 takes no more than what is left of the call', async () => {
  let spent = 0;
  const { mono, calls } = monoAnswering(
    () => {
      spent = 60_000;
      return { status: 401, body: { message: 'Unauthorized' } };
    },
    { clock: { now: () => now, monotonic: () => spent } },
  );
  expect(await mono.charge(session, undefined)).toEqual(endedSession);
  expect(calls).toHaveLength(1);
});
