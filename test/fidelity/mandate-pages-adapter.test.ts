import { expect, test } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import type { PageMandateOrder, ProviderSchedule } from '../../src/proxy/providers/mandate-page-provider.ts';
import type { MonoOptions } from '../../src/proxy/providers/mono/settings.ts';
import { answeredBy, mandateOrder, pageHosts, pageMandateOrder, reference } from './call-mandates.ts';
import * as initiated from './documented-initiate.ts';
import * as documented from './documented-mandates.ts';

function mandatePagesBefore(bodies: readonly unknown[], status = 200, options: Partial<MonoOptions> = {}) {
  const { mono, sent } = answeredBy(bodies, { status, options });
  if (!mono.mandatePages) throw new Error('It has pages of mandates');
  return { pages: mono.mandatePages, sent };
}

const orderOf = ({ data }: { data: { reference: string } }, rest: Partial<PageMandateOrder> = {}) =>
  new Sealed({ ...pageMandateOrder, reference: data.reference, ...rest });

const weekly: ProviderSchedule = {
  rhythm: { frequency: 'weekly' },
  firstDebitDate: '2026-11-30',
  firstDebitMinor: 30_000,
  retries: 1,
  graceDays: 6,
  partMinor: 20_000,
};
const opened = (address: string) => ({
  kind: 'ok',
  value: {
    url: expect.toSatisfy((url: Sealed<string>) => url.open() === address),
    providerId: expect.any(String),
  },
});

test('a variable e-mandate is ordered as published, and its page and id are told', async () => {
  const { pages, sent } = mandatePagesBefore([initiated.variableInitiated]);
  expect(await pages.open(orderOf(initiated.variableInitiated))).toEqual({
    kind: 'ok',
    value: { url: expect.any(Sealed), providerId: 'mmc_682b977203c0b7360787b460' },
  });
  expect(sent[0]).toMatchObject({
    call: 'POST /v2/payments/initiate',
    body: {
      amount: 5_000_000,
      type: 'recurring-debit',
      method: 'mandate',
      mandate_type: 'emandate',
      debit_type: 'variable',
      description: 'Fabric club',
      reference: 'test-O2b9O9EF903-949493432',
      customer: { id: '68274fb5565971e625b9115c' },
      redirect_url: 'https://pay.adirelane.example/r/9nLz',
      start_date: '2026-11-23',
      end_date: '2027-05-22',
      meta: {},
    },
  });
  expect(sent[0]?.body).not.toHaveProperty('frequency');
});

test('a fixed mandate is ordered with its whole schedule, on bare days', async () => {
  const { pages, sent } = mandatePagesBefore([initiated.fixedInitiated]);
  const order = orderOf(initiated.fixedInitiated, { amountMinor: 200_000, schedule: weekly });
  expect(await pages.open(order)).toEqual(opened('https://authorise.mono.co/RD9152019674'));
  expect(sent[0]?.body).toEqual({
    amount: 200_000,
    type: 'recurring-debit',
    method: 'mandate',
    mandate_type: 'emandate',
    debit_type: 'fixed',
    description: 'Fabric club',
    reference: 'nomo-test-24-04-24-02',
    customer: { id: '68274fb5565971e625b9115c' },
    redirect_url: 'https://pay.adirelane.example/r/9nLz',
    start_date: '2026-11-23',
    end_date: '2027-05-22',
    frequency: 'weekly',
    retrial_frequency: 1,
    initial_debit_date: '2026-11-30',
    initial_debit_amount: 30_000,
    grace_period: 6,
    minimum_due: 20_000,
    meta: {},
  });
});

test('a rhythm of one’s own has an interval, and a first amount is told only where there is one', async () => {
  const { pages, sent } = mandatePagesBefore([initiated.fixedInitiated]);
  const { firstDebitMinor, ...schedule } = weekly;
  const rhythm = { frequency: 'weeks', every: 2 } as const;
  await pages.open(orderOf(initiated.fixedInitiated, { schedule: { ...schedule, rhythm } }));
  expect(sent[0]?.body).toMatchObject({ frequency: 'weeks', interval: '2' });
  expect(sent[0]?.body).not.toHaveProperty('initial_debit_amount');
});

test.each([
  ['sweep', {}, 'sweep'],
  ['sweep', { mandates: { sweepName: 'gsm' } }, 'gsm'],
  ['signed', {}, 'signed'],
] as const)('a mandate of the type %s with %j is ordered as %s', async (type, options, word) => {
  const { pages, sent } = mandatePagesBefore([initiated.sweepInitiated], 200, options);
  const order = orderOf(initiated.sweepInitiated, { type });
  expect(await pages.open(order)).toEqual(opened('https://authorise.mono.co/RD9152019674'));
  expect(sent[0]?.body).toMatchObject({ mandate_type: word });
});

test('what is refused says which field it was about', async () => {
  const { pages } = mandatePagesBefore([documented.validationFailed], 400);
  expect(await pages.open(new Sealed(pageMandateOrder))).toEqual({
    kind: 'refused',
    reason: 'refused',
    field: 'start_date',
    code: '400',
  });
});

test('a type that is no longer offered is said to be so', async () => {
  const message = 'Signed mandates are no longer supported. Please use another mandate type';
  const { pages } = mandatePagesBefore(
    [{ status: 'failed', response_code: '400', message, data: null }],
    400,
  );
  expect(await pages.open(new Sealed(pageMandateOrder))).toEqual({
    kind: 'refused',
    reason: 'not_offered',
    code: '400 400',
  });
});

