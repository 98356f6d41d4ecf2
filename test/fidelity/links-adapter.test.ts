import { expect, test } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import type { LinkOptions } from '../../src/proxy/providers/mono/links/link-settings.ts';
import { answeredBy, mandateKey as key, reference } from './call-mandates.ts';
import { accountId, customer, linkOrder, returnUrl } from './call-pages.ts';
import * as documented from './documented-linking.ts';

function linksBefore(bodies: readonly unknown[], status = 200, links: LinkOptions = {}) {
  const { mono, sent } = answeredBy(bodies, { status, options: { links } });
  if (!mono.links) throw new Error('It has links');
  return { links: mono.links, sent };
}

const order = { ...linkOrder, reference: '99008877TEST' };
const request = { customer, meta: { ref: '99008877TEST' }, scope: 'auth', redirect_url: returnUrl };

test('a page for linking is asked for with our reference, and tells the customer too', async () => {
  const { links, sent } = linksBefore([documented.linkOpened]);
  const answer = await links.open(new Sealed(order));
  expect(answer).toEqual({
    kind: 'ok',
    value: { url: expect.any(Sealed), customerId: '65f82acd00000003aa9028d' },
  });
  expect(answer.kind === 'ok' && answer.value.url.open()).toBe('https://link.mono.co/ALGSTO222222WE');
  expect(sent).toEqual([{ call: 'POST /v2/accounts/initiate', key, body: request }]);
});

test('a bank that is known already is named by its own id and its method', async () => {
  const { links, sent } = linksBefore([documented.linkOpened]);
  const institution = { id: '5f2d08bf60b92e2888287704.personal', methodId: 'internet_banking' };
  await links.open(new Sealed({ ...order, institution }));
  expect(sent[0]?.body).toEqual({ ...request, institution: documented.linkRequestAtBank.institution });
});

const opened = (rest: object) => ({
  ...documented.linkOpened,
  data: { ...documented.linkOpened.data, meta: { ref: reference }, ...rest },
});

test.each([
  ['no reference', { meta: {} }, '65f82acd00000003aa9028d'],
  ['no customer', { customer: undefined }, undefined],
])('a page that is told with %s can be used', async (_, rest, customerId) => {
  const { links } = linksBefore([opened(rest)]);
  expect(await links.open(new Sealed(linkOrder))).toMatchObject({ kind: 'ok', value: { customerId } });
});

test.each([
  ['another reference', { meta: { ref: 'ANOTHERREFERENCE0000' } }],
  ['a foreign host', { mono_url: 'https://evil.example/x' }],
  ['a script', { mono_url: 'javascript:alert(1)' }],
  ['no address', { mono_url: undefined }],
])('nobody is sent to a page with %s', async (_, rest) => {
  const { links } = linksBefore([opened(rest)]);
  expect(await links.open(new Sealed(linkOrder))).toEqual({
    kind: 'unknown',
    cause: 'unknown_shape',
    code: '200',
  });
});

const read = {
  providerId: accountId,
  holder: 'Samuel Olamide Nomo',
  number: expect.any(Sealed),
  type: 'Digital Savings Account',
  currency: 'NGN',
  bankName: 'GTBank',
  bankCode: '058',
  dataStatus: 'available',
};

test('an account is read by its id: its number sealed, no BVN, and no balance of unknown unit', async () => {
  const { links, sent } = linksBefore([documented.accountRead]);
  const answer = await links.readAccount(accountId);
  expect(answer).toEqual({ kind: 'ok', value: read });
  expect(answer.kind === 'ok' && answer.value.number?.open()).toBe('1234567890');
  expect(sent).toEqual([{ call: `GET /v2/accounts/${accountId}`, key, body: undefined }]);
});

test.each([
  ['kobo', 333_064],
  ['naira', 33_306_400],
] as const)('a balance is told where it is known to be %s', async (balanceUnit, balanceMinor) => {
  const { links } = linksBefore([documented.accountRead], 200, { balanceUnit });
  expect(await links.readAccount(accountId)).toEqual({ kind: 'ok', value: { ...read, balanceMinor } });
});

