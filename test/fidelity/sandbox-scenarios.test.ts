import { expect, test } from 'vitest';
import { scenarios } from '../../src/sandbox/scenarios.ts';
import { type Answered, createCaller, type SandboxCaller } from './sandbox-caller.ts';

const reference = 'REF20000000000000001';
const login = { password: '123456' };

/** Charges and captures what waits for its charge, with the inputs given. */
async function chargeAndCapture(
  { post }: SandboxCaller,
  headers: Record<string, string>,
  captureInputs: object = {},
): Promise<Answered> {
  await post('/v1/direct-pay/charge', {}, headers);
  return post('/v1/direct-pay/capture', captureInputs, headers);
}

const paymentStatus = async ({ get }: SandboxCaller): Promise<unknown> => {
  const { status, body } = await get(`/v2/payments/verify/${reference}`);
  return status === 404 ? 404 : (body as { data: { status: string; amount: number } }).data.status;
};

const debited = ({ sandbox }: SandboxCaller): number[] =>
  sandbox.ledger.of(reference).map((debit) => debit.amountMinor);

test('the table holds the scenarios that the shop and the journeys name', () => {
  expect(scenarios.map(({ id, user }) => [id, user])).toEqual(
    expect.arrayContaining([
      ['straight-through', 'user_good'],
      ['token-at-charge', 'user_token'],
      ['wrong-password', 'user_wrong'],
      ['insufficient-funds', 'user_low'],
      ['timeout-after-debit', 'user_timeout'],
      ['server-error-after-debit', 'user_error'],
      ['late-success', 'user_late'],
      ['other-amount', 'user_other'],
      ['at-login-102', 'user_question'],
      ['account-choice', 'user_accounts'],
      ['form-at-session', 'user_sessionform'],
      ['second-form', 'user_second'],
    ]),
  );
});

test('no two scenarios share an id or a user, and each tells a story', () => {
  for (const key of ['id', 'user', 'title', 'story'] as const) {
    expect(new Set(scenarios.map((scenario) => scenario[key])).size).toBe(scenarios.length);
  }
});

test.each(['user_good', '  user_good ', 'somebody@adirelane.example', '0123456789'])(
  'a payer who types "%s" goes straight through',
  async (user) => {
    const caller = createCaller();
    const capture = await chargeAndCapture(caller, await caller.order(user, reference));
    expect(capture.body).toMatchObject({ data: { status: 'successful', amount: 21_300 } });
    expect(debited(caller)).toEqual([21_300]);
    expect(await paymentStatus(caller)).toBe('successful');
  },
);

test('the case of an identifier matters', async () => {
  const caller = createCaller();
  await chargeAndCapture(caller, await caller.order('USER_LOW', reference));
  expect(debited(caller)).toEqual([21_300]);
});

test('a payer corrects a wrong token and is debited once', async () => {
  const caller = createCaller();
  const headers = await caller.order('user_token', reference);
  expect(await chargeAndCapture(caller, headers, { token: '654321' })).toEqual({
    status: 400,
    body: { status: 'failed', message: 'Invalid token Sent', responseCode: 400, data: null },
  });
  expect(debited(caller)).toEqual([]);
  const again = await caller.post('/v1/direct-pay/capture', { token: '123456' }, headers);
  expect(again.body).toMatchObject({ data: { status: 'successful' } });
  expect(debited(caller)).toEqual([21_300]);
});

test('a provider that asks with the same form again does so when set to', async () => {
  const caller = createCaller({ profile: { wrongCode: 'form' } });
  const headers = await caller.order('user_token', reference);
  const asked = await caller.post('/v1/direct-pay/charge', {}, headers);
  expect(await caller.post('/v1/direct-pay/capture', { token: '1' }, headers)).toEqual(asked);
});

test('the fifth wrong token locks the account, fails the payment and leaves nothing to capture', async () => {
  const caller = createCaller();
  const headers = await caller.order('user_token', reference);
  await chargeAndCapture(caller, headers, { token: '000000' });
  for (const token of ['000001', '000002', '000003']) {
    const { body } = await caller.post('/v1/direct-pay/capture', { token }, headers);
    expect(body).toMatchObject({ message: 'Invalid token Sent' });
  }
  expect(await caller.post('/v1/direct-pay/capture', { token: '000004' }, headers)).toEqual({
    status: 400,
    body: {
      status: 400,
      message: 'Your account has been locked after too many incorrect attempts',
      responseCode: 400,
      data: null,
    },
  });
  expect((await caller.post('/v1/direct-pay/capture', { token: '123456' }, headers)).status).toBe(400);
  expect(await paymentStatus(caller)).toBe('failed');
  expect(debited(caller)).toEqual([]);
});

