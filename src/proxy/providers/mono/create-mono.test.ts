import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sealed } from '../../../contract/sealed.ts';
import type { Answer, BankSession, Provider } from '../provider.ts';
import { createMono } from './create-mono.ts';
import type { MonoOptions } from './settings.ts';

const now = Date.UTC(2026, 10, 21, 9);
const session: BankSession = { id: new Sealed('session_1'), expiresAt: now + 60_000 };
const order = {
  amountMinor: 500_000,
  currency: 'NGN',
  reference: 'K7Q2M9X4T1B8R5W3Z6VA',
  description: 'Adire',
} as const;
const token = () => new Sealed({ token: '123456' });
const ui = (...names: string[]) => ({
  title: 'Log in',
  form: names.map((name) => ({ type: 'elements.input', name, hint: name, contentType: 'string' })),
});
const done = { status: 200, responseCode: 99, data: {} };
const captured = { type: 'onetime-debit', data: { status: 'successful' } };

type Reply = { status?: number; body: unknown; headers?: Record<string, string> };

function monoAnswering(
  reply: (path: string) => Reply,
  options: Partial<MonoOptions> = {},
): { mono: Provider; calls: { path: string; body: unknown }[] } {
  const calls: { path: string; body: unknown }[] = [];
  const mono = createMono({
    baseUrl: 'https://api.withmono.com',
    secretKey: 'test_sk_0001',
    appId: 'app_1',
    webhookSecrets: ['a secret of length'],
    searchWords: () => undefined,
    clock: { now: () => now, monotonic: () => 0 },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const path = new URL(request.url).pathname;
      const text = await request.text();
      calls.push({ path, body: text === '' ? undefined : JSON.parse(text) });
      const { status = 200, body, headers = {} } = reply(path);
      return Response.json(body, { status, headers });
    },
    ...options,
  });
  return { mono, calls };
}

test('what was typed goes to the call it is for, and each call is one request', async () => {
  const { mono, calls } = monoAnswering((path) => ({ body: path.endsWith('capture') ? captured : done }));
  await mono.charge(session, token());
  await mono.charge(session, undefined);
  await mono.capture(session, token());
  await mono.capture(session, undefined);
  expect(calls).toEqual([
    { path: '/v1/direct-pay/charge', body: { token: '123456' } },
    { path: '/v1/direct-pay/charge', body: {} },
    { path: '/v1/direct-pay/capture', body: { token: '123456' } },
    { path: '/v1/direct-pay/capture', body: {} },
  ]);
});

test('what each form is answered by can be set, and is told to the rules', () => {
  expect(monoAnswering(() => ({ body: {} })).mono.formTargets).toEqual({
    openPayment: 'charge',
    charge: 'capture',
  });
  const formTargets = { openPayment: 'capture', charge: 'charge' } as const;
  expect(monoAnswering(() => ({ body: {} }), { formTargets }).mono.formTargets).toEqual(formTargets);
});

test('a wrong code turns back a payer who typed one, and settles nothing where nobody did', async () => {
  const { mono } = monoAnswering(() => ({
    status: 400,
    body: { status: 'failed', message: 'Invalid token', responseCode: 400 },
  }));
  const turnedBack = { kind: 'asked', form: { fields: [] }, wrongAnswer: true };
  const nothing = { kind: 'unknown', cause: 'unknown_code', code: '400 400' };
  expect([await mono.charge(session, token()), await mono.charge(session, undefined)]).toEqual([
    turnedBack,
    nothing,
  ]);
  expect([await mono.capture(session, token()), await mono.capture(session, undefined)]).toEqual([
    turnedBack,
    nothing,
  ]);
});

test('a first question is no wrong answer, whatever its words', async () => {
  const warning = { ...ui('token'), title: 'An expired token is refused. Enter a new one:' };
  const { mono } = monoAnswering(() => ({ body: { status: 200, responseCode: 102, data: { ui: warning } } }));
  const isWrong = async (answer: Promise<Answer<unknown>>) => {
    const given = await answer;
    return given.kind === 'asked' && given.wrongAnswer;
  };
  expect([
    await isWrong(mono.logIn(session, token(), 'bank_1.personal')),
    await isWrong(mono.openPayment(session, order)),
    await isWrong(mono.charge(session, undefined)),
    await isWrong(mono.capture(session, undefined)),
  ]).toEqual([false, false, false, false]);
});

