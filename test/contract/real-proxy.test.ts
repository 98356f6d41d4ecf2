import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
import type { OpenedPage, SessionView } from '../../src/contract/session.ts';
import type { Command } from '../../src/contract/steps.ts';
import { asMerchant, codeOf, posting } from './open-app.ts';
import {
  MERCHANT_HOOK,
  MERCHANT_SECRET,
  MONO_WEBHOOK_SECRET,
  type OpenedProxy,
  openProxy,
} from './open-proxy.ts';

let opened: OpenedProxy;
let references = 0;

beforeAll(async () => {
  opened = await openProxy();
}, 60_000);

afterAll(() => opened.close());

function keyed(headers: Record<string, string> = {}): Record<string, string> {
  return { 'idempotency-key': randomUUID(), ...headers };
}

async function createCheckout(extra: object = {}): Promise<PaymentCheckout> {
  const terms = {
    kind: 'payment',
    amountMinor: 500_000,
    currency: 'NGN',
    description: 'Two yards of adire',
    reference: `order-${++references}`,
    ...extra,
  };
  const response = await opened.call('/v1/checkouts', posting(terms, keyed(asMerchant)));
  expect(response.status).toBe(201);
  return (await response.json()) as PaymentCheckout;
}

/** A payer's page: holds the token, the page key and the view it was last shown. */
async function openPage(checkout: PaymentCheckout) {
  const headers = { 'page-key': randomUUID() };
  const response = await opened.call('/v1/pages', posting({ clientToken: checkout.clientToken }, headers));
  const { pageToken, view } = (await response.json()) as OpenedPage;
  const page = {
    view: view as SessionView,
    headers: { ...headers, authorization: `Bearer ${pageToken}` },
    async step(command: Command, body: object = {}): Promise<number> {
      const init = posting({ version: page.view.version, ...body }, keyed(page.headers));
      const answer = await opened.call(`/v1/session/steps/${command}`, init);
      const told = (await answer.json()) as SessionView;
      if (answer.ok) page.view = told;
      while (page.view.busy) await page.watch();
      return answer.status;
    },
    async watch(): Promise<void> {
      const answer = await opened.call(`/v1/session?after=${page.view.version}&wait=20`, {
        headers: page.headers,
      });
      if (answer.status === 200) page.view = (await answer.json()) as SessionView;
    },
  };
  return page;
}

/** As far as the button that pays. */
async function toTheButton(checkout: PaymentCheckout, user = 'user_good') {
  const page = await openPage(checkout);
  const { view } = page;
  if (view.step !== 'choose-bank') throw new Error(`Standing at ${view.step}`);
  const bank = view.banks.find(({ name, segment }) => name === 'GTBank' && segment === 'personal');
  await page.step('choose-bank', { bankId: bank?.id });
  await page.step('log-in', { fields: { username: user, password: '123456' } });
  expect(page.view.step).toBe('confirm-payment');
  return page;
}

function read(checkout: PaymentCheckout): Promise<PaymentCheckout> {
  return opened
    .call(`/v1/checkouts/${checkout.id}`, { headers: asMerchant })
    .then((response) => response.json() as Promise<PaymentCheckout>);
}

function ring(body: string, secret = MONO_WEBHOOK_SECRET): Promise<Response> {
  return opened.call('/webhooks/mono', { method: 'POST', headers: { 'mono-webhook-secret': secret }, body });
}

async function until(done: () => boolean): Promise<void> {
  for (let rounds = 0; rounds < 50 && !done(); rounds += 1) await opened.proxy.tick();
}

