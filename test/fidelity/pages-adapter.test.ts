import { expect, test } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import type { PageOrder } from '../../src/proxy/providers/page-provider.ts';
import { answeredBy, mandateKey as key, monoBefore, reference } from './call-mandates.ts';
import { customer, pageOrder, returnUrl, subAccountOrder } from './call-pages.ts';
import * as documented from './documented-one-time.ts';

function pagesBefore(bodies: readonly unknown[], status = 200) {
  const { mono, sent } = answeredBy(bodies, { status });
  if (!mono.pages) throw new Error('It has pages');
  return { pages: mono.pages, sent };
}

/** Another page than the one that a published answer tells of cannot be ordered: its reference, and its amount where it is another one. */
const ordered = ({ data }: { data: { reference: string; amount: number } }, rest: Partial<PageOrder> = {}) =>
  new Sealed({ ...pageOrder, reference: data.reference, amountMinor: data.amount, ...rest });
const addressOf = (answer: Awaited<ReturnType<ReturnType<typeof pagesBefore>['pages']['open']>>) =>
  answer.kind === 'ok' ? answer.value.url.open() : answer;

test('a payment is ordered with all that is known of the payer, and its page is told', async () => {
  const { pages, sent } = pagesBefore([documented.initiated]);
  const payer = { ...customer, phone: '08031234567', address: '5 Broad Street, Lagos' };
  const answer = await pages.open(ordered(documented.initiated, { method: 'transfer', customer: payer }));
  expect(addressOf(answer)).toBe('https://checkout.mono.co/ODW2QV0WLIDG');
  expect(answer).toEqual({ kind: 'ok', value: { url: expect.any(Sealed) } });
  expect(sent).toEqual([
    {
      call: 'POST /v2/payments/initiate',
      key,
      body: {
        amount: 21_000,
        type: 'onetime-debit',
        method: 'transfer',
        description: 'Two yards of adire',
        reference: 'ref03098',
        redirect_url: returnUrl,
        customer: {
          name: 'Amara Eze',
          email: 'amara@example.com',
          phone: '08031234567',
          address: '5 Broad Street, Lagos',
        },
        meta: {},
      },
    },
  ]);
});

test('a payment with a split is ordered as published', async () => {
  const { pages, sent } = pagesBefore([documented.splitInitiated]);
  const split = {
    type: 'percentage',
    feeBearer: 'business',
    distribution: [
      { account: '673e258cbfc6fc07bf0f34b3', value: 50, maxMinor: 20_000 },
      { account: '673b40afbfc6fc07bf0e4d07', value: 40 },
    ],
  } as const;
  const order = ordered(documented.splitInitiated, {
    split: { ...split, distribution: [...split.distribution] },
  });
  expect(addressOf(await pages.open(order))).toBe('https://checkout.mono.co/ODDZI5AT7NQW');
  expect(sent[0]?.body).toMatchObject({
    amount: 450_000,
    method: 'account',
    customer: { name: 'Amara Eze', email: 'amara@example.com' },
    split: documented.splitOf('673e258cbfc6fc07bf0f34b3', '673b40afbfc6fc07bf0e4d07', 20_000),
  });
});

test.each(['account', 'transfer', 'whatsapp'] as const)(
  'a payment by %s is ordered by its word',
  async (method) => {
    const { pages, sent } = pagesBefore([documented.initiated]);
    expect(pages.methods).toContain(method);
    await pages.open(ordered(documented.initiated, { method }));
    expect(sent[0]?.body).toMatchObject({ method });
  },
);

test('a reference that was used is said to be', async () => {
  const { pages } = pagesBefore([documented.referenceUsed], 400);
  expect(await pages.open(new Sealed(pageOrder))).toEqual({
    kind: 'refused',
    reason: 'reference_in_use',
    code: '400',
  });
});

const told = (rest: object) => ({
  ...documented.initiated,
  data: { ...documented.initiated.data, reference, amount: 20_000, ...rest },
});

test.each([
  ['the amount in kobo', {}],
  ['the amount in naira', { amount: 200 }],
  ['no amount', { amount: undefined }],
  ['the other spelling', { mono_url: undefined, monoUrl: 'https://checkout.mono.co/ODW2QV0WLIDG' }],
])('a page that is told with %s is ours', async (_, rest) => {
  const { pages } = pagesBefore([told(rest)]);
  expect(addressOf(await pages.open(new Sealed(pageOrder)))).toBe('https://checkout.mono.co/ODW2QV0WLIDG');
});

test.each([
  ['another reference', { reference: 'ANOTHERREFERENCE0000' }],
  ['no reference', { reference: undefined }],
  ['another amount', { amount: 21_000 }],
  ['an amount that is text', { amount: '20000' }],
  ['a foreign host', { mono_url: 'https://evil.example/ODW2QV0WLIDG' }],
  ['the host before an @', { mono_url: 'https://checkout.mono.co@evil.example/' }],
  ['no encryption', { mono_url: 'http://checkout.mono.co/ODW2QV0WLIDG' }],
  ['a script', { mono_url: 'javascript:alert(1)' }],
  ['an empty address', { mono_url: '' }],
  ['no address', { mono_url: undefined }],
])('nobody is sent to a page with %s', async (_, rest) => {
  const { pages } = pagesBefore([told(rest)]);
  expect(await pages.open(new Sealed(pageOrder))).toEqual({
    kind: 'unknown',
    cause: 'unknown_shape',
    code: '200',
  });
});