test('a chosen account is told by its index, or by its number where that is set and known', async () => {
  const byIndex = monoAnswering(() => ({ body: done }));
  const byNumber = monoAnswering(() => ({ body: done }), { accountBy: 'number' });
  const chosen = { accountId: '2', number: new Sealed('0001557338') };
  await byIndex.mono.commit(session, chosen, 'bank_1.personal');
  await byNumber.mono.commit(session, chosen, 'bank_1.personal');
  await byNumber.mono.commit(session, { accountId: '2' }, 'bank_1.personal');
  expect([...byIndex.calls, ...byNumber.calls].map(({ body }) => body)).toEqual([
    { account: '2' },
    { accountNumber: '0001557338' },
    { account: '2' },
  ]);
});

test('under a session that is over nothing is sent, whichever the call', async () => {
  const { mono, calls } = monoAnswering(() => ({ body: done }));
  const over = { ...session, expiresAt: now };
  const ended = { kind: 'not-executed', cause: 'bank_session_ended', code: 'expired' };
  expect([
    await mono.logIn(over, token(), 'bank_1.personal'),
    await mono.commit(over, { accountId: '0' }, 'bank_1.personal'),
    await mono.openPayment(over, order),
    await mono.charge(over, undefined),
    await mono.capture(over, undefined),
  ]).toEqual([ended, ended, ended, ended, ended]);
  expect(calls).toEqual([]);
});

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

test('a session that leaves out its form is logged in to by the form of the list', async () => {
  const { mono } = monoAnswering((path) => ({
    body: path.endsWith('institutions')
      ? [
          {
            _id: 'bank_1',
            name: 'Adire Bank',
            auth_methods: [{ type: 'internet_banking', name: 'I', ui: ui('username') }],
          },
        ]
      : { id: 'session_1', expiresAt: now + 60_000 },
  }));
  const chosen = { institutionId: 'bank_1.personal', methodId: 'internet_banking' };
  expect((await mono.connect(chosen)).kind).toBe('unknown');
  await mono.institutions();
  const answer = await mono.connect(chosen);
  expect(answer.kind === 'ok' && answer.value.form.fields.map(({ name }) => name)).toEqual(['username']);
});

test.each([
  ['bare with milliseconds', { id: 's', expiresAt: now, ui: ui('username') }],
  [
    'enveloped with ISO 8601',
    { data: { session: { id: 's', expires_at: new Date(now).toISOString() }, ui: ui('username') } },
  ],
  ['enveloped with seconds', { data: { session: { id: 's', expiresAt: now / 1000 }, ui: ui('username') } }],
])('a bank session is read %s', async (_, body) => {
  const { mono } = monoAnswering(() => ({ body }));
  const answer = await mono.connect({ institutionId: 'bank_1.personal', methodId: 'internet_banking' });
  expect(answer.kind === 'ok' && [answer.value.session.id.open(), answer.value.session.expiresAt]).toEqual([
    's',
    now,
  ]);
});

test("a bank's own timeout lengthens its log-in once the list was read", async () => {
  const { mono } = monoAnswering(() => ({
    body: [
      { _id: 'slow', name: 'Slow', timeout: 45_000, auth_methods: [{ type: 'm', ui: ui('username') }] },
      { _id: 'fast', name: 'Fast', auth_methods: [{ type: 'm', ui: ui('username') }] },
    ],
  }));
  expect(mono.patienceMs('log-in', 'fast.personal')).toBe(55_000);
  await mono.institutions();
  expect(['slow.personal', 'fast.personal'].map((id) => mono.patienceMs('log-in', id))).toEqual([
    50_000, 35_000,
  ]);
});

test('a list that cannot be read leaves the one read before in use', async () => {
  let body: unknown = [
    { _id: 'slow', name: 'Slow', timeout: 45_000, auth_methods: [{ type: 'm', ui: ui('username') }] },
  ];
  const { mono } = monoAnswering(() => ({ body }));
  await mono.institutions();
  body = { status: 'successful', data: 'soon' };
  expect(await mono.institutions()).toEqual({ kind: 'unknown', cause: 'unknown_shape', code: '200' });
  expect(mono.patienceMs('log-in', 'slow.personal')).toBe(50_000);
});

test('advice to wait is passed on', async () => {
  const { mono } = monoAnswering(() => ({ status: 429, body: {}, headers: { 'retry-after': '7' } }));
  expect(await mono.verify('K7Q2M9X4T1B8R5W3Z6VA')).toEqual({
    kind: 'not-executed',
    cause: 'rate_limited',
    code: '429',
    retryAfterSeconds: 7,
  });
});

test('a reference can never leave its place in the path', async () => {
  const { mono, calls } = monoAnswering(() => ({ body: {} }));
  await mono.verify('../../v1/institutions?x=');
  expect(calls[0]?.path).toBe('/v2/payments/verify/..%2F..%2Fv1%2Finstitutions%3Fx%3D');
});

