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

test('what a charge asked can be posted to the charge again, with an empty capture after it', async () => {
  const { mono, calls } = monoAnswering((path) => ({ body: path.endsWith('charge') ? done : captured }), {
    formTargets: { openPayment: 'charge', charge: 'charge' },
  });
  expect((await mono.capture(session, token())).kind).toBe('ok');
  expect(calls).toEqual([
    { path: '/v1/direct-pay/charge', body: { token: '123456' } },
    { path: '/v1/direct-pay/capture', body: {} },
  ]);
});

test('a capture that was not carried out after a charge took its inputs may still be paid', async () => {
  const { mono } = monoAnswering(
    (path) => (path.endsWith('charge') ? { body: done } : { status: 429, body: {} }),
    { formTargets: { openPayment: 'charge', charge: 'charge' } },
  );
  expect(await mono.capture(session, token())).toEqual({
    kind: 'unknown',
    cause: 'unknown_code',
    code: 'charged, 429',
  });
});

test('a wrong token posted to the charge sends no capture', async () => {
  const { mono, calls } = monoAnswering(
    () => ({ status: 400, body: { status: 'failed', message: 'Invalid token', responseCode: 400 } }),
    { formTargets: { openPayment: 'charge', charge: 'charge' } },
  );
  expect(await mono.capture(session, token())).toEqual({
    kind: 'asked',
    form: { fields: [] },
    wrongAnswer: true,
  });
  expect(calls.map(({ path }) => path)).toEqual(['/v1/direct-pay/charge']);
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

test('a 401 that comes back after the session ended speaks of the session', async () => {
  let time = now;
  const { mono } = monoAnswering(
    () => {
      time = session.expiresAt;
      return { status: 401, body: { message: 'Unauthorized' } };
    },
    { clock: { now: () => time, monotonic: () => 0 } },
  );
  expect(await mono.charge(session, undefined)).toEqual({
    kind: 'not-executed',
    cause: 'bank_session_ended',
    code: '401',
  });
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

test('a captcha, at the connect session or after it, is a question that asks for nothing we can pass on', async () => {
  const picture = {
    type: 'elements.captcha_input',
    name: 'captcha',
    hint: 'x',
    contentType: 'string',
    value: '',
  };
  const withPicture = { title: 'Invalid captcha', form: [...ui('username').form, picture] };
  const { mono } = monoAnswering((path) => ({
    body: path.endsWith('connect/session')
      ? { id: 'session_1', expiresAt: now + 60_000, ui: withPicture }
      : { status: 200, responseCode: 102, data: { ui: withPicture } },
  }));
  const nothing = { kind: 'asked', form: { fields: [] }, wrongAnswer: false };
  expect(await mono.connect({ institutionId: 'bank_1.personal', methodId: 'internet_banking' })).toEqual(
    nothing,
  );
  expect(await mono.logIn(session, token(), 'bank_1.personal')).toEqual(nothing);
  expect(await mono.capture(session, token())).toEqual(nothing);
});