const told = (rest: object) => ({
  ...initiated.variableInitiated,
  data: { ...initiated.variableInitiated.data, reference, ...rest },
});

test.each([
  ['another reference', { reference: 'ANOTHERREFERENCE0000' }],
  ['no reference', { reference: undefined }],
  ['no id', { mandate_id: undefined }],
  ['an id that is a path', { mandate_id: '../customers' }],
  ['a foreign host', { mono_url: 'https://evil.example/x' }],
  ['a script', { mono_url: 'javascript:alert(1)' }],
  ['no address', { mono_url: undefined }],
])('nobody is sent to a page with %s', async (_, rest) => {
  const { pages } = mandatePagesBefore([told(rest)]);
  expect(await pages.open(new Sealed(pageMandateOrder))).toEqual({
    kind: 'unknown',
    cause: 'unknown_shape',
    code: '200',
  });
});

const selfieHost = 'develop.d25lmvlzvrkhwa.amplifyapp.com';

test('a selfie is asked for by create, and the published answer tells its page where its host is configured', async () => {
  const { mandates, sent } = answeredBy([documented.selfieCreated], {
    options: { pageHosts: [...pageHosts, selfieHost] },
  });
  const answer = await mandates.createMandate(new Sealed({ ...mandateOrder, verification: 'selfie' }));
  expect(answer).toEqual({
    kind: 'ok',
    value: {
      providerId: 'mmc_691d957a87120578aeb864af',
      reference: 'mandatevrif7l9d4',
      status: 'waiting',
      readyToDebit: false,
      totalCapMinor: 1_000_000,
      mode: 'live',
      createdAt: Date.parse('2025-11-19T10:01:30.471Z'),
      accountNumber: '2012345678',
      accountHolder: 'Samuel Olamide',
      nibssCode: 'RC227914/1580/0015154303',
      type: 'emandate',
      debitType: 'variable',
      bank: { name: 'Access Bank', bankCode: '044' },
      transferMinor: 5000,
      destinations: [],
      page: { url: expect.any(Sealed) },
    },
  });
  expect(answer.kind === 'ok' && answer.value.page?.url.open()).toBe(documented.selfieCreated.data.mono_url);
  expect(sent[0]?.body).toMatchObject({ verification_method: 'selfie_verification' });
});

test('its page is no page where its host is not configured', async () => {
  const { mandates } = answeredBy([documented.selfieCreated]);
  const answer = await mandates.createMandate(new Sealed({ ...mandateOrder, verification: 'selfie' }));
  expect(answer).toMatchObject({ kind: 'unknown', cause: 'unknown_shape' });
});

test('where no hosts are configured no selfie is asked for, and the provider makes nothing', async () => {
  const { mandates, sent } = answeredBy([documented.selfieCreated], { options: { pageHosts: [] } });
  expect(await mandates.createMandate(new Sealed({ ...mandateOrder, verification: 'selfie' }))).toEqual({
    kind: 'refused',
    reason: 'not_offered',
    code: 'no_page_hosts',
  });
  expect(sent).toEqual([]);
});

test('a fixed mandate is created with its schedule, its first day an instant', async () => {
  const { mandates, sent } = answeredBy([documented.emandateCreated]);
  const fixed = {
    amountMinor: 50_000,
    schedule: { ...weekly, rhythm: { frequency: 'months', every: 3 } },
  } as const;
  await mandates.createMandate(new Sealed({ ...mandateOrder, fixed }));
  expect(sent[0]?.body).toEqual({
    debit_type: 'fixed',
    customer: '68274fb5565971e625b9115c',
    mandate_type: 'emandate',
    amount: 50_000,
    reference,
    account_number: '0123456789',
    bank_code: '058',
    fee_bearer: 'business',
    description: 'Fabric club',
    start_date: '2026-11-23T00:00:00.000Z',
    end_date: '2027-05-22T22:59:59.999Z',
    frequency: 'months',
    interval: '3',
    retrial_frequency: 1,
    initial_debit_date: '2026-11-30T00:00:00.000Z',
    initial_debit_amount: 30_000,
    grace_period: 6,
    minimum_due: 20_000,
    verification_method: 'transfer_verification',
    meta: {},
  });
});

const holder = 'SAMUEL OLAMIDE';
const linkedAccount = (bank: string, lastFour: string) => ({ bank, lastFour, holder, readyToDebit: false });

test('a sweep is read with the accounts it takes from, each with its last four digits only', async () => {
  const { mandates } = answeredBy([documented.linkedMandateRead]);
  expect(await mandates.readMandate('mmc_66b513c139a0229aa1234567')).toEqual({
    kind: 'ok',
    value: {
      providerId: 'mmc_66b513c139a0229aa1234567',
      reference: 'Reference0000012345',
      status: 'waiting',
      readyToDebit: false,
      totalCapMinor: 50_600,
      balanceMinor: 50_600,
      mode: 'live',
      createdAt: Date.parse('2024-08-08T18:51:45.770Z'),
      accountNumber: '2212345678',
      accountHolder: 'SAMUEL OLAMIDE',
      nibssCode: 'RC012345/4321/098765432',
      type: 'sweep',
      debitType: 'variable',
      bank: { name: 'UBA', bankCode: '033', nipCode: '000004' },
      linked: [
        linkedAccount('Zenith International Bank', '9999'),
        linkedAccount('Access Bank', '8888'),
        linkedAccount('Polaris Bank', '4444'),
        linkedAccount('Globus Bank', '2923'),
        linkedAccount('First City Monument Bank', '0291'),
      ],
    },
  });
});
