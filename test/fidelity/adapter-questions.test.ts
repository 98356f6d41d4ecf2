import { expect, test } from 'vitest';
import type { Answer } from '../../src/proxy/providers/provider.ts';
import { monoAnswering, now, order, session, token, ui } from './call-mono.ts';

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
