import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { done, monoAnswering, now, order, session, token, ui } from '../../../../test/fidelity/call-mono.ts';
import { Sealed } from '../../../contract/sealed.ts';
import type { Answer } from '../provider.ts';

const captured = { type: 'onetime-debit', data: { status: 'successful' } };

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
  ['bare with snake case', { id: 's', expires_at: String(now), ui: ui('username') }],
  ['in data itself', { status: 'successful', data: { id: 's', expiresAt: now, ui: ui('username') } }],
  [
    'with a time that leaves out its zone',
    { id: 's', expiresAt: new Date(now).toISOString().slice(0, -1), ui: ui('username') },
  ],
  ['with its form called userInput', { id: 's', expiresAt: now, userInput: ui('username') }],
  ['enveloped with seconds', { data: { session: { id: 's', expiresAt: now / 1000 }, ui: ui('username') } }],
])('a bank session is read %s', async (_, body) => {
  const { mono } = monoAnswering(() => ({ body }));
  const answer = await mono.connect({ institutionId: 'bank_1.personal', methodId: 'internet_banking' });
  expect(answer.kind === 'ok' && [answer.value.session.id.open(), answer.value.session.expiresAt]).toEqual([
    's',
    now,
  ]);
});

test('a time without its zone is UTC wherever the proxy runs', async () => {
  vi.stubEnv('TZ', 'Africa/Lagos');
  const expiresAt = new Date(now).toISOString().slice(0, -1);
  const { mono } = monoAnswering(() => ({ body: { id: 's', expiresAt, ui: ui('username') } }));
  const answer = await mono.connect({ institutionId: 'bank_1.personal', methodId: 'internet_banking' });
  vi.unstubAllEnvs();
  expect(answer.kind === 'ok' && answer.value.session.expiresAt).toBe(now);
});

test('a list of 10,000 banks is read whole, and nothing else may be as long', async () => {
  const banks = Array.from({ length: 10_000 }, (_, at) => ({
    _id: `bank_${at}`,
    name: `Adire Community Microfinance Bank ${at}`,
    auth_methods: [{ type: 'internet_banking', name: 'Internet Banking', ui: ui('username', 'password') }],
  }));
  const { mono } = monoAnswering(() => ({ body: banks }));
  const answer = await mono.institutions();
  expect(answer.kind === 'ok' && answer.value.length).toBe(10_000);
  expect(await mono.verify(order.reference)).toEqual({ kind: 'unknown', cause: 'too_large', code: 'body' });
});

test.each([
  ['no id', { expiresAt: now, ui: ui('username') }],
  ['an id that would break a header', { id: 's\r\nx', expiresAt: now, ui: ui('username') }],
  ['no end', { id: 's', ui: ui('username') }],
  ['an end that is no time', { id: 's', expiresAt: 'soon', ui: ui('username') }],
  ['an end before 1970', { id: 's', expiresAt: -1, ui: ui('username') }],
  ['no form', { id: 's', expiresAt: now }],
])('a bank session with %s is none', async (_, body) => {
  const { mono } = monoAnswering(() => ({ body }));
  expect(
    await mono.connect({ institutionId: 'bank_1.personal', methodId: 'internet_banking' }),
  ).toMatchObject({
    kind: 'unknown',
    cause: 'unknown_shape',
  });
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

const listedAs = (reference: string) => ({ reference, status: 'failed', amount: 1, currency: 'NGN' });
const onePage = (payments: readonly object[]) => ({
  body: { data: { payments }, meta: { paging: { pages: 1_000_000, next: 'more' } } },
});

test('pages that bring nothing new are given up, and the list is said to be cut', async () => {
  const { mono, calls } = monoAnswering(() => onePage([listedAs('R1')]));
  const answer = await mono.listPayments({ from: now, to: now });
  expect(answer).toMatchObject({ kind: 'ok', value: { isCut: true, payments: [{ reference: 'R1' }] } });
  expect(calls).toHaveLength(2);
});

test('two thousand payments of one day are read, page by page', async () => {
  const { mono, calls } = monoAnswering(() =>
    calls.length > 100 ? { body: { data: { payments: [] } } } : onePage(aPageOf(calls.length)),
  );
  const aPageOf = (page: number) => Array.from({ length: 20 }, (_, at) => listedAs(`R${page}X${at}`));
  const answer = await mono.listPayments({ from: now, to: now });
  expect(answer).toMatchObject({ kind: 'ok', value: { isCut: false } });
  expect(answer.kind === 'ok' && answer.value.payments).toHaveLength(2_000);
});

test('of a list with an entry that cannot be read it is said that it is cut', async () => {
  const { mono } = monoAnswering(() => ({ body: { data: { payments: [listedAs('R1'), { amount: 'x' }] } } }));
  expect(await mono.listPayments({ from: now, to: now })).toMatchObject({
    kind: 'ok',
    value: { isCut: true, payments: [{ reference: 'R1' }] },
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
    { numRuns: 80, seed: 20_261_121 },
  );
}, 30_000);
