import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Checkout } from '../../src/contract/merchant-api.ts';
import type { OpenedPage, SessionView } from '../../src/contract/session.ts';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import { systemClock } from '../../src/proxy/clock.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/create-sandbox.ts';
import { asMerchant, posting } from './open-app.ts';
import { MONO_WEBHOOK_SECRET, type OpenedProxy, openProxy } from './open-proxy.ts';

const mono = { secretKey: `test_sk_${'w'.repeat(20)}`, appId: 'app-1' };
let opened: OpenedProxy;
/** Answers a wrong code by asking for it again, with no word about it. */
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = createSandbox({ ...mono, profile: { wrongCode: 'form' } });
  const provider = createMono({
    ...mono,
    baseUrl: 'https://mono.example',
    webhookSecrets: [MONO_WEBHOOK_SECRET],
    searchWords: bankSearchWords,
    clock: systemClock,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
  });
  opened = await openProxy({ provider });
}, 60_000);
afterAll(async () => {
  await opened.close();
  await sandbox.stop();
});

test('a payer whose bank answers a wrong code by its form again may correct it, and pays once', async () => {
  const keyed = () => ({ 'idempotency-key': randomUUID() });
  const terms = {
    kind: 'payment',
    amountMinor: 500_000,
    currency: 'NGN',
    description: 'Adire',
    reference: 'order-1',
  };
  const created = await opened.call('/v1/checkouts', posting(terms, { ...keyed(), ...asMerchant }));
  const { clientToken } = (await created.json()) as Checkout;
  const pageKey = { 'page-key': randomUUID() };
  const page = (await (
    await opened.call('/v1/pages', posting({ clientToken }, pageKey))
  ).json()) as OpenedPage;
  let { view } = page;
  const step = async (command: string, body: object = {}): Promise<SessionView> => {
    const asPage = { ...pageKey, authorization: `Bearer ${page.pageToken}` };
    const init = posting({ version: view.version, ...body }, { ...asPage, ...keyed() });
    const answer = await opened.call(`/v1/session/steps/${command}`, init);
    view = (await answer.json()) as SessionView;
    while (view.busy) {
      const news = await opened.call(`/v1/session?after=${view.version}&wait=20`, { headers: asPage });
      if (news.status === 200) view = (await news.json()) as SessionView;
    }
    return view;
  };
  const banks = view.step === 'choose-bank' ? view.banks : [];
  await step('choose-bank', { bankId: banks.find(({ name }) => name === 'GTBank')?.id });
  await step('log-in', { fields: { username: 'user_token', password: '123456' } });
  expect(await step('pay')).toMatchObject({ step: 'authorise' });
  expect(await step('authorise', { fields: { token: '000000' } })).toMatchObject({
    step: 'authorise',
    problem: 'code_refused',
    triesLeft: 4,
  });
  expect(await step('authorise', { fields: { token: '123456' } })).toMatchObject({ step: 'paid' });
  expect(sandbox.ledger.debits().map(({ amountMinor }) => amountMinor)).toEqual([500_000]);
});
