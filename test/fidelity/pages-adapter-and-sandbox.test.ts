import { afterEach, describe, expect, test } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import type { ExplicitAnswer, PageOrder, PageProvider } from '../../src/proxy/providers/page-provider.ts';
import type { Answer } from '../../src/proxy/providers/provider.ts';
import { reference } from './call-mandates.ts';
import { pageOrder, subAccountOrder } from './call-pages.ts';
import { type PageVisitor, visit } from './page-visitor.ts';
import { type ServedProvider, serveProvider, stopAll } from './served-provider.ts';

afterEach(stopAll);

const order = (rest: Partial<PageOrder> = {}) => new Sealed({ ...pageOrder, ...rest });

function settled<T>(answer: ExplicitAnswer<T, string> | Answer<T>): T {
  if (answer.kind !== 'ok') throw new Error(`Answered ${JSON.stringify(answer)}`);
  return answer.value;
}

function pagesOf({ mono }: ServedProvider): PageProvider {
  if (!mono.pages) throw new Error('It has pages');
  return mono.pages;
}

async function payerOf(provider: ServedProvider, rest: Partial<PageOrder> = {}): Promise<PageVisitor> {
  const { url } = settled(await pagesOf(provider).open(order(rest)));
  expect(new URL(url.open()).origin).toBe(provider.origin);
  const payer = visit(provider.sandbox, url.open());
  await payer.open();
  return payer;
}

async function paid(amountMinor = 20_000, profile = {}): Promise<ServedProvider> {
  const provider = await serveProvider(profile);
  const payer = await payerOf(provider, { amountMinor });
  await payer.send('end', { as: 'successful' });
  return provider;
}

const debitsOf = ({ sandbox }: ServedProvider) =>
  sandbox.ledger.of(reference).map(({ amountMinor }) => amountMinor);

describe('a payment on the provider’s page', () => {
  test.each(['account', 'transfer', 'whatsapp'] as const)(
    'by %s is not found before it is paid, and then found as ours',
    async (method) => {
      const provider = await serveProvider();
      const payer = await payerOf(provider, { method });
      expect(settled(await provider.mono.verify(reference))).toEqual({ status: 'not-found' });
      await payer.send('end', { as: 'successful' });
      expect(payer.leftTo()).toBe(`${pageOrder.returnUrl}?reference=${reference}&status=successful`);
      expect(settled(await provider.mono.verify(reference))).toMatchObject({
        status: 'successful',
        reference,
        amountMinor: 20_000,
        currency: 'NGN',
        mode: 'test',
        createdAt: provider.clock.now(),
      });
      expect(debitsOf(provider)).toEqual([20_000]);
      provider.clock.advance(60_000);
      expect(provider.heard()).toContainEqual({
        accepted: true,
        dedupeKey: expect.stringMatching(/^event:direct_debit\.payment_successful:successful:/),
        type: 'direct_debit.payment_successful',
        reference,
        quarantined: false,
      });
    },
  );

  test('that failed is found as failed, and one that was closed is not found', async () => {
    const provider = await serveProvider();
    const payer = await payerOf(provider);
    await payer.send('close');
    provider.clock.advance(60_000);
    expect(provider.heard().map(({ type, reference: named }) => [type, named])).toEqual([
      ['direct_debit.payment_cancelled', reference],
    ]);
    expect(settled(await provider.mono.verify(reference))).toEqual({ status: 'not-found' });
    await payer.open();
    await payer.send('end', { as: 'failed' });
    expect(settled(await provider.mono.verify(reference))).toMatchObject({ status: 'failed' });
    expect(debitsOf(provider)).toEqual([]);
  });

  test('of a reference that was used is refused, and nothing was made twice', async () => {
    const provider = await paid();
    expect(await pagesOf(provider).open(order())).toEqual({
      kind: 'refused',
      reason: 'reference_in_use',
      code: '400',
    });
    expect(debitsOf(provider)).toEqual([20_000]);
  });

  test('of too little, or of a payer without a name, is refused by its field', async () => {
    const pages = pagesOf(await serveProvider());
    expect(await pages.open(order({ amountMinor: 19_999 }))).toEqual({
      kind: 'refused',
      reason: 'refused',
      field: 'amount',
      code: '400',
    });
    expect(await pages.open(order({ customer: { name: '', email: 'amara@example.com' } }))).toMatchObject({
      kind: 'refused',
      reason: 'details_refused',
    });
  });

  test.each([
    ['initiate-silent-after', 20_021, 'unknown', 'timeout', 1],
    ['initiate-silent-before', 20_022, 'unknown', 'timeout', 0],
    ['initiate-502-after', 20_023, 'unknown', 'server_error', 1],
    ['initiate-502-before', 20_024, 'unknown', 'server_error', 0],
    ['initiate-cut-after', 20_025, 'unknown', 'connection_lost', 1],
    ['initiate-429', 20_027, 'not-executed', 'rate_limited', 0],
    ['initiate-html', 20_028, 'unknown', 'unreadable_body', 1],
  ] as const)('whose call meets %s is told as what it is', async (id, amountMinor, kind, cause, made) => {
    const patience = id.includes('silent') ? 1_000 : 20_000;
    const provider = await serveProvider({}, { pages: { timeouts: { 'open-page': patience } } });
    expect(await pagesOf(provider).open(order({ amountMinor }))).toMatchObject({ kind, cause });
    expect(provider.sandbox.links.all()).toHaveLength(made);
  });

  test.each([20_031, 20_032, 20_033, 20_034, 20_035, 20_036, 20_037, 20_038])(
    'of %i kobo is told an address that nobody is sent to',
    async (amountMinor) => {
      const provider = await serveProvider();
      expect(await pagesOf(provider).open(order({ amountMinor }))).toEqual({
        kind: 'unknown',
        cause: 'unknown_shape',
        code: '200',
      });
      expect(provider.sandbox.links.all()).toHaveLength(1);
    },
  );

  test('on another host than the configured one is none', async () => {
    const provider = await serveProvider({ pageOrigin: 'https://checkout.mono.example' });
    expect(await pagesOf(provider).open(order())).toMatchObject({ kind: 'unknown', cause: 'unknown_shape' });
    const allowed = await serveProvider(
      { pageOrigin: 'https://checkout.mono.example' },
      { pageHosts: ['checkout.mono.example'] },
    );
    const { url } = settled(await pagesOf(allowed).open(order()));
    expect(url.open()).toMatch(/^https:\/\/checkout\.mono\.example\/pages\/pay\/OD[A-Z0-9]{10}$/);
  });
});

