import { expect, test } from 'vitest';
import { appId, createCaller, gtbank, orderOf, startedAt } from './sandbox-caller.ts';

const reference = '000000000000003';

const field = (name: string, hint: string, contentType: string, bounds: object = {}) => ({
  type: 'elements.input',
  name,
  hint,
  contentType,
  ...bounds,
});

const gtbankUi = {
  title: 'Log in to GTBank',
  form: [field('username', 'UserID or Account Number', 'string'), field('password', 'Password', 'password')],
};

test('the bank list is a bare array that holds GTBank as published, and needs no key', async () => {
  const { get } = createCaller();
  const { status, body } = await get('/v1/institutions', {});
  expect(status).toBe(200);
  expect((body as unknown[]).length).toBe(30);
  expect(body).toContainEqual({
    _id: gtbank,
    name: 'GTBank',
    type: 'PERSONAL_BANKING',
    auth_methods: [
      {
        type: 'internet_banking',
        name: 'Internet Banking',
        ui: gtbankUi,
        _id: '60d071acf73e6468062ae8de',
        requires_reauth: true,
      },
    ],
    icon: 'https://mono-public-bucket.s3.eu-west-2.amazonaws.com/images/gtbank-icon.png',
    identifier: 'mono.connections.gtbank',
    primaryColor: '#E24407',
    country: 'ng',
    bank_code: '058',
    products: ['Connect', 'Direct Debit'],
    forgotPasswordLink: null,
    ui: gtbankUi,
  });
});

test('a connect session answers bare, with its form and its end in milliseconds', async () => {
  const { post } = createCaller();
  const request = { app: appId, institution: gtbank, auth_method: 'internet_banking' };
  expect(await post('/v1/connect/session', request)).toEqual({
    status: 200,
    body: {
      id: expect.stringMatching(/^session_[A-Za-z0-9]{10}$/),
      ...request,
      expiresAt: startedAt + 15 * 60_000,
      ui: gtbankUi,
    },
  });
});

test('the documented credentials log in with 99 and a code', async () => {
  const { open, post } = createCaller();
  expect(
    await post('/v1/connect/login', { username: 'user_good', password: '123456' }, await open()),
  ).toEqual({
    status: 200,
    body: {
      status: 200,
      responseCode: 99,
      data: { code: expect.stringMatching(/^code_[A-Za-z0-9]{20}$/) },
    },
  });
});

test('a login with several accounts answers 101 with the array itself, and commit takes an index', async () => {
  const { open, post } = createCaller();
  const headers = await open();
  const login = await post('/v1/connect/login', { username: 'user_accounts', password: '123456' }, headers);
  const account = {
    accountNumber: expect.stringMatching(/^\d{10}$/),
    name: expect.stringMatching(/^[A-Z ]+$/),
    type: expect.stringMatching(/^(SAVINGS|CURRENT)_ACCOUNT$/),
    currency: 'NGN',
    status: 'active',
    balance: expect.any(Number),
  };
  expect(login).toEqual({
    status: 200,
    body: { status: 200, responseCode: 101, data: [account, account, account] },
  });

  expect((await post('/v1/connect/commit', { account: '1' }, headers)).body).toEqual({
    status: 200,
    responseCode: 99,
    data: { code: expect.any(String) },
  });
  await post('/v1/direct-pay/session', orderOf(reference), headers);
  const charge = await post('/v1/direct-pay/charge', undefined, headers);
  const listed = (login.body as { data: { accountNumber: string; name: string }[] }).data[1];
  expect(charge.body).toMatchObject({
    data: { invoice: { account: { accountNumber: listed?.accountNumber, name: listed?.name } } },
  });
});

