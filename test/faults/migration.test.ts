import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/proxy/clock.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createBreakBook } from '../../src/proxy/reconcile/break-book.ts';
import { migrate } from '../../src/proxy/store/migrate.ts';
import { openServerStore } from '../../src/proxy/store/open-store.ts';
import { newServerDatabase } from '../support/prepared-databases.ts';
import { asksToken, notExecuted, timedOut } from './scripted-provider.ts';
import { describeOnStores, minute, type World } from './world.ts';

/** What has come since the version that took a page for open again as soon as a webhook spoke of it. */
const toPagesThatDoNotRest = [
  'alter table directpay.attempts drop column page_rested_at',
  "delete from directpay.migrations where name > '0018'",
];
/** What has come since the version that counted logins and commands in each process, or not at all. */
const toCountsOfItsOwn = [
  ...toPagesThatDoNotRest,
  'drop table directpay.bank_logins',
  'drop function directpay.forget_bank_logins',
  'alter table directpay.checkouts drop column commands_since, drop column command_count',
  "delete from directpay.migrations where name > '0017'",
];
/** What has come since the version whose notifications of one millisecond had no order. */
const toOutboxWithoutOrder = [
  ...toCountsOfItsOwn,
  'drop table directpay.database_identity, directpay.erasures',
  'drop function directpay.forget_before',
  'alter table directpay.outbox drop column position',
  "delete from directpay.migrations where name > '0014'",
];
/** What has come since the version that looked for a provider's customer in every link and mandate. */
const toNoCustomerIndex = [
  ...toOutboxWithoutOrder,
  'drop index directpay.links_customer, directpay.mandates_customer',
  "delete from directpay.migrations where name > '0013'",
];
/** What has come since the version that kept what reconciliation found in one row. */
const toOneRowOfBreaks = [
  ...toNoCustomerIndex,
  'drop table directpay.breaks',
  'drop function directpay.guard_break',
  "delete from directpay.migrations where name > '0012'",
];
/** What has come since the version in which only payments went by the provider's page. */
const toPaymentPages = [
  ...toOneRowOfBreaks,
  'drop table directpay.links',
  'drop function directpay.guard_link',
  'alter table directpay.inbox drop column account_id',
  `alter table directpay.mandates drop column way, drop column type, drop column verification, drop column fixed,
    drop column page_url, drop column page_return_hash, drop column page_returned_at, drop column linked`,
  'alter table directpay.mandates alter column bank set not null, alter column account_number set not null',
  'alter table directpay.debits drop column origin, drop column is_part',
  "delete from directpay.migrations where name > '0010'",
];
/** What has come since the version in which every payment went by a login at the bank. */
const toBankLogins = [
  ...toPaymentPages,
  'alter table directpay.attempts drop column way, drop column page_url, drop column page_return_hash, drop column page_returned_at',
  'alter table directpay.attempts alter column institution set not null',
  'alter table directpay.checkouts drop column ways, drop column split, drop column refund',
  "delete from directpay.migrations where name > '0009'",
];
/** What has come since the version that only took payments. */
const toPaymentsOnly = [
  ...toBankLogins,
  'drop table directpay.digit_tries, directpay.debits, directpay.mandates, directpay.provider_customers, directpay.turns',
  'drop function directpay.guard_mandate, directpay.guard_debit, directpay.reserve_debit',
  'alter table directpay.checkouts drop column mandate_id, drop column setup',
  'alter table directpay.inbox drop column mandate_id, drop column says_cancelled',
  "delete from directpay.migrations where name > '0006'",
];
/** What has come since the first version that took payments. */
const toTheFirstVersion = [
  ...toPaymentsOnly,
  `alter table directpay.attempts drop column asked_by, drop column accounts, drop column refused_accounts,
    drop column account_count, drop column bank_answered, drop column bank_asked_at, drop column code_asked_at,
    drop column answers_given`,
  'alter table directpay.inbox drop column replayed_at, drop column replay_key',
  'drop index directpay.checkouts_unsettled, directpay.inbox_newest, directpay.inbox_quarantined',
  "delete from directpay.migrations where name > '0002'",
];
const versions = [
  ['the first version', toTheFirstVersion],
  ['the version that only took payments', toPaymentsOnly],
  ['the version in which every payment went by a login at the bank', toBankLogins],
  ['the version in which only payments went by the provider’s page', toPaymentPages],
] as const;

/** The database as an earlier version left it, with these very rows, brought to this version again. */
async function bringForward(world: World, back: readonly string[]): Promise<void> {
  await world.driver.withConnection(async (connection) => {
    for (const statement of back) await connection.query(statement, []);
  });
  await migrate(world.driver);
  await expect(world.store.list({ mode: 'test', limit: 1 })).resolves.toHaveLength(1);
}

