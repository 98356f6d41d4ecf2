import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCheckouts } from '../../src/proxy/checkouts/create-checkouts.ts';
import { systemClock } from '../../src/proxy/clock.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createLinkKind } from '../../src/proxy/links/link-kind.ts';
import { createMandateKind } from '../../src/proxy/mandates/mandate-kind.ts';
import { createRestoredGate, tellRestored } from '../../src/proxy/restored/restored-gate.ts';
import { StoreRefused } from '../../src/proxy/store/driver.ts';
import { openServerStore } from '../../src/proxy/store/open-store.ts';
import { StoreUnavailable } from '../../src/proxy/store/records.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { runSql } from '../support/run-sql.ts';
import { plainSettings } from './plain-settings.ts';
import { clockOf, newSandboxClock, openSandboxWorld, sandboxKeyring } from './sandbox-world.ts';
import { scriptProvider } from './scripted-provider.ts';
import { testClock } from './world.ts';

const keyring = createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']);
const hostile = `Blue adire'); drop table directpay.checkouts; --`;

let server: TestPostgres;
let owner: string;
let restricted: string;

beforeAll(async () => {
  server = await startPostgres();
  owner = await server.createDatabase();
  await (await openServerStore({ url: owner, keyring, clock: systemClock })).close();
  await runSql(
    owner,
    `create role proxy_at_work login;
     grant usage on schema directpay to proxy_at_work;
     grant select, insert, update on all tables in schema directpay to proxy_at_work;`,
  );
  restricted = owner.replace('postgres@', 'proxy_at_work@');
});

afterAll(() => server.stop());

it('takes a payment as a role that may neither delete nor change the schema, whatever SQL the merchant writes', async () => {
  const clock = testClock();
  const provider = scriptProvider(clock, 'test');
  const store = await openServerStore({ url: restricted, keyring, clock });
  const { merchant, pages, completer } = createCheckouts({
    mandateKind: createMandateKind,
    linkKind: createLinkKind,
    store,
    provider,
    clock,
    keyring,
    raiseAlarm: () => {},
    settings: plainSettings,
  });
  const { checkout } = await merchant.create(
    { kind: 'payment', amountMinor: 500_000, currency: 'NGN', description: hostile, reference: 'order-1' },
    { idempotencyKey: hostile },
  );
  const page = { pageKey: hostile };
  for (const [command, body] of [
    ['choose-bank', { bankId: 'one-way' }],
    ['log-in', { fields: { username: hostile, password: hostile } }],
    ['pay', {}],
  ] as const) {
    const { version } = await pages.view(checkout.id, page);
    const request = { command, body: { version, ...body }, idempotencyKey: `${command}${hostile}` };
    await pages.command(checkout.id, page, request, { patienceMs: 10_000 });
  }
  clock.pass(60_000);
  await completer.tick();
  expect(await merchant.get(checkout.id)).toMatchObject({ status: 'succeeded', description: hostile });
  await store.close();

  for (const statement of [
    'delete from directpay.attempts',
    'delete from directpay.debits',
    'delete from directpay.breaks',
    'delete from directpay.bank_logins',
    'truncate directpay.checkouts',
    'drop table directpay.checkouts',
    'create table directpay.more (id int)',
  ]) {
    await expect(runSql(restricted, statement), statement).rejects.toThrow(/permission denied|must be owner/);
  }
});

it('forgets what is kept for a time only, and erases who paid, as that role', async () => {
  const clock = testClock();
  const store = await openServerStore({ url: restricted, keyring, clock });
  const kept = async () =>
    Number((await runSql(owner, 'select count(*) from directpay.commands'))[0]?.['count']);
  const before = await kept();
  expect(before).toBeGreaterThan(0);
  expect(await store.forgetBefore(clock.now() + 3_600_000, 100)).toBeGreaterThanOrEqual(before);
  expect(await kept()).toBe(0);
  await store.transaction((tx) => tx.takeBankLogin(['hash-1', 'hash-2'], 10));
  expect(await store.forgetBankLogins(clock.now(), 100)).toBe(0);
  expect(await store.forgetBankLogins(clock.now() + 1, 100)).toBe(2);
  const [{ id } = { id: '' }] = (await runSql(owner, 'select id from directpay.checkouts limit 1')) as {
    id: string;
  }[];
  expect(await store.erase(id)).toBe('erased');
  await store.close();
});

it('reads which database this is, and that another one is another', async () => {
  const here = await openServerStore({ url: restricted, keyring, clock: systemClock });
  const { present } = await here.identity();
  expect(present).toMatch(/^\d+\/[0-9A-F]{8}\/\d+\/\d+$/);
  await here.close();
  const there = await openServerStore({ url: await server.restored(owner), keyring, clock: systemClock });
  expect((await there.identity()).present).not.toBe(present);
  await there.close();
});

it('is refused by a server that does not tell this role which one it is, unless an operator tells of restores', async () => {
  const url = await server.createDatabase();
  await (await openServerStore({ url, keyring, clock: systemClock })).close();
  await runSql(
    url,
    `grant usage on schema directpay to proxy_at_work;
     grant select, insert, update on all tables in schema directpay to proxy_at_work;
     revoke execute on function pg_control_system() from public`,
  );
  const kept = { url: url.replace('postgres@', 'proxy_at_work@'), keyring, clock: systemClock };
  await expect(openServerStore(kept)).rejects.toThrow(StoreRefused);
  const store = await openServerStore({ ...kept, restoresByHand: true });
  expect((await store.identity()).present).toMatch(/^by-hand\/\d+\/\d+$/);
  const gate = createRestoredGate(store);
  await gate.pass();
  await tellRestored(store);
  gate.doubt();
  await expect(gate.pass()).rejects.toThrow(StoreUnavailable);
  await gate.open();
  await gate.pass();
  await store.close();
});

it('sets up a mandate, debits it and ends it as that role, and forgets a customer without deleting one', async () => {
  const manual = newSandboxClock();
  const store = await openServerStore({ url: restricted, keyring: sandboxKeyring, clock: clockOf(manual) });
  const { mint, toTransfer, pass, sandbox, mandates } = openSandboxWorld(store, manual);
  const { id } = await mint(hostile);
  expect(await toTransfer(id)).toMatchObject({ step: 'send-transfer' });
  const [there] = sandbox.mandates.all();
  sandbox.control.nibss.setWaitingTime(1_000);
  sandbox.control.nibss.send(there?.id ?? '');
  await pass(61_000);
  await pass(61_000);
  const [mandate] = (await mandates.merchant.list({})).data;
  const mandateId = mandate?.id ?? '';
  expect(mandate).toMatchObject({ state: 'ready' });
  const order = { amountMinor: 400_000, reference: 'invoice-1', narration: 'Adire of May' };
  const { debit } = await mandates.merchant.debit(mandateId, order, { idempotencyKey: 'debit-1' });
  expect(debit).toMatchObject({ status: 'succeeded' });
  await mandates.merchant.cancel(mandateId, { idempotencyKey: 'cancel-1' });
  await pass(61_000);
  expect(await mandates.merchant.get(mandateId)).toMatchObject({ state: 'cancelled', cancelPending: false });
  await store.transaction(async (tx) => {
    await tx.keepCustomer('mono', 'test', 'payer-1', 'cus_1');
    await tx.forgetCustomer('mono', 'test', 'payer-1');
  });
  expect(await store.customerOf('mono', 'test', 'payer-1')).toBeUndefined();
  await store.close();
});