describe('a refund', () => {
  test.each(['payout', 'wallet'] as const)('from the %s is done once, and verify says so', async (source) => {
    const provider = await paid();
    expect(settled(await provider.mono.verify(reference))).not.toHaveProperty('isRefunded');
    expect(settled(await pagesOf(provider).refund(reference, source))).toEqual({
      refunded: true,
      amountMinor: 20_000,
      bank: 'Access Bank',
      accountLastFour: expect.stringMatching(/^\d{4}$/),
    });
    expect(settled(await provider.mono.verify(reference))).toMatchObject({ isRefunded: true });
    expect(await pagesOf(provider).refund(reference, source)).toMatchObject({ reason: 'already_refunded' });
    expect(provider.sandbox.ledger.credits().map((credit) => credit.source)).toEqual([source]);
  });

  test('that is under way is not told as done, and verify knows when it is', async () => {
    const provider = await paid(20_051);
    expect(settled(await pagesOf(provider).refund(reference, 'payout'))).toMatchObject({ refunded: false });
    expect(settled(await provider.mono.verify(reference))).not.toHaveProperty('isRefunded');
    provider.clock.advance(121_000);
    expect(settled(await provider.mono.verify(reference))).toMatchObject({ isRefunded: true });
  });

  test('of a payment that nobody made is refused', async () => {
    const provider = await serveProvider();
    expect(await pagesOf(provider).refund(reference, 'payout')).toMatchObject({ reason: 'not_found' });
  });

  test('that is not possible is refused without a doubt', async () => {
    const provider = await paid(20_058);
    expect(await pagesOf(provider).refund(reference, 'payout')).toMatchObject({ reason: 'refused' });
  });

  test.each([
    ['payout', { payoutMs: 0 }],
    ['wallet', { walletMinor: 19_999 }],
  ] as const)('from a %s that has too little is refused', async (source, profile) => {
    const provider = await paid(20_000, profile);
    expect(await pagesOf(provider).refund(reference, source)).toMatchObject({
      reason: 'too_little_in_source',
    });
    expect(provider.sandbox.ledger.credits()).toEqual([]);
  });

  test.each([
    [20_053, 'timeout', 1],
    [20_054, 'timeout', 0],
    [20_055, 'server_error', 1],
    [20_056, 'server_error', 0],
  ] as const)('of %i kobo whose answer is lost is unknown: %s', async (amountMinor, cause, count) => {
    const provider = await serveProvider(
      {},
      { pages: { timeouts: { refund: cause === 'timeout' ? 1_000 : 20_000 } } },
    );
    const payer = await payerOf(provider, { amountMinor });
    await payer.send('end', { as: 'successful' });
    expect(await pagesOf(provider).refund(reference, 'payout')).toMatchObject({ kind: 'unknown', cause });
    expect(provider.sandbox.ledger.credits()).toHaveLength(count);
  });
});