test('all of a payment is refunded, from the payout where nothing is named', async () => {
  const { pages, sent } = pagesBefore([documented.refunded]);
  const value = { refunded: true, amountMinor: 20_000, bank: 'Opay', accountLastFour: '6789' };
  expect(await pages.refund('demo_ref_mxy0mb1234', 'payout')).toEqual({ kind: 'ok', value });
  expect(await pages.refund('demo_ref_mxy0mb1234', 'wallet')).toEqual({ kind: 'ok', value });
  const call = 'POST /v2/payments/refund';
  expect(sent).toEqual([
    { call, key, body: { reference: 'demo_ref_mxy0mb1234' } },
    { call, key, body: { reference: 'demo_ref_mxy0mb1234', source: 'wallet' } },
  ]);
});

test('a refund that is under way is told as not done, with what is told of it', async () => {
  const { pages } = pagesBefore([{ ...documented.refunded, data: { reference, refunded: false } }]);
  expect(await pages.refund(reference, 'payout')).toEqual({ kind: 'ok', value: { refunded: false } });
});

test('a payment that was refunded before is said to be', async () => {
  const { pages } = pagesBefore([documented.refundedBefore], 400);
  expect(await pages.refund(reference, 'payout')).toEqual({
    kind: 'refused',
    reason: 'already_refunded',
    code: '400',
  });
});

test('a sub-account is made, and its number stays with the provider', async () => {
  const { pages, sent } = pagesBefore([documented.subAccountCreated]);
  const order = { nipCode: '000000', accountNumber: '1234567890' };
  const value = {
    id: '6126aef671612f6126aef671612f',
    name: 'Sub Account Name',
    accountLastFour: '7890',
    nipCode: '000000',
    active: true,
  };
  expect(await pages.createSubAccount(new Sealed(order))).toEqual({ kind: 'ok', value });
  const body = { nip_code: '000000', account_number: '1234567890' };
  expect(sent).toEqual([{ call: 'POST /v2/payments/payout/sub-account', key, body }]);
});

test.each([
  ['another number', { account_number: '9999999999' }],
  ['another bank', { nip_code: '000015' }],
  ['no id', { id: undefined }],
  ['no name', { name: ' ' }],
])('a sub-account that is told with %s is not the one ordered', async (_, rest) => {
  const data = { id: 'sub_1', name: 'Adire Lane', account_number: '0123456789', nip_code: '000014', ...rest };
  const { pages } = pagesBefore([{ ...documented.subAccountCreated, data }]);
  expect(await pages.createSubAccount(new Sealed(subAccountOrder))).toMatchObject({ kind: 'unknown' });
});

test('sub-accounts are listed over all pages, with what the list tells of their banks', async () => {
  const { data, meta } = documented.subAccountsListed;
  const [first] = data;
  const next = 'https://api.withmono.com/v2/payments/payout/sub-accounts?page=2';
  const two = { ...meta, paging: { ...meta.paging, pages: 2 } };
  const { pages, sent } = pagesBefore([
    { ...documented.subAccountsListed, meta: { paging: { ...two.paging, next } } },
    {
      ...documented.subAccountsListed,
      data: [{ ...first, id: 'sub_2', status: 'inactive' }, { id: 7 }],
      meta: two,
    },
  ]);
  const account = {
    id: '6749cccf1ee148a8af436c59',
    name: 'Samuel Olamide',
    accountLastFour: '7893',
    nipCode: '090267',
    bankName: 'Kuda Microfinance Bank',
    active: true,
  };
  expect(await pages.listSubAccounts()).toEqual({
    kind: 'ok',
    value: [account, { ...account, id: 'sub_2', active: false }],
  });
  const path = 'GET /v2/payments/payout/sub-accounts';
  expect(sent).toEqual([
    { call: `${path}?page=1`, key, body: undefined },
    { call: `${path}?page=2`, key, body: undefined },
  ]);
});

test('the published list of sub-accounts is one page', async () => {
  const { pages, sent } = pagesBefore([documented.subAccountsListed]);
  const listed = await pages.listSubAccounts();
  expect(listed.kind === 'ok' && listed.value.length).toBe(1);
  expect(sent).toHaveLength(1);
});

test('without configured hosts nothing is done by the provider’s pages', () => {
  const { pages, mandatePages, links, mandates } = monoBefore(undefined, { pageHosts: [] });
  expect({ pages, mandatePages, links }).toEqual({
    pages: undefined,
    mandatePages: undefined,
    links: undefined,
  });
  expect(mandates).toBeDefined();
});

test('a call waits for as long as it says, a refund for a minute', () => {
  const { pages, links } = monoBefore(undefined);
  const calls = [
    'open-page',
    'open-mandate-page',
    'refund',
    'create-sub-account',
    'list-sub-accounts',
  ] as const;
  expect(calls.map((call) => pages?.patienceMs(call))).toEqual([20_000, 20_000, 60_000, 15_000, 20_000]);
  const linking = ['open-link', 'read-account', 'list-accounts'] as const;
  expect(linking.map((call) => links?.patienceMs(call))).toEqual([15_000, 10_000, 15_000]);
});