test('an account of another id than the one asked for is no answer', async () => {
  const { links } = linksBefore([documented.accountRead]);
  expect(await links.readAccount('65203b27f6323a96a4a83779')).toMatchObject({
    kind: 'unknown',
    cause: 'unknown_shape',
  });
});

const account = (rest: object, meta: object = { data_status: 'AVAILABLE' }) => ({
  ...documented.accountRead,
  data: { account: { ...documented.accountRead.data.account, ...rest }, meta },
});
const accountOf = async (body: unknown) => {
  const answer = await linksBefore([body]).links.readAccount(accountId);
  return answer.kind === 'ok' ? answer.value : answer;
};

test.each([
  ['AVAILABLE', 'available'],
  ['available', 'available'],
  ['FAILED', 'failed'],
  ['failed', 'failed'],
  ['PROCESSING', 'processing'],
  ['processing', 'processing'],
  ['REAUTH', 'processing'],
  [undefined, 'processing'],
  [7, 'processing'],
])('data of the status %j are %s', async (data_status, dataStatus) => {
  expect(await accountOf(account({}, { data_status }))).toMatchObject({ dataStatus });
});

test.each([
  ['a number that is a number', { account_number: 1_234_567_890 }, { number: undefined }],
  ['a number with letters', { account_number: '12345x7890' }, { number: undefined }],
  [
    'a NIP code',
    { institution: { name: 'Kuda', bank_code: '090267' } },
    { bankName: 'Kuda', nipCode: '090267' },
  ],
])('an account is told with %s', async (_, rest, expected) => {
  expect(await accountOf(account(rest))).toMatchObject(expected);
});

test.each([
  ['no id', { id: undefined }],
  ['an id that is a path', { id: '../customers' }],
  ['no currency', { currency: undefined }],
  ['a currency of small letters', { currency: 'ngn' }],
])('an account with %s is none', async (_, rest) => {
  expect(await accountOf(account(rest))).toMatchObject({ kind: 'unknown' });
});

test('a page of the list tells whose account each is, and of the page after it', async () => {
  const { links, sent } = linksBefore([documented.accountsListed]);
  const listed = await links.listAccounts(1);
  expect(listed).toEqual({
    kind: 'ok',
    value: {
      next: 2,
      accounts: [
        {
          providerId: '660e9c267474f97aba212345',
          customerId: '660e9be2c83b157a5f161234',
          holder: 'OLAMIDE SAMUEL NOMO',
          number: expect.any(Sealed),
          type: 'DIGITAL_SAVINGS_ACCOUNT',
          currency: 'NGN',
          bankName: 'Kuda Bank',
          nipCode: '090267',
          dataStatus: 'available',
        },
      ],
    },
  });
  expect(JSON.stringify(listed)).not.toContain('22354051234');
  expect(sent).toEqual([{ call: 'GET /v2/accounts?page=1', key, body: undefined }]);
});

test.each([
  ['the last page', { total: 40, pages: 4, previous: 'x', next: null }, 4],
  ['a list that says nothing of pages', undefined, 1],
])('nothing comes after %s', async (_, meta, page) => {
  const { links } = linksBefore([{ ...documented.accountsListed, meta }]);
  expect(await links.listAccounts(page)).toMatchObject({ kind: 'ok', value: { next: undefined } });
});

test('nothing comes after an empty page, whatever it says', async () => {
  const { links } = linksBefore([{ ...documented.accountsListed, data: [] }]);
  expect(await links.listAccounts(2)).toEqual({ kind: 'ok', value: { accounts: [], next: undefined } });
});

test('an account that cannot be read is left out of the list', async () => {
  const [first] = documented.accountsListed.data;
  const { links } = linksBefore([
    { ...documented.accountsListed, data: [null, { ...first, id: 7 }, { ...first, id: '../x' }, first] },
  ]);
  const listed = await links.listAccounts(1);
  expect(listed.kind === 'ok' && listed.value.accounts.map(({ providerId }) => providerId)).toEqual([
    '660e9c267474f97aba212345',
  ]);
});

test('a list that is refused is said to be', async () => {
  const { links } = linksBefore([documented.accountsRefused], 400);
  expect(await links.listAccounts(1)).toEqual({ kind: 'refused', reason: 'refused', code: '400' });
});