describeOnStores('a payment that is under way while the proxy is brought to this version', (open) => {
  for (const [version, back] of versions)
    describe(`from ${version}`, () => {
      it('takes the token that the charge had asked for, and is paid once', async () => {
        const world = await open();
        world.provider.script.charge = () => asksToken;
        const { id } = await world.mint();
        const payer = world.page(id);
        await payer.logIn();
        const asked = await payer.do('pay');
        await bringForward(world, back);
        expect(await payer.look()).toEqual(asked);
        expect(await payer.do('authorise', { fields: { token: '123456' } })).toMatchObject({ step: 'paid' });
        expect([world.provider.count('charge'), world.provider.count('capture')]).toEqual([1, 1]);
        expect(world.provider.debits).toHaveLength(1);
      });

      it('has the capture made that was still due', async () => {
        const world = await open();
        world.provider.script.capture = (before) => (before === 0 ? notExecuted('rate_limited', 30) : 'ok');
        const { id } = await world.mint();
        const payer = world.page(id);
        await payer.logIn();
        expect(await payer.do('pay')).toMatchObject({ step: 'confirming' });
        await bringForward(world, back);
        await world.pass(minute, 10_000);
        expect(await payer.look()).toMatchObject({ step: 'paid' });
        expect(world.provider.count('capture')).toBe(2);
        expect(world.provider.debits).toHaveLength(1);
      });

      it('pays from the login that it had, and is asked about where the outcome was not known', async () => {
        const world = await open();
        world.provider.script.capture = () => timedOut;
        const { id } = await world.mint();
        const payer = world.page(id);
        await payer.logIn();
        await bringForward(world, back);
        expect(await payer.do('pay')).toMatchObject({ step: 'confirming' });
        await bringForward(world, back);
        world.provider.debit(world.provider.order?.reference ?? '');
        await world.pass(minute, 10_000);
        expect(await payer.look()).toMatchObject({ step: 'paid' });
        expect(world.provider.count('capture')).toBe(1);
        expect(await world.told()).toEqual(['checkout.succeeded']);
      });
    });
});

describeOnStores('a customer of the provider', (open) => {
  it.each(['links', 'mandates'])(
    'is found among all %s by an index, also after this version has come',
    async (table) => {
      const world = await open();
      await world.mint();
      await bringForward(world, toNoCustomerIndex);
      const plan = await world.driver.withConnection(async (connection) => {
        await connection.query('set enable_seqscan = off', []);
        const lines = await connection.query(
          `explain select 1 from directpay.${table} where customer_id = 'customer-1'`,
          [],
        );
        await connection.query('reset enable_seqscan', []);
        return JSON.stringify(lines);
      });
      expect(plan).toContain(`${table}_customer`);
    },
  );
});

const closed = {
  kind: 'amount',
  providerReference: 'R2',
  debitId: 'db_1',
  ours: '500000 NGN',
  theirs: '5000 NGN',
  foundAt: '2026-01-03T09:00:00.000Z',
  seenAt: '2026-01-04T09:00:00.250Z',
  closedAt: '2026-01-05T09:00:00.000Z',
} as const;
const openOne = {
  kind: 'status',
  providerReference: 'R1',
  checkoutId: 'co_1',
  ours: 'unknown',
  theirs: 'successful',
  foundAt: '2026-01-04T09:00:00.000Z',
  seenAt: '2026-01-05T09:00:00.000Z',
} as const;

describeOnStores('what reconciliation had found before', (open) => {
  it('is still listed, each with an id of its own, and a later run goes on with it', async () => {
    const world = await open();
    await world.mint();
    const { store, provider, clock } = world;
    await store.writeProviderCache(`breaks:${provider.name}:test`, [openOne, closed]);
    await bringForward(world, toOneRowOfBreaks);
    const book = createBreakBook({ store, provider, clock, random: randomBytes });
    const id = expect.stringMatching(/^br_[a-z0-9]{24}$/);
    const { data } = await book.list({});
    expect(data).toEqual([
      { id, ...openOne },
      { id, ...closed },
    ]);
    expect(new Set(data.map((one) => one.id)).size).toBe(2);
    expect(await store.readProviderCache(`breaks:${provider.name}:test`)).toBeUndefined();
    await book.record([], () => true);
    expect((await book.list({})).data).toMatchObject([{ closedAt: '2026-01-05T09:00:00.000Z' }, closed]);
  });
});

it('a process that starts while another one brings the schema forward waits for it, longer than any statement may take once it serves', async () => {
  const url = await newServerDatabase();
  const other = new Client({ connectionString: url });
  await other.connect();
  await other.query("begin; select pg_advisory_xact_lock(hashtext('directpay.migrations'))");
  const keyring = createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']);
  const starting = openServerStore({ url, keyring, clock: systemClock, connections: 1 });
  await other.query('select pg_sleep(10); commit');
  await other.end();
  const store = await starting;
  await store.check();
  await store.close();
});