test('pages without end are given up, and nothing is told of half a list', async () => {
  const endless = { data: { payments: [{}] }, meta: { paging: { pages: 1_000_000, next: 'more' } } };
  const { mono } = monoAnswering(() => ({ body: endless }));
  expect(await mono.listPayments({ from: now, to: now })).toEqual({
    kind: 'unknown',
    cause: 'too_large',
    code: 'pages',
  });
});

test('the page after a readable one that fails takes the whole list with it', async () => {
  let page = 0;
  const { mono } = monoAnswering(() => {
    page += 1;
    return page === 1
      ? { body: { data: { payments: [{}] }, meta: { paging: { pages: 2 } } } }
      : { status: 500, body: {} };
  });
  expect(await mono.listPayments({ from: now, to: now })).toEqual({
    kind: 'unknown',
    cause: 'server_error',
    code: '500',
  });
});

test('whatever is answered, the adapter answers, and nothing but the documented shape is a success', async () => {
  const json = fc.oneof(
    fc.jsonValue(),
    fc.record({
      responseCode: fc.oneof(fc.integer({ min: 90, max: 110 }), fc.string()),
      data: fc.jsonValue(),
    }),
  );
  await fc.assert(
    fc.asyncProperty(json, fc.integer({ min: 200, max: 599 }), async (body, status) => {
      const { mono } = monoAnswering(() => ({
        body,
        status: [204, 205, 304].includes(status) ? 200 : status,
      }));
      const answers: Answer<unknown>[] = [
        await mono.institutions(),
        await mono.connect({ institutionId: 'a.personal', methodId: 'm' }),
        await mono.logIn(session, token(), 'a.personal'),
        await mono.openPayment(session, order),
        await mono.charge(session, undefined),
        await mono.capture(session, token()),
        await mono.verify(order.reference),
        await mono.listPayments({ from: now, to: now }),
      ];
      const code = (body as { responseCode?: unknown } | null)?.responseCode;
      const fine = status >= 200 && status < 300;
      for (const answer of answers.slice(2, 6)) {
        if (answer.kind === 'ok') expect([fine, String(code).trim()]).toEqual([true, '99']);
        expect(JSON.stringify(answer)).not.toMatch(/123456|test_sk/);
      }
    }),
    { numRuns: 150, seed: 20_261_121 },
  );
});

const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';
const captchaUi = (value: unknown) => ({
  title: 'Log in',
  form: [...ui('username').form, { type: 'elements.captcha_input', name: 'captcha', hint: 'Type it', value }],
});
const listedBank = (value: unknown) => ({
  _id: 'bank_1',
  name: 'Adire Bank',
  auth_methods: [{ type: 'internet_banking', name: 'I', ui: captchaUi(value) }],
});
const chosen = { institutionId: 'bank_1.personal', methodId: 'internet_banking' };

test('a captcha is shown with the picture of the bank session, never with the old one of the list', async () => {
  const { mono } = monoAnswering((path) => ({
    body: path.endsWith('institutions')
      ? [listedBank('data:image/png;base64,QUFBQQ==')]
      : { id: 'session_1', expiresAt: now + 60_000, ui: captchaUi(picture) },
  }));
  const banks = await mono.institutions();
  expect(banks.kind === 'ok' && banks.value.map(({ methods }) => methods)).toEqual([
    [{ id: 'internet_banking', name: 'I' }],
  ]);
  const answer = await mono.connect(chosen);
  expect(answer.kind === 'ok' && answer.value.form.fields).toEqual([
    { name: 'username', label: 'username', purpose: 'identifier', masked: false, numeric: false },
    { name: 'captcha', label: 'Type it', purpose: 'captcha', masked: false, numeric: false, picture },
  ]);
});

test('where the bank session leaves out its form and the listed one has a captcha, nobody can log in', async () => {
  const { mono } = monoAnswering((path) => ({
    body: path.endsWith('institutions') ? [listedBank(picture)] : { id: 's', expiresAt: now + 60_000 },
  }));
  await mono.institutions();
  expect(await mono.connect(chosen)).toEqual({ kind: 'asked', form: { fields: [] }, wrongAnswer: false });
});

test('a captcha without a picture, wherever it is asked, is a question that nobody can answer', async () => {
  const { mono } = monoAnswering((path) => ({
    body: path.endsWith('connect/session')
      ? { id: 'session_1', expiresAt: now + 60_000, ui: captchaUi('') }
      : { status: 200, responseCode: 102, message: 'Invalid captcha', data: { ui: captchaUi('') } },
  }));
  const nothing = { kind: 'asked', form: { fields: [] }, wrongAnswer: false };
  expect(await mono.connect(chosen)).toEqual(nothing);
  expect(await mono.logIn(session, token(), 'bank_1.personal')).toEqual(nothing);
  expect(await mono.capture(session, token())).toEqual(nothing);
});

