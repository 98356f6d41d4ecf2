import { afterEach, describe, expect, test } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import type { PageMandateOrder, ProviderSchedule } from '../../src/proxy/providers/mandate-page-provider.ts';
import type { MandateAnswer, MandateProvider } from '../../src/proxy/providers/mandate-provider.ts';
import { mandateOrder, pageMandateOrder, person, reference } from './call-mandates.ts';
import { visit } from './page-visitor.ts';
import { type ServedProvider, serveProvider, stopAll } from './served-provider.ts';

afterEach(stopAll);

const hourMs = 3_600_000;

function settled<T>(answer: MandateAnswer<T>): T {
  if (answer.kind !== 'ok') throw new Error(`Answered ${JSON.stringify(answer)}`);
  return answer.value;
}

function partsOf({ mono: { mandates, mandatePages } }: ServedProvider) {
  if (!mandates || !mandatePages) throw new Error('It has both');
  return { mandates, pages: mandatePages };
}

const customerOf = async (mandates: MandateProvider) =>
  settled(await mandates.createCustomer(new Sealed(person))).customerId;

/** Asks for a page, as a customer who was met before. */
async function ask(provider: ServedProvider, rest: Partial<PageMandateOrder> = {}) {
  const { mandates, pages } = partsOf(provider);
  return pages.open(new Sealed({ ...pageMandateOrder, customerId: await customerOf(mandates), ...rest }));
}

const account = { bank_code: '058', account_number: '0123456789' };

describe('a mandate on the provider’s page', () => {
  test('has no account before the payer names one, and its bank and account once it is approved', async () => {
    const provider = await serveProvider();
    const { mandates } = partsOf(provider);
    const { providerId, url } = settled(await ask(provider));
    const open = settled(await mandates.readMandate(providerId));
    expect(open).toMatchObject({ reference, status: 'waiting', type: 'emandate', debitType: 'variable' });
    expect(['bank', 'accountNumber', 'accountHolder'].filter((name) => name in open)).toEqual([]);
    const payer = visit(provider.sandbox, url.open());
    await payer.open();
    await payer.send('account', account);
    await payer.send('terms');
    await payer.send('send');
    provider.clock.advance(60_000);
    expect(settled(await mandates.readMandate(providerId))).toMatchObject({
      status: 'approved',
      totalCapMinor: 5_000_000,
      accountNumber: '0123456789',
      bank: { name: 'GTBank', bankCode: '058', nipCode: '000013' },
    });
    await payer.open();
    expect(payer.leftTo()).toBe(`${pageMandateOrder.returnUrl}?reference=${reference}&status=successful`);
  });

  test('is found in the list by its reference, and cancelled there', async () => {
    const provider = await serveProvider();
    const { mandates } = partsOf(provider);
    const { providerId } = settled(await ask(provider));
    expect(settled(await mandates.listMandates(1)).mandates).toMatchObject([{ providerId, reference }]);
    expect(await mandates.cancelMandate(providerId)).toEqual({ kind: 'ok', value: {} });
  });

  test.each([
    ['sweep', 'sweep'],
    ['gsm', 'sweep'],
  ] as const)('that is a sweep by the name %s is read as a %s', async (sweepName, type) => {
    const provider = await serveProvider({}, { mandates: { sweepName } });
    const { providerId } = settled(await ask(provider, { type: 'sweep' }));
    expect(settled(await partsOf(provider).mandates.readMandate(providerId))).toMatchObject({
      type,
      linked: [],
    });
  });

  test('that is fixed tells what each debit takes, and no total', async () => {
    const schedule: ProviderSchedule = {
      rhythm: { frequency: 'weeks', every: 2 },
      firstDebitDate: '2026-11-30',
      firstDebitMinor: 30_000,
      retries: 2,
      graceDays: 3,
      partMinor: 20_000,
    };
    const provider = await serveProvider();
    const { mandates } = partsOf(provider);
    const { providerId } = settled(await ask(provider, { amountMinor: 200_000, schedule }));
    const fixed = { debitType: 'fixed', perDebitMinor: 200_000, totalCapMinor: undefined };
    expect(settled(await mandates.readMandate(providerId))).toMatchObject(fixed);
  });

  test('that was made with a reference already is refused', async () => {
    const provider = await serveProvider();
    const { mandates, pages } = partsOf(provider);
    const order = new Sealed({ ...pageMandateOrder, customerId: await customerOf(mandates) });
    settled(await pages.open(order));
    expect(await pages.open(order)).toMatchObject({ reason: 'reference_in_use' });
  });

  test.each([
    ['of a type that is no longer taken', { type: 'signed' }, { reason: 'not_offered' }],
    ['of a start that is over', { startDate: '2026-11-20' }, { reason: 'refused', field: 'start_date' }],
    ['of a customer that nobody knows', { customerId: 'nobody' }, { reason: 'customer_not_found' }],
  ] as const)('%s is refused', async (_, rest, refusal) => {
    expect(await ask(await serveProvider(), rest)).toMatchObject({ kind: 'refused', ...refusal });
  });

  test.each([
    [21, 'unknown', 'timeout', 1],
    [22, 'unknown', 'timeout', 0],
    [23, 'unknown', 'server_error', 1],
    [25, 'unknown', 'connection_lost', 1],
    [27, 'not-executed', 'rate_limited', 0],
    [28, 'unknown', 'unreadable_body', 1],
    [31, 'unknown', 'unknown_shape', 1],
    [32, 'unknown', 'unknown_shape', 1],
    [33, 'unknown', 'unknown_shape', 1],
    [34, 'unknown', 'unknown_shape', 1],
    [35, 'unknown', 'unknown_shape', 1],
    [36, 'unknown', 'unknown_shape', 1],
    [37, 'unknown', 'unknown_shape', 1],
    [38, 'unknown', 'unknown_shape', 1],
  ] as const)('with the trouble %i is told as %s: %s', async (kobo, kind, cause, made) => {
    const patience = kobo < 23 ? 1_000 : 20_000;
    const provider = await serveProvider({}, { mandates: { timeouts: { 'open-mandate-page': patience } } });
    expect(await ask(provider, { amountMinor: 5_000_000 + kobo })).toMatchObject({ kind, cause });
    const { mandates } = settled(await partsOf(provider).mandates.listMandates(1));
    expect(mandates.map((mandate) => mandate.reference)).toEqual(Array(made).fill(reference));
  });
});

describe('a selfie', () => {
  const order = async (mandates: MandateProvider) =>
    new Sealed({
      ...mandateOrder,
      customerId: await customerOf(mandates),
      startDate: '2026-11-22',
      verification: 'selfie' as const,
    });

  test('is made on a page of the provider’s, and approves the mandate', async () => {
    const provider = await serveProvider({ takesSelfies: true });
    const { mandates } = partsOf(provider);
    const created = settled(await mandates.createMandate(await order(mandates)));
    expect(created).toMatchObject({ status: 'waiting', destinations: [] });
    const payer = visit(provider.sandbox, created.page?.url.open() ?? '');
    await payer.open();
    await payer.send('selfie', { camera: 'granted' });
    expect(settled(await mandates.readMandate(created.providerId))).toMatchObject({ status: 'approved' });
    provider.clock.advance(24 * hourMs);
    expect(settled(await mandates.readMandate(created.providerId))).toMatchObject({ readyToDebit: true });
  });

  test('is not offered where it was not enabled', async () => {
    const { mandates } = partsOf(await serveProvider());
    expect(await mandates.createMandate(await order(mandates))).toMatchObject({
      kind: 'refused',
      reason: 'not_offered',
    });
  });
});
