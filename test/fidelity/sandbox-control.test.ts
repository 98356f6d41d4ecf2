import { expect, test } from 'vitest';
import { createCaller } from './sandbox-caller.ts';

const reference = 'REF20000000000000001';

async function paid() {
  const caller = createCaller();
  const headers = await caller.order('user_good', reference);
  await caller.post('/v1/direct-pay/charge', {}, headers);
  await caller.post('/v1/direct-pay/capture', {}, headers);
  return caller;
}

test('the ledger can be read over HTTP', async () => {
  const { get, sandbox } = await paid();
  expect(await get('/_sandbox/ledger', {})).toEqual({
    status: 200,
    body: { debits: sandbox.ledger.debits(), credits: [], totalMinor: 21_300, currency: 'NGN' },
  });
});

test('the calls name their payment and hold nothing that was typed', async () => {
  const { get } = await paid();
  const { body } = await get('/_sandbox/calls', {});
  const at = '2026-11-21T09:30:00.000Z';
  expect(body).toEqual({
    calls: [
      { call: 'connect-session', at, status: 200 },
      { call: 'login', at, status: 200 },
      { call: 'direct-pay-session', at, reference, status: 200 },
      { call: 'charge', at, reference, status: 200 },
      { call: 'capture', at, reference, status: 200 },
    ],
  });
});

test('the next scenario is chosen and called off over HTTP, and only a known one', async () => {
  const { get, post } = await paid();
  const next = async () => ((await get('/_sandbox/scenarios', {})).body as { next: unknown }).next;
  expect((await post('/_sandbox/next-scenario', { scenario: 'late-success' }, {})).status).toBe(204);
  expect(await next()).toBe('late-success');
  for (const wrong of [{ scenario: 'made-up' }, {}, '{', { scenario: 'late-success', extra: 1 }]) {
    expect((await post('/_sandbox/next-scenario', wrong, {})).status).toBe(400);
  }
  expect(await next()).toBe('late-success');
  expect((await post('/_sandbox/next-scenario', { scenario: null }, {})).status).toBe(204);
  expect(await next()).toBeNull();
});

test('a provider becomes hostile and kind again over HTTP, and by no other word', async () => {
  const { get, post, sandbox } = await paid();
  const profile = async () => (await get('/_sandbox/profile', {})).body;
  expect(await profile()).toEqual({ profile: 'kind' });
  expect((await post('/_sandbox/profile', { profile: 'hostile', seed: 'one' }, {})).status).toBe(204);
  expect(await profile()).toEqual({ profile: 'hostile' });
  for (const wrong of [
    { profile: 'rude' },
    {},
    '{',
    { profile: 'kind', extra: 1 },
    { profile: 'kind', seed: '' },
  ]) {
    expect((await post('/_sandbox/profile', wrong, {})).status).toBe(400);
  }
  expect(await profile()).toEqual({ profile: 'hostile' });
  sandbox.control.reset();
  expect(await profile()).toEqual({ profile: 'kind' });
});

test('a page of another site cannot change anything by a plain form', async () => {
  const { post, sandbox } = await paid();
  expect((await post('/_sandbox/reset', undefined, { 'content-type': 'text/plain' })).status).toBe(415);
  expect(sandbox.ledger.debits()).toHaveLength(1);
});

test('a reset empties the book, the calls and the outbox, and restores the profile', async () => {
  const { get, post, sandbox, order } = await paid();
  sandbox.control.adjust({ echo: 'kobo' });
  expect((await post('/_sandbox/reset', {}, {})).status).toBe(204);
  expect(sandbox.ledger.debits()).toEqual([]);
  expect(sandbox.control.calls()).toEqual([]);
  expect((await get('/_sandbox/webhooks', {})).body).toEqual({ webhooks: [] });
  const headers = await order('user_good', reference);
  expect((await post('/v1/direct-pay/charge', {}, headers)).body).toMatchObject({
    data: { invoice: { amount: 213 } },
  });
});

test('an echo in kobo is a matter of the profile', async () => {
  const { post, order } = createCaller({ profile: { echo: 'kobo' } });
  const headers = await order('user_good', reference);
  expect((await post('/v1/direct-pay/charge', {}, headers)).body).toMatchObject({
    data: { invoice: { amount: 21_300 } },
  });
});

test('webhooks are sent again and dropped over HTTP', async () => {
  const { get, post } = await paid();
  expect((await post('/_sandbox/webhooks/2/drop', {}, {})).status).toBe(204);
  const { webhooks } = (await get('/_sandbox/webhooks', {})).body as { webhooks: { state: string }[] };
  expect(webhooks.map(({ state }) => state)).toEqual(['waiting', 'dropped']);
});

test('the page shows ledger, scenarios and webhooks, lets no foreign script in, and escapes what came from outside', async () => {
  const caller = createCaller();
  const headers = await caller.order('user_good', '<img src=x onerror=alert(1)>');
  await caller.post('/v1/direct-pay/charge', {}, headers);
  await caller.post('/v1/direct-pay/capture', {}, headers);
  const response = await caller.sandbox.fetch(new Request('http://sandbox.test/'));
  const html = await response.text();
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(html).toContain('<td>&lt;img src=x onerror=alert(1)&gt;</td>');
  expect(html).not.toContain('<img');
  for (const shown of ['₦213.00', 'user_sessionform', 'direct_debit.payment_successful']) {
    expect(html).toContain(shown);
  }
});