const question = (where: object) => ({ status: 200, responseCode: 102, ...where });
const found = { prompt: 'Log in', fields: [expect.objectContaining({ name: 'otp' })] };

test.each([
  ['data', question({ data: ui('otp') })],
  ['data.ui', question({ data: { ui: ui('otp') } })],
  ['data.userInput', question({ data: { userInput: ui('otp') } })],
  ['data.user_input', question({ data: { user_input: ui('otp') } })],
  ['ui beside data', question({ ui: ui('otp'), data: null })],
  ['data.userInput, beside an empty ui', question({ data: { ui: {}, userInput: ui('otp') } })],
  ['data, with the code inside', { status: 'successful', data: { responseCode: 102, ...ui('otp') } }],
  ['data.ui, with the code inside', { status: 'success', data: { response_code: '102', ui: ui('otp') } }],
])('a question is found in %s, whichever the call', async (_, body) => {
  const { mono } = monoAnswering(() => ({ body }));
  const asked = { kind: 'asked', wrongAnswer: false, form: found };
  expect([
    await mono.logIn(session, token(), 'bank_1.personal'),
    await mono.commit(session, { inputs: token() }, 'bank_1.personal'),
    await mono.openPayment(session, order),
    await mono.charge(session, undefined),
    await mono.capture(session, token()),
  ]).toEqual([asked, asked, asked, asked, asked]);
});

const accounts = [
  { accountNumber: '0001557338', name: 'ADA OBI', type: 'SAVINGS_ACCOUNT', status: 'active', balance: 1 },
  { account_number: '0001557339', name: 'ADA OBI', status: 'dormant' },
];

test.each([
  ['data', { status: 200, responseCode: 101, data: accounts }],
  ['data.accounts', { status: 'successful', responseCode: 101, data: { accounts } }],
  ['data.accounts, with the code inside', { status: 'successful', data: { responseCode: 101, accounts } }],
])('accounts to choose from are found in %s', async (_, body) => {
  const { mono } = monoAnswering(() => ({ body }));
  const asked = {
    kind: 'asked-account',
    accounts: [
      { id: '0', holder: 'ADA OBI', number: '0001557338', type: 'SAVINGS_ACCOUNT' },
      { id: '1', holder: 'ADA OBI', number: '0001557339' },
    ],
  };
  expect([
    await mono.logIn(session, token(), 'bank_1.personal'),
    await mono.commit(session, { inputs: token() }, 'bank_1.personal'),
  ]).toEqual([asked, asked]);
});

test('two codes that contradict each other settle nothing', async () => {
  const { mono } = monoAnswering(() => ({ body: { responseCode: 99, data: { responseCode: 400 } } }));
  expect(await mono.capture(session, token())).toEqual({
    kind: 'unknown',
    cause: 'unknown_code',
    code: '200 odd',
  });
});

test.each([
  ['a 102 without a form', { status: 200, responseCode: 102, data: {} }],
  ['a 102 with a form of the wrong type', { status: 200, responseCode: 102, data: { ui: 'form' } }],
])('%s settles nothing', async (_, body) => {
  const { mono } = monoAnswering(() => ({ body }));
  const odd = { kind: 'unknown', cause: 'unknown_shape', code: '200 102' };
  expect([await mono.logIn(session, token(), 'b'), await mono.charge(session, undefined)]).toEqual([
    odd,
    odd,
  ]);
});

test.each([
  ['no list', { status: 200, responseCode: 101, data: {} }],
  ['an empty list', { status: 200, responseCode: 101, data: [] }],
  ['a list of nothing', { status: 200, responseCode: 101, data: [null, 3, {}] }],
])('a 101 with %s settles nothing', async (_, body) => {
  const { mono } = monoAnswering(() => ({ body }));
  expect(await mono.logIn(session, token(), 'b')).toEqual({
    kind: 'unknown',
    cause: 'unknown_shape',
    code: '200 101',
  });
});

test.each([
  ['an envelope that failed', { status: 'failed', data: { status: 'successful' } }, 'unknown_code'],
  ['no amount', { status: 'successful', data: { status: 'successful', reference: 'R' } }, 'unknown_shape'],
  ['no data', { status: 'successful', data: null }, 'unknown_shape'],
])('a verify with %s settles nothing', async (_, body, cause) => {
  const { mono } = monoAnswering(() => ({ body }));
  expect(await mono.verify(order.reference)).toMatchObject({ kind: 'unknown', cause });
});