describe('a sub-account', () => {
  test('is made, refused where it is there already, and found in the list', async () => {
    const pages = pagesOf(await serveProvider());
    const made = settled(await pages.createSubAccount(new Sealed(subAccountOrder)));
    expect(made).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      name: expect.any(String),
      accountLastFour: '6789',
      nipCode: '000014',
      active: true,
    });
    expect(await pages.createSubAccount(new Sealed(subAccountOrder))).toMatchObject({ reason: 'exists' });
    expect(settled(await pages.listSubAccounts())).toEqual([{ ...made, bankName: 'Access Bank' }]);
  });

  test.each([
    ['a bank that nobody knows', { nipCode: '123456', accountNumber: '0123456789' }],
    ['an account that nobody knows', { nipCode: '000014', accountNumber: '0123456404' }],
    ['eleven digits', { nipCode: '000014', accountNumber: '01234567890' }],
  ])('of %s is refused', async (_, account) => {
    const pages = pagesOf(await serveProvider());
    expect(await pages.createSubAccount(new Sealed(account))).toMatchObject({ reason: 'account_refused' });
  });

  test('is found on every page of the list', async () => {
    const pages = pagesOf(await serveProvider({ pageSize: 2 }));
    for (const ending of ['11', '22', '33', '44', '55']) {
      const account = { nipCode: '000014', accountNumber: `01234567${ending}` };
      settled(await pages.createSubAccount(new Sealed(account)));
    }
    const listed = settled(await pages.listSubAccounts());
    expect(listed.map(({ accountLastFour }) => accountLastFour)).toEqual([
      '6755',
      '6744',
      '6733',
      '6722',
      '6711',
    ]);
  });

  test('gets its share of a payment, which is told without naming a payment', async () => {
    const provider = await serveProvider();
    const { id } = settled(await pagesOf(provider).createSubAccount(new Sealed(subAccountOrder)));
    const split = {
      type: 'fixed',
      feeBearer: 'business',
      distribution: [{ account: id, value: 5_000 }],
    } as const;
    const payer = await payerOf(provider, { split: { ...split, distribution: [...split.distribution] } });
    await payer.send('end', { as: 'successful' });
    provider.clock.advance(3 * 86_400_000);
    const settlement = provider.heard().find(({ type }) => type.includes('split_settlement'));
    expect(settlement).toEqual({
      accepted: true,
      dedupeKey: expect.any(String),
      type: 'direct_debit.split_settlement_successful',
      settlement: expect.objectContaining({
        reference: expect.stringMatching(/^po_/),
        status: 'settled',
        feeBearer: 'business',
        currency: 'NGN',
        accountLastFour: '6789',
        nipCode: '000014',
      }),
      quarantined: false,
    });
  });

  test('that nobody knows is refused in a split', async () => {
    const split = {
      type: 'percentage',
      feeBearer: 'business',
      distribution: [{ account: 'sub_0', value: 50 }],
    } as const;
    const pages = pagesOf(await serveProvider());
    expect(
      await pages.open(order({ split: { ...split, distribution: [...split.distribution] } })),
    ).toMatchObject({ reason: 'split_refused', field: 'split' });
  });
});
