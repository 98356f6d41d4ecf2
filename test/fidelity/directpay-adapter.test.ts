import { expect, test } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import type { BankSession, Provider } from '../../src/proxy/providers/provider.ts';
import * as documented from './documented-mono.ts';

interface Sent {
  readonly call: string;
  readonly key: string | null;
  readonly session: string | null;
  readonly body: unknown;
}

/** A provider that answers one documented exchange, and what it was sent. */
function replaying(body: unknown, status = 200): { mono: Provider; sent: Sent[] } {
  const sent: Sent[] = [];
  const mono = createMono({
    baseUrl: 'https://api.withmono.com',
    secretKey: 'test_sk_documented',
    appId: '61e96db488900076f46fka2',
    webhookSecrets: ['a documented webhook secret'],
    searchWords: () => undefined,
    clock: { now: () => 1_648_192_000_000, monotonic: () => 0 },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      const text = await request.text();
      sent.push({
        call: `${request.method} ${url.pathname}${url.search}`,
        key: request.headers.get('mono-sec-key'),
        session: request.headers.get('x-session-id'),
        body: text === '' ? undefined : JSON.parse(text),
      });
      return Response.json(body, { status });
    },
  });
  return { mono, sent };
}

const session: BankSession = { id: new Sealed('session_qfa6PH7bBH'), expiresAt: 1_648_193_002_017 };
const bankId = '5f2d08be60b92e2888287702.personal';
const key = 'test_sk_documented';
const inSession = { key, session: 'session_qfa6PH7bBH' };
const typed = (inputs: Record<string, string>) => new Sealed(inputs);

const logInFields = [
  {
    name: 'username',
    label: 'UserID or Account Number',
    purpose: 'identifier',
    masked: false,
    numeric: false,
  },
  { name: 'password', label: 'Password', purpose: 'password', masked: true, numeric: false },
];
const tokenField = {
  name: 'token',
  label: 'Please enter token',
  purpose: 'token',
  masked: true,
  numeric: true,
  exactLength: 6,
};

test('the list of institutions becomes banks with their methods', async () => {
  const { mono, sent } = replaying(documented.institutions);
  expect(await mono.institutions()).toEqual({
    kind: 'ok',
    value: [
      {
        id: bankId,
        name: 'GTBank',
        segment: 'personal',
        methods: [{ id: 'internet_banking', name: 'Internet Banking' }],
        colour: '#e24407',
      },
    ],
  });
  expect(sent).toEqual([{ call: 'GET /v1/institutions', key, session: null, body: undefined }]);
});

test('a chosen method opens a bank session with the form to log in by', async () => {
  const { mono, sent } = replaying(documented.connectSession);
  const answer = await mono.connect({ institutionId: bankId, methodId: 'internet_banking' });
  expect(answer).toEqual({
    kind: 'ok',
    value: {
      session: { id: expect.any(Sealed), expiresAt: 1_648_193_002_017 },
      form: { prompt: 'Log in to GTBank', fields: logInFields },
    },
  });
  expect(answer.kind === 'ok' && answer.value.session.id.open()).toBe('session_qfa6PH7bBH');
  expect(sent).toEqual([
    {
      call: 'POST /v1/connect/session',
      key,
      session: null,
      body: {
        app: '61e96db488900076f46fka2',
        institution: '5f2d08be60b92e2888287702',
        auth_method: 'internet_banking',
      },
    },
  ]);
});

test('a payer who is logged in goes on', async () => {
  const { mono, sent } = replaying(documented.loggedIn);
  const credentials = { username: 'user_good', password: '123456' };
  expect(await mono.logIn(session, typed(credentials), bankId)).toEqual({ kind: 'ok', value: {} });
  expect(sent).toEqual([{ call: 'POST /v1/connect/login', ...inSession, body: credentials }]);
});

