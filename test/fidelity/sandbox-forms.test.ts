import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { questions } from '../../src/sandbox/forms/questions.ts';
import { createCaller, orderOf } from './sandbox-caller.ts';

const reference = 'REF20000000000000001';

interface Asked {
  readonly responseCode?: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the login of this user and the charge after its one-time code answer. */
async function loginAndCharge(user: string): Promise<{ login: Asked; charge: Asked }> {
  const { open, post } = createCaller();
  const headers = await open();
  const login = await post('/v1/connect/login', { username: user, password: '123456' }, headers);
  await post('/v1/connect/commit', { otp: '123456' }, headers);
  await post('/v1/direct-pay/session', orderOf(reference), headers);
  const charge = await post('/v1/direct-pay/charge', {}, headers);
  return { login: login.body as Asked, charge: charge.body as Asked };
}

const { otp, token } = questions;

test.each([
  ['user_in_data', otp, { invoice: expect.anything(), ...token }],
  ['user_in_ui', { ui: otp }, { invoice: expect.anything(), ui: token }],
  ['user_in_input', { userInput: otp }, { invoice: expect.anything(), userInput: token }],
])('%s is asked where the story says', async (user, atLogin, atCharge) => {
  const { login, charge } = await loginAndCharge(user);
  expect({ login: login.data, charge: charge.data }).toEqual({ login: atLogin, charge: atCharge });
});

const about = (message: string) => ({
  status: 'successful',
  message,
  timestamp: '2026-11-21T09:30:00.000Z',
});

test('in the spelling of version 2 every answer under the session says its status in words', async () => {
  const { open, post } = createCaller();
  const headers = await open();
  const call = async (path: string, body: object) => (await post(path, body, headers)).body;
  expect(await call('/v1/connect/login', { username: 'user_v2', password: '123456' })).toEqual({
    ...about('Login processed'),
    responseCode: 102,
    data: { userInput: otp },
  });
  expect(await call('/v1/connect/commit', { otp: '000000' })).toEqual({
    status: 'failed',
    message: 'Invalid OTP Sent',
    responseCode: 400,
    data: null,
    timestamp: '2026-11-21T09:30:00.000Z',
  });
  const listed = (await call('/v1/connect/commit', { otp: '123456' })) as {
    data: { accounts: { accountNumber: string }[] };
  };
  expect(listed).toEqual({
    ...about('Input processed'),
    data: { responseCode: 101, accounts: [expect.anything(), expect.anything(), expect.anything()] },
  });
  const second = listed.data.accounts[1]?.accountNumber;
  expect(await call('/v1/connect/commit', { accountNumber: second })).toEqual({
    ...about('Input processed'),
    data: { responseCode: 99, code: expect.stringMatching(/^code_/) },
  });
  expect(await call('/v1/direct-pay/session', orderOf(reference))).toMatchObject({
    status: 'successful',
    data: { responseCode: 99, session: { reference } },
  });
  expect(await call('/v1/direct-pay/charge', {})).toMatchObject({
    data: { responseCode: 102, invoice: { account: { accountNumber: second } }, userInput: token },
  });
  expect(await call('/v1/direct-pay/capture', { token: '123456' })).toMatchObject({
    ...about('Request was successful'),
    data: { status: 'successful', reference },
  });
});

test('a provider that speaks version 2 opens its sessions in data, beside their form', async () => {
  const { post, sandbox } = createCaller({ profile: { spelling: 'v2' } });
  const { body } = await post('/v1/connect/session', {
    app: '61e96db488900076f46fka2',
    institution: '5f2d08be60b92e2888287702',
    auth_method: 'internet_banking',
  });
  expect(body).toEqual({
    ...about('Session created successfully'),
    data: {
      session: {
        id: expect.stringMatching(/^session_/),
        scope: 'payments',
        expiresAt: expect.any(Number),
        institution: '5f2d08be60b92e2888287702',
      },
      ui: expect.objectContaining({ form: expect.any(Array) }),
    },
  });
  await sandbox.stop();
});

/** Width, height and the bytes of the rows of a grey PNG, its checksums not looked at. */
function readPng(url: string): { width: number; height: number; rows: Buffer } {
  const png = Buffer.from(url.replace('data:image/png;base64,', ''), 'base64');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const dataAt = png.indexOf('IDAT');
  const data = png.subarray(dataAt + 4, dataAt + 4 + png.readUInt32BE(dataAt - 4));
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), rows: inflateSync(data) };
}

test('the picture of a captcha is a PNG whose every pixel is there, small enough for a page', () => {
  const url = questions.captcha.form[0].value;
  const { width, height, rows } = readPng(url);
  expect({ width, height }).toEqual({ width: 208, height: 64 });
  expect(rows.length).toBe(height * (width + 1));
  expect(url.length).toBeLessThan(2_000);
});

test('a bank that wants a captcha shows it with its own fields, and takes nothing without it', async () => {
  const { open, post, get, sandbox } = createCaller();
  sandbox.control.forceNextScenario('captcha-at-connect');
  const headers = await open();
  const login = { username: 'somebody', password: '123456' };
  expect((await post('/v1/connect/login', login, headers)).body).toEqual({
    status: 400,
    message: '"captcha" is required',
  });
  expect((await post('/v1/connect/login', { ...login, captcha: '000000' }, headers)).status).toBe(400);
  expect((await post('/v1/connect/login', { ...login, captcha: '482913' }, headers)).status).toBe(200);
  expect((await get('/_sandbox/ledger', {})).body).toMatchObject({ debits: [] });
});

test('of twelve accounts some names are very long and one has no number', async () => {
  const { open, post } = createCaller();
  const { body } = await post(
    '/v1/connect/login',
    { username: 'user_twelve', password: '123456' },
    await open(),
  );
  const accounts = (body as { data: { name: string; accountNumber?: string }[] }).data;
  expect(accounts).toHaveLength(12);
  expect(accounts.filter(({ name }) => name.length > 100)).toHaveLength(3);
  expect(accounts.map(({ accountNumber }) => accountNumber === undefined)).toEqual(
    Array.from({ length: 12 }, (_, at) => at === 7),
  );
});

test('the longest texts are as long as told, and hostile ones hold what a page must not believe', () => {
  const { title, form } = questions.longest;
  expect([title.length, ...form.map(({ hint }) => hint.length)]).toEqual([400, 120, 120]);
  const hostile = JSON.stringify(questions.hostile);
  for (const part of ['<script>', '\u202e', '\u200b', '"hint":{"type":"img"'])
    expect(hostile).toContain(part);
});
