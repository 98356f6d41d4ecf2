import { expect, test } from 'vitest';
import { type BankFacts, providerInstitutionId, toInstitutions } from './translate-institutions.ts';

const ui = (...names: string[]) => ({
  title: 'Log in',
  form: names.map((name) => ({ type: 'elements.input', name, hint: name, contentType: 'string' })),
});
const entry = (rest: object = {}) => ({
  _id: 'bank_1',
  name: 'Adire Bank',
  type: 'PERSONAL_BANKING',
  country: 'ng',
  auth_methods: [
    { _id: 'm1', type: 'internet_banking', name: 'Internet Banking', ui: ui('username', 'password') },
  ],
  ui: ui('username'),
  ...rest,
});
const read = (list: unknown) => toInstitutions(list, () => undefined)?.map(({ institution }) => institution);

test('one id used by several entries still gives every bank an id of its own', () => {
  const banks = read([entry(), entry({ type: 'BUSINESS_BANKING' }), entry({ name: 'Adire Bank Prime' })]);
  expect(banks?.map(({ id, name, segment }) => [id, name, segment])).toEqual([
    ['bank_1.personal', 'Adire Bank', 'personal'],
    ['bank_1.business', 'Adire Bank', 'business'],
    ['bank_1.personal.2', 'Adire Bank Prime', 'personal'],
  ]);
  expect(banks?.map(({ id }) => providerInstitutionId(id))).toEqual(['bank_1', 'bank_1', 'bank_1']);
});

test("a method's own form is kept, not the entry's, which asks for fewer fields", () => {
  const [bank] = toInstitutions([entry()], () => undefined) ?? [];
  expect(bank?.forms.get('internet_banking')?.fields.map(({ name }) => name)).toEqual([
    'username',
    'password',
  ]);
});

test.each([
  ['#E24407', '#e24407'],
  ['#abc', undefined],
  ['red;}body{display:none', undefined],
  ['url(https://example.com/x)', undefined],
  ['var(--x)', undefined],
  [{}, undefined],
])('the colour %j is taken as %s', (primaryColor, colour) => {
  expect(read([entry({ primaryColor })])?.[0]?.colour).toBe(colour);
  expect(read([entry({ primary_color: primaryColor })])?.[0]?.colour).toBe(colour);
});

test.each([
  ['has no id', { _id: undefined }],
  ['has an id that would change a path', { _id: '../v1' }],
  ['has no name', { name: '' }],
  ['has an object for a name', { name: { type: 'b' } }],
  ['has no method', { auth_methods: [] }],
  ['has a method without a form', { auth_methods: [{ type: 'internet_banking', name: 'X', ui: {} }] }],
  ['is in another country', { country: 'ke' }],
])('an entry that %s is left out, the others stay', (_, rest) => {
  expect(read([entry(rest), entry()])?.map(({ id }) => id)).toEqual(['bank_1.personal']);
});

const captchaUi = {
  title: 'Log in',
  form: [
    ...ui('username', 'password').form,
    {
      type: 'elements.captcha_input',
      name: 'captcha',
      hint: 'Captcha',
      contentType: 'string',
      value: 'data:image/png;base64,AAAA',
    },
  ],
};

test('a way to log in that shows a captcha is offered, and its form left to the bank session', () => {
  const withCaptcha = { type: 'internet_banking', name: 'Internet Banking', ui: captchaUi };
  const [bank] = toInstitutions([entry({ auth_methods: [withCaptcha] })], () => undefined) ?? [];
  expect(bank?.institution.methods).toEqual([{ id: 'internet_banking', name: 'Internet Banking' }]);
  expect(bank?.forms.get('internet_banking')).toEqual({ fields: [] });
});

test('a way to log in that asks for more than can be typed is not offered, nor a bank that has no other', () => {
  const names = Array.from({ length: 13 }, (_, at) => `field${at}`);
  const tooMuch = { type: 'internet_banking', name: 'Internet Banking', ui: ui(...names) };
  const app = { type: 'mobile_banking', name: 'Mobile Banking', ui: ui('pin') };
  const banks = read([
    entry({ auth_methods: [tooMuch] }),
    entry({ _id: 'bank_2', auth_methods: [tooMuch, app] }),
  ]);
  expect(banks?.map(({ id, methods }) => [id, methods])).toEqual([
    ['bank_2.personal', [{ id: 'mobile_banking', name: 'Mobile Banking' }]],
  ]);
});

test.each([
  [undefined, true],
  [[], true],
  [['financial_data', 'payments'], true],
  [[{ name: 'payments', type: ['personal'] }], true],
  [[{ name: 'financial_data', type: ['personal'] }], false],
  [['financial_data'], false],
])('a bank with the scope %j can be paid with: %s', (scope, offered) => {
  expect(read([entry({ scope })])).toHaveLength(offered ? 1 : 0);
});

test('a bank is not left out for its products, which v1 lists by other words', () => {
  expect(read([entry({ products: ['Statement'] })])).toHaveLength(1);
});

test('two methods of one type cannot be told apart by the provider, so one is offered', () => {
  const method = { type: 'mobile_banking', ui: ui('pin') };
  const banks = read([
    entry({
      auth_methods: [
        { ...method, name: 'Adire One' },
        { ...method, name: 'Adire Two' },
      ],
    }),
  ]);
  expect(banks?.[0]?.methods).toEqual([{ id: 'mobile_banking', name: 'Adire One' }]);
});

test('words that find a bank are asked for by its NIP code first, its bank code second', () => {
  const asked: BankFacts[] = [];
  const words = (facts: BankFacts) => {
    asked.push(facts);
    return 'adb';
  };
  const list = [
    entry({ bank_code: '058' }),
    entry({ bank_code: '058', nip_code: '000013' }),
    entry({ bank_code: null }),
  ];
  expect(toInstitutions(list, words)?.map(({ institution }) => institution.find)).toEqual([
    'adb',
    'adb',
    'adb',
  ]);
  expect(asked.map(({ code }) => code)).toEqual(['058', '000013', undefined]);
});

test('the enveloped list of v3 is read like the bare one of v1', () => {
  expect(read({ status: 'successful', data: [entry()] })).toEqual(read([entry()]));
});

test.each([[{}], [null], ['[]'], [{ data: {} }]])('%j is no list', (body) => {
  expect(read(body)).toBeUndefined();
});