test('a payer with several accounts is told them by index, without a balance', async () => {
  const { mono } = replaying(documented.severalAccounts);
  expect(await mono.logIn(session, typed({}), bankId)).toEqual({
    kind: 'asked-account',
    accounts: [{ id: '0', holder: 'NAME ON ACCOUNT', number: '0001557338', type: 'CURRENT_ACCOUNT' }],
  });
});

test('a security question at the log-in becomes a form', async () => {
  const { mono } = replaying(documented.securityQuestion);
  expect(await mono.logIn(session, typed({}), bankId)).toEqual({
    kind: 'asked',
    form: {
      prompt: 'Kindly Answer Your Security Question',
      fields: [
        {
          name: 'answer',
          label: 'Which city were you born in ?',
          purpose: 'answer',
          masked: false,
          numeric: false,
        },
      ],
    },
    wrongAnswer: false,
  });
});

test('a chosen account is committed by its index, a typed answer by the name it was asked by', async () => {
  const { mono, sent } = replaying(documented.loggedIn);
  expect(await mono.commit(session, { accountId: '0' }, bankId)).toEqual({ kind: 'ok', value: {} });
  expect(await mono.commit(session, { inputs: typed({ otp: '123456' }) }, bankId)).toEqual({
    kind: 'ok',
    value: {},
  });
  expect(sent).toEqual([
    { call: 'POST /v1/connect/commit', ...inSession, body: { account: '0' } },
    { call: 'POST /v1/connect/commit', ...inSession, body: { otp: '123456' } },
  ]);
});

test.each([200, 400])(
  'a wrong code at the commit, by HTTP %i, asks for the same form again',
  async (status) => {
    const { mono } = replaying(documented.invalidOtp, status);
    expect(await mono.commit(session, { inputs: typed({ otp: '000000' }) }, bankId)).toEqual({
      kind: 'asked',
      form: { fields: [] },
      wrongAnswer: true,
    });
  },
);

test('the payment is named in kobo; its echo and its form come back', async () => {
  const { mono, sent } = replaying(documented.paymentSession);
  const order = {
    amountMinor: 21300,
    currency: 'NGN',
    reference: '000000000000003',
    description: 'Payment for shoes',
  } as const;
  expect(await mono.openPayment(session, order)).toEqual({
    kind: 'asked',
    form: {
      prompt:
        'Please Note: GTBank requires a hardware token to set up a direct debit with Apara.\nEnter your generated token code:',
      fields: [
        {
          name: 'answer',
          label: 'Please enter the security answer',
          purpose: 'answer',
          masked: true,
          numeric: false,
        },
        tokenField,
      ],
    },
    wrongAnswer: false,
    echo: { amountMinor: 213, reference: '000000000000003' },
  });
  expect(sent).toEqual([
    {
      call: 'POST /v1/direct-pay/session',
      ...inSession,
      body: {
        amount: 21300,
        type: 'onetime-debit',
        description: 'Payment for shoes',
        reference: '000000000000003',
      },
    },
  ]);
});

test('a charge sends an empty object and tells the account that will be debited', async () => {
  const { mono, sent } = replaying(documented.charged);
  expect(await mono.charge(session, undefined)).toEqual({
    kind: 'asked',
    form: {
      prompt:
        'For security purposes, please generate a token and enter it below to complete this transaction.',
      fields: [tokenField],
    },
    wrongAnswer: false,
    echo: {
      amountMinor: 213,
      currency: 'NGN',
      reference: '000000000000003',
      account: { holder: 'Samuel Olamide', number: '0131883461' },
    },
  });
  expect(sent).toEqual([{ call: 'POST /v1/direct-pay/charge', ...inSession, body: {} }]);
});

test('a capture carries what was typed, and answers in its own shape', async () => {
  const { mono, sent } = replaying(documented.captured);
  expect(await mono.capture(session, typed({ token: '123456' }))).toEqual({
    kind: 'ok',
    value: { echo: { amountMinor: 21300, reference: '000000000000003' } },
  });
  expect(sent).toEqual([{ call: 'POST /v1/direct-pay/capture', ...inSession, body: { token: '123456' } }]);
});

