import { expect, test } from 'vitest';
import type { CreateDebit, Debit, Mandate } from '../../contract/mandate-api.ts';
import type { Checkout, CreateCheckout } from '../../contract/merchant-api.ts';
import { lengthOf } from './bank-hand.ts';
import type { MerchantClient } from './merchant-client.ts';
import { createSubscriptionRoutes } from './subscription-routes.ts';
import { createSubscriptions } from './subscriptions.ts';

const mandate = {
  id: 'man_1',
  state: 'ready',
  readyToDebit: true,
  providerId: 'mmc_1',
  debitedMinor: 0,
  remainingMinor: 18_000_000,
  bank: 'GTBank',
  accountLastFour: '3461',
  terms: { debitType: 'variable', endDate: '2027-11-27' },
  payerUrl: 'https://pay.example/m/<token>',
} as Mandate;

/** The shop's server over a proxy and a bank that note what they are asked. */
function openShop(today = '2026-11-27') {
  const created: CreateCheckout[] = [];
  const debited: { order: CreateDebit; key: string }[] = [];
  const atBank: string[] = [];
  const state = {
    isRefusing: false,
    mandateId: 'man_1' as string | undefined,
    changes: {} as Partial<Mandate>,
  };
  const checkout = () =>
    ({
      id: 'co_1',
      kind: 'mandate',
      url: 'https://pay.example/c/abc',
      status: 'succeeded',
      supportCode: '7K2-Q9D',
      ...(state.mandateId && { mandateId: state.mandateId }),
    }) as Checkout;
  const client: MerchantClient = {
    async createCheckout(terms) {
      created.push(terms);
      return checkout();
    },
    getCheckout: async () => checkout(),
    refund: async () => checkout(),
    listLinkedAccounts: async () => ({ data: [] }),
    getMandate: async () => ({ ...mandate, ...state.changes }),
    listDebits: async () => ({ data: [] }),
    async debit(_, order, key) {
      if (state.isRefusing) throw new Error('The proxy answered 422: cap_exceeded');
      debited.push({ order, key });
      return {} as Debit;
    },
  };
  const bank = {
    now: async () => `${today}T09:00:00.000Z`,
    today: async () => today,
    sendTransfer: async (id: string) => void atBank.push(`transfer ${id}`),
    jump: async (to: string) => void atBank.push(to),
  };
  const subscriptions = createSubscriptions(client, bank, 'http://localhost:1234');
  const routes = createSubscriptionRoutes({
    subscriptions,
    linkedAccount: async (number) => (number === 'AB-1' ? 'la_1' : undefined),
    bank,
    sandboxUrl: 'http://bank.example',
    headers: {},
  });
  const post = (path: string, body: unknown) =>
    routes.request(path, { method: 'POST', body: JSON.stringify(body) });
  return { created, debited, atBank, state, routes, post };
}

async function subscribed(shop: ReturnType<typeof openShop>): Promise<string> {
  const answer = await shop.post('/', { club: 'cloth-club' });
  return ((await answer.json()) as { number: string }).number;
}

test('a shopper who sends a ceiling of their own agrees to the shop’s, for a year', async () => {
  const shop = openShop();
  const answer = await shop.post('/', { club: 'cloth-club', totalCapMinor: 1, monthlyMinor: 1 });
  expect(answer.status).toBe(201);
  expect(shop.created).toEqual([
    expect.objectContaining({
      kind: 'mandate',
      currency: 'NGN',
      mandate: {
        type: 'emandate',
        debitType: 'variable',
        totalCapMinor: 18_000_000,
        startDate: '2026-11-27',
        endDate: '2027-11-27',
      },
    }),
  ]);
});

test('a shopper who has linked an account subscribes from it, and from no other', async () => {
  const shop = openShop();
  const answer = await shop.post('/', { club: 'cloth-club', account: 'AB-1', linkedAccountId: 'la_2' });
  expect(answer.status).toBe(201);
  expect(shop.created[0]).toMatchObject({ mandate: { linkedAccountId: 'la_1' } });
  const other = await shop.post('/', { club: 'cloth-club', account: 'AB-2' });
  expect([other.status, shop.created.length]).toEqual([400, 1]);
});

test('a year from a leap day ends on a day that there is', async () => {
  const shop = openShop('2028-02-29');
  await subscribed(shop);
  expect(shop.created[0]).toMatchObject({ mandate: { endDate: '2029-02-28' } });
});

