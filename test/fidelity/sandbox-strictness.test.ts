import { expect, test } from 'vitest';
import { appId, createCaller, gtbank, orderOf, secretKey } from './sandbox-caller.ts';

const reference = 'REF20000000000000001';
const opening = { app: appId, institution: gtbank, auth_method: 'internet_banking' };
const order = orderOf(reference);
const refusal = (message: string, status = 400) => ({ status, body: { status, message } });

test.each([
  ['an app that is not ours', { ...opening, app: 'another' }, refusal('App not found')],
  [
    'an unknown bank',
    { ...opening, institution: 'ffffffffffffffffffffffff' },
    refusal('Institution not found', 404),
  ],
  [
    'a method the bank does not have',
    { ...opening, auth_method: 'mobile_banking' },
    refusal('"auth_method" is invalid'),
  ],
  ['a missing method', { app: appId, institution: gtbank }, refusal('"auth_method" is required')],
  ['an unknown parameter', { ...opening, scope: 'payments' }, refusal('"scope" is not allowed')],
  ['a body that is no object', [opening], refusal('"body" is invalid')],
  ['a body that is no JSON', '{"app":', refusal('Body is not JSON')],
])('a connect session refuses %s', async (_, body, expected) => {
  const { post } = createCaller();
  expect(await post('/v1/connect/session', body)).toEqual(expected);
});

test.each([
  ['an amount that is no whole kobo', { ...order, amount: 213.5 }, refusal('"amount" is invalid')],
  ['an amount of nothing', { ...order, amount: 0 }, refusal('"amount" is invalid')],
  ['an amount in quotes', { ...order, amount: '21300' }, refusal('"amount" is invalid')],
  [
    'a reference under ten characters',
    { ...order, reference: 'REF000001' },
    refusal('"reference" is invalid'),
  ],
  ['an unknown type', { ...order, type: 'one-time' }, refusal('"type" is invalid')],
  ['a parameter nobody documents', { ...order, currency: 'NGN' }, refusal('"currency" is not allowed')],
])('a direct-pay session refuses %s', async (_, body, expected) => {
  const { logIn, post } = createCaller();
  expect(await post('/v1/direct-pay/session', body, await logIn('user_good'))).toEqual(expected);
});

test('a reference is used once, whatever became of its payment', async () => {
  const caller = createCaller();
  await caller.order('user_good', reference);
  expect(await caller.post('/v1/direct-pay/session', order, await caller.logIn('user_good'))).toEqual(
    refusal('Invalid reference, please retry with a unique reference'),
  );
});

test('a provider that lets references repeat does so when set to', async () => {
  const caller = createCaller({ profile: { deduplicates: false } });
  await caller.order('user_good', reference);
  const again = await caller.post('/v1/direct-pay/session', order, await caller.logIn('user_good'));
  expect(again.status).toBe(200);
});

test('a bank session carries one payment, which is charged and captured once', async () => {
  const caller = createCaller();
  const headers = await caller.order('user_good', reference);
  const call = (path: string, body?: object) => caller.post(`/v1/direct-pay/${path}`, body, headers);
  const another = await call('session', orderOf('REF20000000000000002'));
  await call('charge');
  const charged = await call('charge');
  await call('capture');
  const captured = await call('capture');
  expect([another, charged, captured]).toEqual([
    refusal('Login is not completed, or this session already has a payment'),
    refusal('This payment cannot be charged'),
    refusal('This payment cannot be captured'),
  ]);
  expect(caller.sandbox.ledger.debits()).toHaveLength(1);
});

test('a provider that takes nothing for a repeat debits for every capture, and for every payment of a session', async () => {
  const caller = createCaller({ profile: { deduplicates: false } });
  const headers = await caller.order('user_good', reference);
  const call = (path: string, body?: object) => caller.post(`/v1/direct-pay/${path}`, body, headers);
  const statuses: number[] = [];
  for (const path of ['charge', 'charge', 'capture', 'capture', 'charge', 'session', 'charge', 'capture']) {
    const { status } = await call(path, path === 'session' ? order : undefined);
    statuses.push(status);
  }
  expect(statuses).toEqual(statuses.map(() => 200));
  expect(caller.sandbox.ledger.of(reference)).toHaveLength(3);
});

test('a login takes the fields of the method to the letter', async () => {
  const { open, post } = createCaller();
  const headers = await open();
  expect(await post('/v1/connect/login', { Username: 'user_good', password: '123456' }, headers)).toEqual(
    refusal('"username" is required'),
  );
  expect(await post('/v1/connect/login', { username: 'user_good' }, headers)).toEqual(
    refusal('"password" is required'),
  );
});

test.each([{ token: '123456' }, []])(
  'a charge takes nothing where nothing was asked: not %j',
  async (body) => {
    const caller = createCaller();
    const headers = await caller.order('user_good', reference);
    expect((await caller.post('/v1/direct-pay/charge', body, headers)).status).toBe(400);
    expect((await caller.post('/v1/direct-pay/charge', undefined, headers)).status).toBe(200);
  },
);