test('verify tells the payment in kobo, with its mode and time', async () => {
  const { mono, sent } = replaying(documented.verified);
  expect(await mono.verify('iupr81gt9jksgn812odtcc6u')).toEqual({
    kind: 'ok',
    value: {
      status: 'successful',
      reference: 'iupr81gt9jksgn812odtcc6u',
      amountMinor: 20000,
      currency: 'NGN',
      mode: 'live',
      createdAt: Date.UTC(2025, 4, 31, 11, 43, 0, 61),
      feeMinor: 5500,
      bank: 'ALAT by WEMA',
      account: { holder: 'Samuel Olamide', number: '012345678', type: 'mandate_account' },
    },
  });
  expect(sent).toEqual([
    { call: 'GET /v2/payments/verify/iupr81gt9jksgn812odtcc6u', key, session: null, body: undefined },
  ]);
});

test.each([
  ['no time', { createdAt: undefined, created_at: undefined }],
  ['a list for a time', { createdAt: undefined, created_at: [{}] }],
  ['no mode', { liveMode: undefined, live_mode: undefined }],
  ['a text for its mode', { liveMode: 'true', live_mode: undefined }],
])('verify of a success with %s is asked again: it is damaged, not another payment', async (_, spoiled) => {
  const data = { ...documented.verified.data, ...spoiled };
  const { mono } = replaying({ ...documented.verified, data });
  expect(await mono.verify('iupr81gt9jksgn812odtcc6u')).toMatchObject({
    kind: 'unknown',
    cause: 'unknown_shape',
  });
});

test('verify of a success in another mode, or from another time, is told as it is', async () => {
  const told = { liveMode: false, created_at: '2001-01-01T00:00:00.000Z' };
  const { mono } = replaying({ ...documented.verified, data: { ...documented.verified.data, ...told } });
  expect(await mono.verify('iupr81gt9jksgn812odtcc6u')).toMatchObject({
    kind: 'ok',
    value: { status: 'successful', mode: 'test', createdAt: Date.UTC(2001, 0, 1) },
  });
});

test('verify of a payment that is still open finds nothing, which is an answer', async () => {
  const { mono } = replaying(documented.notFound, 404);
  expect(await mono.verify('iupr81gt9jksgn812odtcc6u')).toEqual({
    kind: 'ok',
    value: { status: 'not-found' },
  });
});

test('the payments list, in its other spelling, tells the same payments', async () => {
  const { mono, sent } = replaying(documented.paymentsList);
  const account = { holder: 'SAMUEL OLAMIDE', number: '0123456789' };
  const common = {
    amountMinor: 20000,
    currency: 'NGN',
    mode: 'unknown',
    feeMinor: 5500,
    bank: 'ALAT by WEMA',
    account,
  };
  expect(await mono.listPayments({ from: Date.UTC(2022, 0, 2), to: Date.UTC(2022, 0, 9) })).toEqual({
    kind: 'ok',
    value: {
      isCut: false,
      payments: [
        {
          ...common,
          status: 'successful',
          reference: 'iupr81gt9jksgn812odtcc6e',
          createdAt: Date.UTC(2025, 4, 31, 11, 43, 0, 61),
        },
        {
          ...common,
          status: 'failed',
          reference: 'nejhxji3b1cwo56tv8qkuybi',
          createdAt: Date.UTC(2025, 4, 30, 13, 16, 19, 186),
        },
      ],
    },
  });
  expect(sent).toEqual([
    {
      call: 'GET /v2/payments/transactions?page=1&start=02-01-2022&end=09-01-2022',
      key,
      session: null,
      body: undefined,
    },
  ]);
});

test('a list that is refused is no list', async () => {
  const { mono } = replaying({}, 400);
  expect(await mono.listPayments({ from: 0, to: 0 })).toEqual({
    kind: 'unknown',
    cause: 'unknown_code',
    code: '400',
  });
});