describe('a payment through the real proxy', () => {
  test('is counted by how it ended, and the provider’s time by call and bank', {
    timeout: 30_000,
  }, async () => {
    const page = await toTheButton(await createCheckout());
    await page.step('pay');
    for (let rounds = 0; rounds < 5 && page.view.step === 'confirming'; rounds += 1) {
      await opened.proxy.tick();
      await page.watch();
    }
    const { text } = await opened.proxy.metrics.read();
    expect(text).toMatch(/^directpay_outcomes_total\{kind="payment",outcome="succeeded"\} [1-9]/m);
    for (const call of ['connect', 'log-in', 'open-payment', 'charge', 'capture']) {
      const counted = `^directpay_provider_seconds_count\\{call="${call}",institution="[^"]+"\\} [1-9]`;
      expect(text).toMatch(new RegExp(counted, 'm'));
    }
    expect(text).toMatch(/^directpay_provider_seconds_count\{call="verify",institution=""\} [1-9]/m);
    expect(text).toMatch(/^directpay_provider_answers_total\{call="capture",answer="ok"\} [1-9]/m);
  });

  test('ends paid, debited once, and the merchant’s server is told once', { timeout: 30_000 }, async () => {
    const checkout = await createCheckout();
    const page = await toTheButton(checkout);
    expect([200, 202]).toContain(await page.step('pay'));
    for (let rounds = 0; rounds < 5 && page.view.step === 'confirming'; rounds += 1) {
      await opened.proxy.tick();
      await page.watch();
    }
    expect(page.view.step).toBe('paid');
    const truth = await read(checkout);
    expect(truth).toMatchObject({ status: 'succeeded', mayHavePaid: true, duplicateDebit: false });
    const debits = opened.sandbox.ledger.of(truth.payment?.providerReference ?? '');
    expect(debits.map(({ amountMinor }) => amountMinor)).toEqual([500_000]);

    const toldOf = () => opened.sent.filter(({ init }) => String(init.body).includes(checkout.id));
    await until(() => toldOf().length > 0);
    await opened.proxy.tick();
    const [told, ...more] = toldOf();
    expect([told?.url, more]).toEqual([MERCHANT_HOOK, []]);
    const headers = told?.init.headers as Record<string, string>;
    const { clientToken, url, customer, ...kept } = truth;
    expect(new Webhook(MERCHANT_SECRET).verify(String(told?.init.body), headers)).toEqual({
      id: headers['webhook-id'],
      type: 'checkout.succeeded',
      createdAt: expect.any(String),
      checkout: kept,
    });
  });

  test('cannot be made twice by one key, whatever comes in between', async () => {
    const checkout = await createCheckout();
    const page = await toTheButton(checkout);
    const init = posting({ version: page.view.version }, keyed(page.headers));
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => opened.call('/v1/session/steps/pay', init)),
    );
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    let truth = await read(checkout);
    while (truth.status !== 'succeeded') {
      await opened.proxy.tick();
      truth = await read(checkout);
    }
    expect(opened.sandbox.ledger.of(truth.payment?.providerReference ?? '').length).toBe(1);
    const again = await opened.call('/v1/session/steps/pay', init);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
  });

  test('by a key that was used for another step is refused', async () => {
    const page = await openPage(await createCheckout());
    const { view } = page;
    const bankId = view.step === 'choose-bank' ? view.banks[0]?.id : '';
    const headers = keyed(page.headers);
    const first = posting({ version: view.version, bankId }, headers);
    expect((await opened.call('/v1/session/steps/choose-bank', first)).ok).toBe(true);
    const other = await opened.call('/v1/session/steps/cancel', posting({ version: view.version }, headers));
    expect(await codeOf(other)).toBe('422 idempotency_key_reused');
  });

  test('skipped ahead is told where the checkout stands', async () => {
    const page = await openPage(await createCheckout());
    const init = posting({ version: page.view.version }, keyed(page.headers));
    const response = await opened.call('/v1/session/steps/pay', init);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'step_out_of_order', view: { step: 'choose-bank' } });
  });

  test('that was cancelled can still be looked at, and not be taken on', async () => {
    const checkout = await createCheckout();
    const cancelled = await opened.call(
      `/v1/checkouts/${checkout.id}/cancel`,
      posting({}, keyed(asMerchant)),
    );
    expect(((await cancelled.json()) as PaymentCheckout).status).toBe('cancelled');
    const page = await openPage(checkout);
    expect(page.view).toMatchObject({ step: 'cancelled', merchant: { name: 'Adire Lane' } });
    expect(page.view).not.toHaveProperty('amountMinor');
    expect((await opened.call(`/c/${checkout.clientToken}`)).status).toBe(200);
    const step = posting({ version: page.view.version, bankId: 'x' }, keyed(page.headers));
    expect(await codeOf(await opened.call('/v1/session/steps/choose-bank', step))).toBe('409 already_final');
  });

  test('opened by looking only leaves no trace', async () => {
    const checkout = await createCheckout();
    const before = await opened.store.events(checkout.id);
    for (const method of ['GET', 'HEAD', 'GET']) await opened.call(`/c/${checkout.clientToken}`, { method });
    expect(await opened.store.events(checkout.id)).toEqual(before);
    expect(await read(checkout)).toEqual(checkout);
  });
});

