import { expect, it } from 'vitest';
import { asMerchant } from '../contract/open-app.ts';
import { goodVariables, type Variables } from '../contract/spawn-proxy.ts';
import { newServerDatabase } from '../support/prepared-databases.ts';
import { runSql } from '../support/run-sql.ts';
import { payMeanwhile, strictly } from './paying-meanwhile.ts';
import {
  type AroundAnswer,
  openPayer,
  openProcessProvider,
  openProcessWorld,
  type ProcessWorld,
} from './process-world.ts';
import { withBuild } from './with-build.ts';

const built = withBuild();

const old = {
  merchant: goodVariables['DIRECTPAY_SECRET_KEY'] ?? '',
  webhook: goodVariables['MONO_WEBHOOK_SECRET'] ?? '',
  provider: goodVariables['MONO_SECRET_KEY'] ?? '',
};
const fresh = {
  merchant: `sk_test_${'n'.repeat(40)}`,
  webhook: 'v'.repeat(24),
  provider: `test_sk_${'n'.repeat(20)}`,
};

/** A provider that knows several keys of the merchant's, and counts the calls with each. */
function keysAtProvider() {
  const valid = new Set([old.provider]);
  const calls = new Map<string, number>();
  const around: AroundAnswer = (request, answer) => {
    const key = request.headers.get('mono-sec-key') ?? '';
    calls.set(key, (calls.get(key) ?? 0) + 1);
    if (!valid.has(key)) return Promise.resolve(Response.json({ status: 'failed' }, { status: 401 }));
    request.headers.set('mono-sec-key', old.provider);
    return answer();
  };
  return { valid, around, callsWith: (key: string) => calls.get(key) ?? 0 };
}

/** Everything that the database keeps closed names the key that closed it. */
async function keysInUse(url: string): Promise<number> {
  const tables = ['checkouts', 'attempts', 'mandates', 'links', 'inbox'];
  const all = tables.map((table) => `select field_key from directpay.${table}`).join(' union ');
  return (await runSql(url, all)).length;
}

it('every key is changed in the documented steps while payers pay: no honest call fails, and none of the old ones opens anything afterwards', {
  timeout: 300_000,
}, async () => {
  const keys = keysAtProvider();
  const provider = await openProcessProvider(keys.around);
  const databaseUrl = await newServerDatabase();
  const start = (variables: Variables) =>
    openProcessWorld({
      databaseUrl,
      build: built.build,
      provider,
      variables: {
        PUBLIC_URL: 'https://pay.example',
        DIRECTPAY_PAGE_OPENS_PER_MINUTE: '99999',
        ...variables,
      },
    });
  let serving = await start({});
  let merchantKey = old.merchant;
  let webhookSecret = old.webhook;
  const withKey = (init: RequestInit | undefined, key: string): RequestInit => {
    const headers = new Headers(init?.headers);
    const isMerchant = headers.get('authorization') === asMerchant.authorization;
    if (isMerchant) headers.set('authorization', `Bearer ${key}`);
    return { ...init, headers };
  };
  const ask: ProcessWorld['ask'] = (path, init) => serving.ask(path, withKey(init, merchantKey));
  const ring = (secret: string) =>
    serving.ask('/webhooks/mono', {
      method: 'POST',
      headers: { 'mono-webhook-secret': secret },
      body: JSON.stringify({ event: 'direct_debit.payment_successful', data: {} }),
    });
  const read = async (id: string) =>
    (await (await strictly(ask)(`/v1/checkouts/${id}`, { headers: asMerchant })).json()) as object;
  const beside = payMeanwhile(ask, 2);
  const waiting = await openPayer({ ask: strictly(ask) });
  const before = await read(waiting.id);

  /** The next one is ready, nobody sends to the old one any more, and then it is told to end. */
  async function replaceBy(variables: Variables): Promise<void> {
    await beside.everybodyPays();
    const last = serving;
    serving = await start(variables);
    expect(await last.close()).toMatchObject({ code: 0, stderr: '' });
    await beside.everybodyPays();
    expect((await ring(webhookSecret)).status).toBe(200);
  }

  await replaceBy({
    DIRECTPAY_SECRET_KEY: `${old.merchant},${fresh.merchant}`,
    MONO_WEBHOOK_SECRET: `${old.webhook},${fresh.webhook}`,
  });
  webhookSecret = fresh.webhook;
  keys.valid.add(fresh.provider);
  await replaceBy({
    DIRECTPAY_SECRET_KEY: `${fresh.merchant},${old.merchant}`,
    MONO_WEBHOOK_SECRET: `${old.webhook},${fresh.webhook}`,
    MONO_SECRET_KEY: fresh.provider,
  });
  keys.valid.delete(old.provider);
  const withOld = keys.callsWith(old.provider);
  merchantKey = fresh.merchant;
  await beside.everybodyPays();
  await expect.poll(() => keysInUse(databaseUrl), { timeout: 60_000 }).toBe(1);
  expect(await read(waiting.id)).toEqual(before);
  await replaceBy({
    DIRECTPAY_SECRET_KEY: fresh.merchant,
    MONO_WEBHOOK_SECRET: fresh.webhook,
    MONO_SECRET_KEY: fresh.provider,
  });

  expect(await read(waiting.id)).toEqual(before);
  expect((await serving.ask('/v1/checkouts', { headers: asMerchant })).status).toBe(401);
  expect((await ring(old.webhook)).status).toBe(401);
  expect((await waiting.sendOnce('choose-bank', {}, { ask })).status).toBe(401);
  expect(keys.callsWith(old.provider)).toBe(withOld);
  expect(await beside.stop()).toBe(provider.sandbox.ledger.debits().length);
  const log = (await serving.close()).stdout;
  expect(log).not.toContain('provider_key_refused');
  await provider.close();
});
