import { expect, test } from 'vitest';
import { appId, createCaller, gtbank, orderOf, ours, type SandboxCaller } from './sandbox-caller.ts';

const reference = 'REF20000000000000001';
const opening = { app: appId, institution: gtbank, auth_method: 'internet_banking' };

const debits = ({ sandbox }: SandboxCaller) =>
  sandbox.ledger.debits().map(({ amountMinor, account }) => [amountMinor, account]);

async function loginCode(caller: SandboxCaller, user: string): Promise<number> {
  const { status } = await caller.post(
    '/v1/connect/login',
    { username: user, password: '123456' },
    await caller.open(),
  );
  return status;
}

/** The accounts of a login that lists them, and the headers of its session. */
async function listed(caller: SandboxCaller, user: string) {
  const headers = await caller.open();
  const { body } = await caller.post('/v1/connect/login', { username: user, password: '123456' }, headers);
  return {
    headers,
    numbers: (body as { data: { accountNumber: string }[] }).data.map((each) => each.accountNumber),
  };
}

test('the account that was refused stays refused, the others are taken', async () => {
  const caller = createCaller();
  const { headers } = await listed(caller, 'user_account_refused');
  const choose = async (account: number) =>
    (await caller.post('/v1/connect/commit', { account }, headers)).status;
  expect([await choose(1), await choose(1), await choose(2)]).toEqual([400, 400, 200]);
});

test('a charge made out to another account names that one, and a capture would debit it', async () => {
  const caller = createCaller();
  const { headers, numbers } = await listed(caller, 'user_other_account');
  await caller.post('/v1/connect/commit', { account: 1 }, headers);
  await caller.post('/v1/direct-pay/session', orderOf(reference), headers);
  const charge = await caller.post('/v1/direct-pay/charge', {}, headers);
  const { accountNumber } = (charge.body as { data: { invoice: { account: { accountNumber: string } } } })
    .data.invoice.account;
  expect(numbers.indexOf(accountNumber)).toBe(0);
  await caller.post('/v1/direct-pay/capture', {}, headers);
  expect(debits(caller)).toEqual([[21_300, accountNumber]]);
});

test('a debit that would come anyway does not come beside one that the payer made', async () => {
  const caller = createCaller();
  const headers = await caller.order('user_leaves', reference);
  await caller.post('/v1/direct-pay/charge', {}, headers);
  await caller.post('/v1/direct-pay/capture', { token: '123456' }, headers);
  caller.clock.advance(3_600_000);
  expect(debits(caller)).toHaveLength(1);
});

test('a reset calls off a debit that would come anyway', async () => {
  const caller = createCaller();
  const headers = await caller.order('user_leaves', reference);
  await caller.post('/v1/direct-pay/charge', {}, headers);
  caller.sandbox.control.reset();
  caller.clock.advance(3_600_000);
  expect(debits(caller)).toEqual([]);
});

test('what goes wrong once goes wrong for the next payer too', async () => {
  const caller = createCaller();
  const codes: number[] = [];
  for (let login = 0; login < 4; login += 1) codes.push(await loginCode(caller, 'user_over_login'));
  expect(codes).toEqual([401, 200, 401, 200]);
});

test('a session that was said to be over is over for every later call', async () => {
  const caller = createCaller();
  const headers = await caller.order('user_over_charge', reference);
  const charge = async () => (await caller.post('/v1/direct-pay/charge', {}, headers)).status;
  expect([await charge(), await charge()]).toEqual([401, 401]);
});

test('a bank in trouble is in trouble for whoever connects next, and other banks are not', async () => {
  const caller = createCaller();
  const open = async (institution?: string) => (await caller.open(institution))['x-session-id'] !== undefined;
  const fidelity = '5f2d08c060b92e288828770e';
  expect(await loginCode(caller, 'user_down_connect')).toBe(401);
  const others = caller.sandbox.control.calls().length;
  expect(await open(fidelity)).toBe(true);
  expect([await open(), await open(), await open()]).toEqual([false, false, true]);
  const statuses = caller.sandbox.control
    .calls()
    .slice(others)
    .map(({ status }) => status);
  expect(statuses).toEqual([200, 503, 503, 200]);
});

test('a captcha that one payer brought about is shown once, and another payer who meets it pays all the same', async () => {
  const caller = createCaller();
  const form = async () => {
    const { body } = await caller.post('/v1/connect/session', opening);
    const { id, ui } = body as { id: string; ui: { form: { name: string }[] } };
    return { headers: { ...ours, 'x-session-id': id }, names: ui.form.map(({ name }) => name) };
  };
  expect(await loginCode(caller, 'user_captcha_first')).toBe(401);
  const { headers, names } = await form();
  expect(names).toEqual(['username', 'password', 'captcha']);
  const typed = { username: 'user_token', password: '123456', captcha: '482913' };
  expect((await caller.post('/v1/connect/login', typed, headers)).status).toBe(200);
  await caller.post('/v1/direct-pay/session', orderOf(reference), headers);
  expect((await caller.post('/v1/direct-pay/charge', {}, headers)).body).toMatchObject({ responseCode: 102 });
  expect((await form()).names).toEqual(['username', 'password']);
});

test('five wrong codes at the login lock it, whatever comes sixth', async () => {
  const caller = createCaller();
  const headers = await caller.open();
  await caller.post('/v1/connect/login', { username: 'user_otp', password: '123456' }, headers);
  const messages: unknown[] = [];
  for (const otp of ['1', '2', '3', '4', '5', '123456']) {
    const { body } = await caller.post('/v1/connect/commit', { otp }, headers);
    messages.push((body as { message: string }).message);
  }
  expect(messages).toEqual([
    ...Array(4).fill('Invalid OTP Sent'),
    'Your internet banking profile has been locked after too many incorrect attempts',
    'Session has expired',
  ]);
});

test('a caller that leaves a slow login is not waited for', async () => {
  const caller = createCaller();
  const headers = await caller.open();
  const patience = new AbortController();
  const login = caller.sandbox.fetch(
    new Request('http://sandbox.test/v1/connect/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ username: 'user_slow', password: '123456' }),
      signal: patience.signal,
    }),
  );
  await new Promise((resolve) => setImmediate(resolve));
  patience.abort();
  await expect(login).rejects.toThrow('aborted');
  expect(caller.sandbox.control.calls().at(-1)).toMatchObject({ call: 'login', status: 499 });
});
