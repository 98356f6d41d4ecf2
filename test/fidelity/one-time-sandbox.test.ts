import { describe, expect, test } from 'vitest';
import * as published from './documented-one-time.ts';
import { createLinkCaller, dataOf, reference } from './link-caller.ts';
import { shapeOf } from './published-shape.ts';
import { gtbank, startedAt } from './sandbox-caller.ts';

const { institution, auth_method, ...initiatedData } = published.initiated.data;
const at = new Date(startedAt).toISOString();

describe('a page for a payment', () => {
  test('is answered as published, with what was ordered', async () => {
    const { ask } = createLinkCaller();
    const answer = await ask();
    expect({ status: answer.status, body: shapeOf(answer.body) }).toEqual({
      status: 200,
      body: shapeOf({ ...published.initiated, data: initiatedData }),
    });
    expect(dataOf(answer)).toMatchObject({
      id: expect.stringMatching(/^OD[A-Z0-9]{10}$/),
      method: 'account',
      amount: 20_000,
      description: 'testing',
      reference,
      redirect_url: 'https://mono.co',
      created_at: at,
      liveMode: false,
    });
  });

  test('repeats bank and method where they were sent, as in the sample', async () => {
    const { ask } = createLinkCaller();
    const answer = await ask({ institution: gtbank, auth_method: 'internet_banking', method: 'transfer' });
    expect(shapeOf(answer.body)).toEqual(shapeOf(published.initiated));
    expect(dataOf(answer)).toMatchObject({ institution: gtbank, auth_method: 'internet_banking' });
  });

  test('of the same reference is refused in the published words', async () => {
    const { ask } = createLinkCaller();
    await ask();
    expect(await ask({ amount: 30_000 })).toEqual({
      status: 400,
      body: { ...published.referenceUsed, timestamp: at },
    });
  });

  test('is refused for a reference that was paid by login, and the other way round', async () => {
    const { ask, order, logIn, post } = createLinkCaller();
    await order('user_good', 'by-login-00001');
    expect((await ask({ reference: 'by-login-00001' })).status).toBe(400);
    await ask();
    const headers = await logIn('user_good');
    const order2 = { amount: 21_300, type: 'onetime-debit', description: 'Shoes', reference };
    expect((await post('/v1/direct-pay/session', order2, headers)).body).toMatchObject({
      message: published.referenceUsed.message,
    });
  });

  test('is on the origin that the API was called at, or on the one that is set', async () => {
    const urlOf = async (options: Parameters<typeof createLinkCaller>[0]) =>
      dataOf<{ id: string; mono_url: string }>(await createLinkCaller(options).ask());
    const here = await urlOf({});
    expect(here.mono_url).toBe(`http://sandbox.test/pages/pay/${here.id}`);
    const there = await urlOf({ profile: { pageOrigin: 'https://checkout.mono.co' } });
    expect(there.mono_url).toBe(`https://checkout.mono.co/pages/pay/${there.id}`);
  });

  test('needs the key', async () => {
    const { post } = createLinkCaller();
    for (const path of ['initiate', 'refund', 'payout/sub-account']) {
      expect((await post(`/v2/payments/${path}`, published.initiateRequest, {})).status).toBe(401);
    }
  });
});

test('one customer is made for one e-mail address, and a known one is taken by id', async () => {
  const { ask, get } = createLinkCaller();
  const first = dataOf<{ customer: string }>(await ask()).customer;
  const again = await ask({
    reference: 'testing-20039819098',
    customer: { name: 'S O', email: 'SAMUEL@neem.com' },
  });
  expect(dataOf<{ customer: string }>(again).customer).toBe(first);
  const byId = await ask({ reference: 'testing-30039819098', customer: { id: first } });
  expect(dataOf<{ customer: string }>(byId).customer).toBe(first);
  expect(dataOf(await get(`/v2/customers/${first}`))).toMatchObject({ name: 'Samuel Olamide' });
  const unknown = await ask({ reference: 'testing-40039819098', customer: { id: 'nobody' } });
  expect([unknown.status, unknown.body]).toMatchObject([
    400,
    { message: 'Customer not found. Add a customer and try again' },
  ]);
});

const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  ['₦199.99', { amount: 19_999 }, 'amount must not be less than 20000'],
  ['half a kobo', { amount: 20_000.5 }, 'amount must be an integer number'],
  ['an amount as text', { amount: '20000' }, 'amount must be an integer number'],
  [
    'a type nobody has',
    { type: 'twotime-debit' },
    'type must be one of the following values: onetime-debit, recurring-debit',
  ],
  [
    'a method nobody has',
    { method: 'card' },
    'method must be one of the following values: account, transfer, whatsapp',
  ],
  ['no description', { description: '' }, 'description should not be empty'],
  ['nine letters', { reference: 'ref030981' }, 'reference must be longer than or equal to 10 characters'],
  ['no address to return to', { redirect_url: 'mono.co' }, 'redirect_url must be a URL address'],
  ['a script to return to', { redirect_url: 'javascript:alert(1)' }, 'redirect_url must be a URL address'],
  ['a customer as text', { customer: 'samuel' }, 'customer must be an object'],
  [
    'a customer with a stranger’s member',
    { customer: { name: 'S', email: 'a@b.co', age: 3 } },
    'customer property age should not exist',
  ],
  ['a customer without e-mail', { customer: { name: 'S' } }, 'customer.email must be an email'],
  [
    'a short BVN',
    { customer: { name: 'S', email: 'a@b.co', identity: { type: 'bvn', number: '123' } } },
    'customer.identity.number must be a string of 11 digits',
  ],
  ['a bank nobody knows', { institution: 'nobank' }, 'institution must be the id of an institution'],
  ['meta as a list', { meta: [] }, 'meta must be an object'],
  ['a member nobody knows', { currency: 'NGN' }, 'property currency should not exist'],
];

test.each(wrong)('a page with %s is refused by field, and nothing is made', async (_, changes, message) => {
  const { ask, sandbox } = createLinkCaller();
  const { status, body } = await ask(changes);
  expect({ status, body }).toEqual({
    status: 400,
    body: { status: 'failed', message: 'Validation error', data: [{ field: expect.any(String), message }] },
  });
  expect(sandbox.links.all()).toEqual([]);
});

test('a payment by link is verified as published and listed with its customer', async () => {
  const { page, get, sandbox } = createLinkCaller();
  const payer = await page({ meta: { order: 'A17' } });
  await payer.send('end', { as: 'successful' });
  const { body } = await get(`/v2/payments/verify/${reference}`);
  const customer = sandbox.links.all()[0] && dataOf<{ customer: string }>({ status: 200, body }).customer;
  expect(dataOf({ status: 200, body })).toMatchObject({
    meta: { order: 'A17' },
    channel: 'account',
    fee: 6_500,
    type: 'onetime-debit',
    status: 'successful',
    amount: 20_000,
    reference,
    customer: expect.stringMatching(/^[0-9a-f]{24}$/),
    refunded: false,
  });
  const listed = dataOf<{ payments: unknown[] }>(await get('/v2/payments/transactions'));
  expect(listed.payments).toMatchObject([
    { reference, status: 'successful', customer: { id: customer, name: 'Samuel Olamide', created_at: at } },
  ]);
});