test.each([
  ['user_wrong', '123456'],
  ['user_good', '654321'],
])(
  '%s with password %s is refused with the code for every reason, and may try again',
  async (username, password) => {
    const { open, post } = createCaller();
    const headers = await open();
    expect(await post('/v1/connect/login', { username, password }, headers)).toEqual({
      status: 400,
      body: {
        status: 400,
        message: 'Invalid login credentials, or your bank could not be reached',
        responseCode: 400,
        data: null,
      },
    });
    const again = await post('/v1/connect/login', { username: 'user_good', ...login }, headers);
    expect(again.body).toMatchObject({ responseCode: 99 });
  },
);

test('insufficient funds are refused at the capture, without a debit, and verify says failed', async () => {
  const caller = createCaller();
  expect(await chargeAndCapture(caller, await caller.order('user_low', reference))).toEqual({
    status: 400,
    body: { status: 400, message: 'Insufficient funds', responseCode: 400, data: null },
  });
  expect(debited(caller)).toEqual([]);
  expect(await paymentStatus(caller)).toBe('failed');
});

test('a timeout debits, answers nothing until the caller gives up, and verify knows', async () => {
  const caller = createCaller();
  const { sandbox, post, order } = caller;
  const headers = await order('user_timeout', reference);
  await post('/v1/direct-pay/charge', {}, headers);
  const patience = new AbortController();
  const capture = sandbox.fetch(
    new Request('http://sandbox.test/v1/direct-pay/capture', {
      method: 'POST',
      headers,
      signal: patience.signal,
    }),
  );
  const early = await Promise.race([capture, new Promise((resolve) => setImmediate(resolve, 'nothing yet'))]);
  expect(early).toBe('nothing yet');
  expect(debited(caller)).toEqual([21_300]);
  expect(await paymentStatus(caller)).toBe('successful');

  patience.abort();
  await expect(capture).rejects.toThrow('aborted');
  expect(sandbox.control.calls().find(({ call }) => call === 'capture')?.status).toBe(499);
});

test('a sandbox that stops keeps nobody waiting', async () => {
  const caller = createCaller();
  const capture = chargeAndCapture(caller, await caller.order('user_timeout', reference));
  await caller.sandbox.stop();
  expect(await capture).toEqual({ status: 499, body: '' });
});

test('a server error comes after the debit, as a gateway says it', async () => {
  const caller = createCaller();
  expect(await chargeAndCapture(caller, await caller.order('user_error', reference))).toEqual({
    status: 502,
    body: expect.stringContaining('502 Bad Gateway'),
  });
  expect(debited(caller)).toEqual([21_300]);
  expect(await paymentStatus(caller)).toBe('successful');
});

test('a late success is processing and not found until its delay has passed, then debited once', async () => {
  const caller = createCaller();
  const capture = await chargeAndCapture(caller, await caller.order('user_late', reference));
  expect(capture.body).toMatchObject({ data: { status: 'processing', amount: 21_300 } });
  caller.clock.advance(7_999);
  expect(await paymentStatus(caller)).toBe(404);
  expect(debited(caller)).toEqual([]);
  caller.clock.advance(1);
  expect(await paymentStatus(caller)).toBe('successful');
  expect(debited(caller)).toEqual([21_300]);
});

test('another amount is debited, and verify tells that amount', async () => {
  const caller = createCaller();
  const capture = await chargeAndCapture(caller, await caller.order('user_other', reference));
  expect(capture.body).toMatchObject({ data: { status: 'successful', amount: 213 } });
  expect(debited(caller)).toEqual([213]);
  expect((await caller.get(`/v2/payments/verify/${reference}`)).body).toMatchObject({
    data: { status: 'successful', amount: 213 },
  });
});

test('a second form is asked by the capture itself, once', async () => {
  const caller = createCaller();
  const headers = await caller.order('user_second', reference);
  const second = await chargeAndCapture(caller, headers, { token: '123456' });
  expect(second.body).toMatchObject({
    responseCode: 102,
    data: { ui: { form: [{ name: 'pin', contentType: 'password', length: 4 }] } },
  });
  expect(debited(caller)).toEqual([]);
  const done = await caller.post('/v1/direct-pay/capture', { pin: '1234' }, headers);
  expect(done.body).toMatchObject({ data: { status: 'successful' } });
  expect(debited(caller)).toEqual([21_300]);
});

test('a forced scenario waits for the next login that is accepted, and is used once', async () => {
  const caller = createCaller();
  const { sandbox, open, post } = caller;
  sandbox.control.forceNextScenario('insufficient-funds');
  const headers = await open();
  await post('/v1/connect/login', { username: 'user_good', password: 'mistyped' }, headers);
  expect(sandbox.control.forcedScenario()).toBe('insufficient-funds');
  await post('/v1/connect/login', { username: 'user_good', ...login }, headers);
  expect(sandbox.control.forcedScenario()).toBeUndefined();
  await post(
    '/v1/direct-pay/session',
    { amount: 5_000, type: 'onetime-debit', description: 'Cloth', reference },
    headers,
  );
  expect((await chargeAndCapture(caller, headers)).body).toMatchObject({ message: 'Insufficient funds' });
});