test.each<[string, string, object]>([
  [
    'cloth-club',
    'page',
    {
      mandate: { type: 'emandate', debitType: 'variable', totalCapMinor: 18_000_000 },
      ways: ['provider-page'],
    },
  ],
  ['cloth-club', 'selfie', { mandate: { verification: 'selfie' } }],
  ['throw-club', 'sweep', { mandate: { type: 'sweep', totalCapMinor: 9_600_000 } }],
  [
    'bead-club',
    'fixed',
    {
      mandate: {
        debitType: 'fixed',
        perDebitMinor: 500_000,
        schedule: { frequency: 'monthly', firstDebitDate: '2026-11-28', retries: 2, graceDays: 1 },
      },
    },
  ],
])('a shopper who subscribes to the %s by %s is asked to agree to that', async (club, agreement, terms) => {
  const shop = openShop();
  const answer = await shop.post('/', { club, agreement });
  expect(answer.status).toBe(201);
  expect(shop.created).toEqual([expect.objectContaining({ kind: 'mandate' })]);
  expect(shop.created[0]).toMatchObject({
    ...terms,
    mandate: {
      startDate: '2026-11-27',
      endDate: '2027-11-27',
      ...('mandate' in terms && (terms.mandate as object)),
    },
  });
});

test('nothing is taken by the shop where Mono takes it, and every account that may be taken from is named', async () => {
  const shop = openShop();
  const number = await subscribed(shop);
  shop.state.changes = {
    terms: { ...mandate.terms, debitType: 'fixed' } as Mandate['terms'],
    linked: [{ bank: 'Kuda', lastFour: '0044', readyToDebit: false }],
  };
  const text = await (await shop.routes.request(`/${number}`)).text();
  expect(text).not.toContain('data-take');
  expect(text).toContain('Kuda ···· 0044, not ready yet');
});

test('what nobody can subscribe to makes no checkout', async () => {
  const shop = openShop();
  expect((await shop.post('/', { club: 'bridge' })).status).toBe(400);
  expect((await shop.post('/', null)).status).toBe(400);
  expect((await shop.post('/', { club: 'cloth-club', agreement: 'fixed' })).status).toBe(400);
  expect(shop.created).toEqual([]);
});

test('a month that is taken with two taps is the same debit to the proxy', async () => {
  const shop = openShop();
  const number = await subscribed(shop);
  const answers = await Promise.all([1, 2].map(() => shop.post(`/${number}/take`, { month: 1 })));
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  const debit = {
    order: { amountMinor: 1_500_000, reference: `${number}-1`, narration: 'Cloth of the month, number 1' },
    key: `${number}-1`,
  };
  expect(shop.debited).toEqual([debit, debit]);
});

test('a debit that the proxy refuses is told in its words', async () => {
  const shop = openShop();
  const number = await subscribed(shop);
  shop.state.isRefusing = true;
  const answer = await shop.post(`/${number}/take`, { month: 1 });
  expect([answer.status, await answer.json()]).toEqual([
    409,
    { error: 'The proxy answered 422: cap_exceeded' },
  ]);
});

test('nothing is taken or sent where nothing was agreed', async () => {
  const shop = openShop();
  const number = await subscribed(shop);
  shop.state.mandateId = undefined;
  const answers = [
    await shop.post(`/${number}/take`, { month: 1 }),
    await shop.post(`/${number}/bank`, { does: 'transfer' }),
    await shop.post(`/${number}/take`, { month: 'all' }),
    await shop.post(`/${number}/bank`, { does: 'constructor' }),
    await shop.post('/AC-000000/take', { month: 1 }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([409, 409, 400, 400, 404]);
  expect([shop.debited, shop.atBank]).toEqual([[], []]);
});

test('the demo’s hand at the bank sends the ₦50 of this subscription and moves the clock', async () => {
  const shop = openShop();
  const number = await subscribed(shop);
  for (const does of ['transfer', 'hour', 'day', 'monday']) await shop.post(`/${number}/bank`, { does });
  expect(shop.atBank).toEqual(['transfer mmc_1', 'hour', 'day', 'monday']);
});

test('the page of a subscription leads to the payer’s own, and shows nothing as markup that is none', async () => {
  const shop = openShop();
  const number = await subscribed(shop);
  const text = await (await shop.routes.request(`/${number}`)).text();
  expect(text).toContain('href="https://pay.example/m/&lt;token&gt;"');
  expect(text).toContain('Take ₦15,000.00 now');
  expect(text).not.toContain('Send the ₦50 now');
});

test.each([
  ['a Friday evening', '2026-11-27T17:00:00.000Z', 63],
  ['a Sunday that is Monday already in Lagos', '2026-11-29T23:30:00.000Z', 7 * 24 + 8.5],
  ['a Monday morning', '2026-11-30T07:00:00.000Z', 7 * 24 + 1],
])('to Monday, from %s, is to nine in the morning in Lagos', (_, now, hours) => {
  expect(lengthOf('monday', now)).toBe(hours * 3_600_000);
});