test('commit takes an index of the list and nothing else', async () => {
  const { open, post } = createCaller();
  const headers = await open();
  await post('/v1/connect/login', { username: 'user_accounts', password: '123456' }, headers);
  for (const account of ['3', 3, -1, '1.5', '0123456789']) {
    expect((await post('/v1/connect/commit', { account }, headers)).status).toBe(400);
  }
  expect((await post('/v1/connect/commit', { account: 0, otp: '123456' }, headers)).status).toBe(400);
  expect((await post('/v1/connect/commit', { account: 2 }, headers)).status).toBe(200);
});

test('a wrong answer leaves the question of the login open', async () => {
  const { open, post } = createCaller();
  const headers = await open();
  await post('/v1/connect/login', { username: 'user_question', password: '123456' }, headers);
  expect((await post('/v1/connect/commit', { answer: 'ibadan' }, headers)).body).toMatchObject({
    status: 'failed',
    message: 'Invalid answer Sent',
  });
  expect((await post('/v1/connect/commit', { answer: 'Lagos' }, headers)).status).toBe(200);
});

test('no call is taken before the one that leads to it', async () => {
  const { open, post } = createCaller();
  const headers = await open();
  expect(await post('/v1/connect/commit', {}, headers)).toEqual(
    refusal('This session does not wait for an input'),
  );
  expect(await post('/v1/direct-pay/session', order, headers)).toEqual(
    refusal('Login is not completed, or this session already has a payment'),
  );
  expect(await post('/v1/direct-pay/charge', {}, headers)).toEqual(refusal('This payment cannot be charged'));
  expect(await post('/v1/direct-pay/capture', {}, headers)).toEqual(
    refusal('This payment cannot be captured'),
  );
});

test('a bank session logs in once and carries one payment, charged once and captured once', async () => {
  const caller = createCaller();
  const headers = await caller.order('user_good', reference);
  expect(
    (await caller.post('/v1/connect/login', { username: 'user_good', password: '123456' }, headers)).status,
  ).toBe(400);
  expect((await caller.post('/v1/direct-pay/session', orderOf('REF20000000000000002'), headers)).status).toBe(
    400,
  );
  expect((await caller.post('/v1/direct-pay/capture', {}, headers)).status).toBe(400);
  expect((await caller.post('/v1/direct-pay/charge', {}, headers)).status).toBe(200);
  expect((await caller.post('/v1/direct-pay/charge', {}, headers)).status).toBe(400);
  const captures = await Promise.all(
    Array.from({ length: 20 }, () => caller.post('/v1/direct-pay/capture', {}, headers)),
  );
  expect(captures.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(400)]);
  expect(caller.sandbox.ledger.debits()).toHaveLength(1);
});

test('addresses nobody documents are not found', async () => {
  const { get } = createCaller();
  expect(await get('/v2/direct-pay/charge')).toEqual({
    status: 404,
    body: { status: 404, message: 'Not found' },
  });
});

test('two sandboxes know nothing of each other, and only the same seed gives the same ids', async () => {
  const [one, other] = [createCaller(), createCaller()];
  const headers = await one.order('user_good', reference);
  expect(await other.post('/v1/direct-pay/charge', {}, headers)).toMatchObject({ status: 401 });
  expect(await other.order('user_good', reference)).toEqual(headers);
  const { 'mono-sec-key': key, 'x-session-id': id } = await createCaller({ seed: 'another' }).open();
  expect({ key, same: id === headers['x-session-id'] }).toEqual({ key: secretKey, same: false });
});

test('a profile may stand between the caller and the call', async () => {
  const caller = createCaller({
    profile: {
      intercept: async ({ call }, proceed) =>
        call === 'charge' ? new Response(null, { status: 503 }) : proceed(),
    },
  });
  const headers = await caller.order('user_good', reference);
  expect(await caller.post('/v1/direct-pay/charge', {}, headers)).toEqual({ status: 503, body: '' });
  expect((await caller.post('/v1/direct-pay/capture', {}, headers)).status).toBe(400);
});

test('an answer takes as long as the profile says, its effect does not', async () => {
  const caller = createCaller();
  const headers = await caller.order('user_good', reference);
  await caller.post('/v1/direct-pay/charge', {}, headers);
  caller.sandbox.control.adjust({ latencyMs: 5_000 });
  const capture = caller.post('/v1/direct-pay/capture', {}, headers);
  const early = await Promise.race([capture, new Promise((resolve) => setImmediate(resolve, 'nothing yet'))]);
  expect(early).toBe('nothing yet');
  expect(caller.sandbox.ledger.debits()).toHaveLength(1);
  caller.clock.advance(5_000);
  expect((await capture).status).toBe(200);
});