describe('a webhook at the real proxy', () => {
  test.each([
    '',
    'wrong',
    `${MONO_WEBHOOK_SECRET} `.trim().slice(1),
    `${MONO_WEBHOOK_SECRET}x`,
    'x'.repeat(5000),
  ])('with the secret %j is refused like every other', async (secret) => {
    const response = await ring('{}', secret);
    const { requestId, ...problem } = (await response.json()) as Record<string, unknown>;
    expect(problem).toEqual({
      type: 'urn:directpay:problem:webhook_rejected',
      title: 'The webhook was not accepted',
      status: 401,
      code: 'webhook_rejected',
      retryable: false,
    });
  });

  test('that says "paid" when nothing was paid changes nothing', async () => {
    const checkout = await createCheckout();
    await toTheButton(checkout);
    const before = await read(checkout);
    const rows = await opened.store.read(checkout.id);
    const reference = rows?.attempts.at(-1)?.reference;
    expect(reference).toMatch(/^[A-Z0-9]{20}$/);
    const body = JSON.stringify({
      event: 'direct_debit.payment_successful',
      data: { status: 'successful', amount: 500_000, reference },
    });
    for (const response of await Promise.all([ring(body), ring(body), ring(body)])) {
      expect(response.status).toBe(200);
    }
    await opened.proxy.tick();
    const after = await read(checkout);
    expect({ ...after, updatedAt: before.updatedAt }).toEqual(before);
  });

  test.each([
    '{"event":"something.new","data":{"reference":"NOBODYS0000000000000"}}',
    '{"event":',
    '[]',
    'null',
    '"paid"',
    '',
    '{"__proto__":{"status":"successful"}}',
    '{"data":{"data":{"data":{"data":{}}}}}',
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    '{"event":5,"data":"\\u0000"}',
    '\u0000\ufffd',
  ])('that nobody can make sense of (%s) is kept and answered 200', async (body) => {
    expect((await ring(body)).status).toBe(200);
    expect('status' in {}).toBe(false);
  });
});

test('nothing that a payer typed, and no key or token, is in the proxy’s log', async () => {
  const checkout = await createCheckout();
  await toTheButton(checkout);
  const page = await openPage(checkout);
  // Times and the ids of requests may hold any digits.
  const logged = opened.lines.map((line) => {
    const { time, durationMs, requestId, ...rest } = JSON.parse(line) as Record<string, unknown>;
    return JSON.stringify([rest, typeof time, typeof durationMs, String(requestId).length]);
  });
  expect(logged.join('')).toContain('/v1/session/steps/log-in');
  for (const secret of [
    'user_good',
    '123456',
    checkout.clientToken,
    page.headers.authorization.slice(7),
    asMerchant.authorization.slice(7),
    MONO_WEBHOOK_SECRET,
  ]) {
    expect(logged.join('')).not.toContain(secret);
  }
});

test('stopping makes readiness fail at once and lets a watching page go', { timeout: 30_000 }, async () => {
  const other = await openProxy();
  const ready = () => other.call('/readyz').then(({ status }) => status);
  await other.proxy.start();
  expect(await ready()).toBe(200);
  const stopping = other.proxy.stop();
  expect(await ready()).toBe(503);
  expect((await other.call('/healthz')).status).toBe(200);
  await stopping;
  await other.close();
});