test('a security question at the login answers 102 with the form as data, and commit takes its answer', async () => {
  const { open, post } = createCaller();
  const headers = await open();
  expect(await post('/v1/connect/login', { username: 'user_question', password: '123456' }, headers)).toEqual(
    {
      status: 200,
      body: {
        status: 200,
        responseCode: 102,
        data: {
          title: 'Kindly Answer Your Security Question',
          form: [field('answer', 'Which city were you born in ?', 'string')],
        },
      },
    },
  );
  expect(await post('/v1/connect/commit', { answer: 'lagos' }, headers)).toEqual({
    status: 200,
    body: { status: 200, responseCode: 99, data: { code: expect.stringMatching(/^code_/) } },
  });
});

test('a direct-pay session that asks answers 102, its form under data.ui, its amount in naira', async () => {
  const { logIn, post } = createCaller();
  const headers = await logIn('user_sessionform');
  expect(await post('/v1/direct-pay/session', orderOf(reference), headers)).toEqual({
    status: 200,
    body: {
      status: 200,
      responseCode: 102,
      data: {
        session: {
          id: expect.stringMatching(/^[A-Za-z0-9]{10}$/),
          type: 'onetime-debit',
          amount: 213,
          description: 'Payment for shoes',
          reference,
        },
        ui: {
          title: expect.stringContaining('\\n'),
          form: [
            field('answer', 'Please enter the security answer', 'password'),
            field('token', 'Please enter token', 'password', { length: 6 }),
          ],
        },
      },
    },
  });
});

test('a charge without a body answers 102 with the invoice and the token form', async () => {
  const { order, post } = createCaller();
  const headers = await order('user_token', reference);
  expect(await post('/v1/direct-pay/charge', undefined, headers)).toEqual({
    status: 200,
    body: {
      status: 200,
      responseCode: 102,
      data: {
        invoice: {
          account: {
            name: expect.any(String),
            accountNumber: expect.stringMatching(/^\d{10}$/),
            institution: {
              name: 'GTBank',
              bank_code: '058',
              icon: 'https://mono-public-bucket.s3.eu-west-2.amazonaws.com/images/gtbank-icon.png',
            },
          },
          type: 'onetime-debit',
          reference,
          description: 'Payment for shoes',
          amount: 213,
          currency: 'NGN',
        },
        ui: {
          title:
            'For security purposes, please generate a token and enter it below to complete this transaction.',
          form: [field('token', 'Please enter token', 'password', { length: 6 })],
        },
      },
    },
  });
});

test('a capture answers without an envelope, in kobo, and the debit is in the ledger', async () => {
  const { order, post, sandbox } = createCaller();
  const headers = await order('user_token', reference);
  await post('/v1/direct-pay/charge', {}, headers);
  const { status, body } = await post('/v1/direct-pay/capture', { token: '123456' }, headers);
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      type: 'onetime-debit',
      data: {
        _id: expect.stringMatching(/^[0-9a-f]{24}$/),
        status: 'successful',
        description: 'Payment for shoes',
        amount: 21_300,
        account: expect.stringMatching(/^[0-9a-f]{24}$/),
        customer: null,
        reference,
        created_at: '2026-11-21T09:30:00.000Z',
        updated_at: '2026-11-21T09:30:00.000Z',
      },
    },
  });
  expect(sandbox.ledger.debits()).toEqual([
    {
      reference,
      amountMinor: 21_300,
      currency: 'NGN',
      institution: 'GTBank',
      account: expect.stringMatching(/^\d{10}$/),
      at: '2026-11-21T09:30:00.000Z',
      scenario: 'token-at-charge',
    },
  ]);
});

test('what the session asked for goes into the charge, and what the charge asked for into the capture', async () => {
  const { order, post } = createCaller();
  const headers = await order('user_sessionform', reference);
  expect((await post('/v1/direct-pay/charge', {}, headers)).status).toBe(400);
  expect(
    (await post('/v1/direct-pay/charge', { answer: 'lagos', token: '123456' }, headers)).body,
  ).toMatchObject({ responseCode: 99 });
  expect((await post('/v1/direct-pay/capture', {}, headers)).body).toMatchObject({
    data: { status: 'successful' },
  });
});
