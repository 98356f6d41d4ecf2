import type { Clock } from '../clock.ts';
import { createFieldCipher } from '../keys/field-cipher.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { SqlConnection, SqlDriver } from './driver.ts';
import { and, asc, count, drizzle, eq, isNull, min, sql } from './drizzle.ts';
import { reencryptRows } from './reencrypt.ts';
import { createRowMapper } from './rows.ts';
import { checkouts, events, meta, outbox } from './schema.ts';
import { readBacklog } from './sql-backlog.ts';
import { forgetBankLogins } from './sql-bank-logins.ts';
import { readBankOutcomes } from './sql-bank-outcomes.ts';
import { listBreaks, recordBreaks } from './sql-breaks.ts';
import { listCheckouts } from './sql-checkouts.ts';
import { claimDue } from './sql-claims.ts';
import { listDebits, ownDebitReferences, readDebit, readDebitSums } from './sql-debits.ts';
import { forgiveDigitTry, takeDigitTry } from './sql-digit-tries.ts';
import { customersFrom, erasable, eraseCheckout, forgetBefore } from './sql-erasure.ts';
import { tellGivenUpAgain } from './sql-given-up.ts';
import { keepIdentity, readIdentity, readOpenSpan } from './sql-identity.ts';
import { keepWebhook, listWebhooks, readWebhook, replayWebhook, ringUnsettled } from './sql-inbox.ts';
import { ringLeasesOfOthers } from './sql-leases.ts';
import { accountsLinked, listLinkedAccounts, readLink, saidAccounts } from './sql-links.ts';
import {
  customerOf,
  isCustomerOfAnother,
  listMandates,
  readMandate,
  sweptMandates,
  takeTurn,
  waitingMandates,
  wasSaidCancelled,
} from './sql-mandates.ts';
import { readProviderCache, swapProviderCache, writeProviderCache } from './sql-provider-cache.ts';
import { readRecordedPayments } from './sql-recorded-payments.ts';
import { ring } from './sql-rings.ts';
import { createSqlTransaction, type Database, readRows } from './sql-transaction.ts';
import { selectFrom } from './statements.ts';
import type { Store } from './store.ts';
import { storeError } from './store-errors.ts';
import { createTransactions } from './transactions.ts';
import { createWakers } from './wakers.ts';

const selectByClientToken = selectFrom(checkouts, {
  where: eq(checkouts.clientTokenHash, sql.placeholder('hash')),
});

const liveVerified = { payment: 'live-verified', debit: 'live-verified-debit' } as const;

/** The store over any driver that speaks PostgreSQL. The schema must have been migrated. */
export async function createSqlStore(options: {
  driver: SqlDriver;
  keyring: Keyring;
  clock: Clock;
  /** An operator tells of each restore: the database does not say which one it is. */
  restoresByHand?: boolean | undefined;
}): Promise<Store> {
  const { driver, clock } = options;
  const cipher = createFieldCipher(options.keyring);
  const rows = createRowMapper(cipher);
  const wakers = createWakers();
  const { notifySql } = driver;

  const databases = new WeakMap<SqlConnection, Database>();

  /** One for each connection, since each finds out the names of all columns anew. */
  function over(connection: SqlConnection): Database {
    const known = databases.get(connection);
    if (known) return known;
    const made = drizzle(async (text, params) => ({
      rows: (await connection.query(text, params)) as unknown[][],
    }));
    databases.set(connection, made);
    return made;
  }

  async function connected<T>(work: (connection: SqlConnection) => Promise<T>): Promise<T> {
    try {
      return await driver.withConnection(work);
    } catch (error) {
      throw storeError(error);
    }
  }

  const using = <T>(work: (db: Database) => Promise<T>): Promise<T> =>
    connected((connection) => work(over(connection)));

  const claim = (kind: Parameters<typeof claimDue>[1], limit: number, leaseMs: number) =>
    connected((connection) => claimDue(connection, kind, clock.now(), limit, leaseMs));

  const inTransaction = createTransactions(driver);
  const committed = <T>(work: (db: Database, connection: SqlConnection) => Promise<T>): Promise<T> =>
    inTransaction((connection) => work(over(connection), connection));

  await driver.listen((payload) => (payload === undefined ? wakers.wakeAll() : wakers.wake(payload)));

  return {
    owner: driver.owner,
    async ownerAlive(owner) {
      try {
        return await driver.ownerAlive(owner);
      } catch (error) {
        throw storeError(error);
      }
    },
    subscribe: wakers.subscribe,
    longestWaitMs: () => driver.longestWaitMs(),
    close: () => driver.close(),

    async transaction(work) {
      const woken = new Set<string>();
      const result = await inTransaction((connection, later) => {
        woken.clear();
        return work(
          createSqlTransaction({
            connection,
            later,
            db: over(connection),
            rows,
            now: clock.now,
            async wake(checkoutId) {
              if (notifySql) later(connection.query(notifySql, [checkoutId]));
              woken.add(checkoutId);
            },
          }),
        );
      });
      for (const checkoutId of woken) wakers.wake(checkoutId);
      return result;
    },

    read: (checkoutId) =>
      connected((connection) => readRows(connection, over(connection), rows, checkoutId, 'as it is')),

    findByClientTokenHash: (hash) =>
      connected(async (connection) => {
        const [row] = await selectByClientToken(connection, { hash });
        return row && rows.checkout(row);
      }),

    findByReturnTokenHash: (hash) =>
      using(async (db) => {
        const [row] = await db
          .select({ checkout: checkouts })
          .from(checkouts)
          .where(
            sql`${checkouts.id} in (
              select checkout_id from directpay.attempts where page_return_hash = ${hash}
              union all select checkout_id from directpay.mandates where page_return_hash = ${hash}
              union all select checkout_id from directpay.links where page_return_hash = ${hash})`,
          );
        return row && rows.checkout(row.checkout);
      }),

    list: (query) => using((db) => listCheckouts(db, rows, query)),

    events: (checkoutId) =>
      using(async (db) => {
        const [known] = await db
          .select({ id: checkouts.id })
          .from(checkouts)
          .where(eq(checkouts.id, checkoutId));
        if (!known) return undefined;
        const found = await db
          .select()
          .from(events)
          .where(eq(events.checkoutId, checkoutId))
          .orderBy(asc(events.seq));
        return found.map(({ seq, type, at, data }) => ({ seq, type, at, data }));
      }),

    claimDueCheckouts: async (limit, leaseMs) =>
      (await claim('checkouts', limit, leaseMs)).map(({ id }) => id),

    claimDueAttempts: (limit, leaseMs) => claim('attempts', limit, leaseMs),

    ringUnsettled: () => using((db) => ringUnsettled(db, clock.now())),

    ringLeasesOfOthers: () =>
      connected((connection) => ringLeasesOfOthers(connection, driver.owner, clock.now())),

    keepWebhook: (webhook) =>
      committed((db, connection) => keepWebhook(connection, db, rows, webhook, clock.now())),
    listWebhooks: (query) => using((db) => listWebhooks(db, query)),
    readWebhook: (id) => using((db) => readWebhook(db, rows, id)),
    recordedPayments: (query) => using((db) => readRecordedPayments(db, query)),
    listBreaks: (query) => using((db) => listBreaks(db, query)),
    recordBreaks: (run) => committed((db) => recordBreaks(db, run)),
    ringReference: (reference) =>
      committed(async (db, connection) => {
        await ring(connection, db, { reference }, clock.now());
      }),
    replayWebhook: (id, key, reading) =>
      committed((db, connection) => replayWebhook(connection, db, id, key, reading, clock.now())),

    bankOutcomes: (mode, since) => connected((connection) => readBankOutcomes(connection, mode, since)),

    claimNotifications: (limit, leaseMs) =>
      using(async (db) => {
        const now = clock.now();
        const claimed = await db
          .update(outbox)
          .set({ nextAt: now + leaseMs, tries: sql`tries + 1` })
          .where(
            sql`${outbox.id} in (select id from directpay.outbox where next_at <= ${now} order by next_at, position limit ${limit} for update skip locked)`,
          )
          .returning();
        return claimed
          .sort((a, b) => a.position - b.position)
          .map(({ payload, tries, createdAt }) => ({ notification: payload, tries: tries - 1, createdAt }));
      }),

    notificationDelivered: (id) =>
      using(async (db) => {
        await db.update(outbox).set({ deliveredAt: clock.now(), nextAt: null }).where(eq(outbox.id, id));
      }),

    notificationFailed: (id, nextAt) =>
      using(async (db) => {
        await db
          .update(outbox)
          .set({ nextAt: nextAt ?? null })
          .where(and(eq(outbox.id, id), isNull(outbox.deliveredAt)));
      }),

    tellGivenUpAgain: () => using((db) => tellGivenUpAgain(db, clock.now())),

    outboxLag: () =>
      using(async (db) => {
        const [row] = await db
          .select({ waiting: count(), oldest: min(outbox.createdAt) })
          .from(outbox)
          .where(isNull(outbox.deliveredAt));
        const oldest = row?.oldest ?? undefined;
        return {
          waiting: row?.waiting ?? 0,
          oldestMs: oldest === undefined ? 0 : Math.max(0, clock.now() - oldest),
        };
      }),

    backlog: () => using((db) => readBacklog(db, clock.now())),

    readProviderCache: (name) => connected((connection) => readProviderCache(connection, name)),

    swapProviderCache: (name, from, to) =>
      committed((db) => swapProviderCache(db, name, from, to, clock.now())),

    writeProviderCache: (name, value) =>
      connected((connection) => writeProviderCache(connection, { name, value, at: clock.now() })),

    liveVerified: (what) =>
      using(async (db) => {
        const found = await db.select().from(meta).where(eq(meta.name, liveVerified[what]));
        return found.length > 0;
      }),

    markLiveVerified: (what) =>
      using(async (db) => {
        await db.insert(meta).values({ name: liveVerified[what], at: clock.now() }).onConflictDoNothing();
      }),

    readMandate: (id) => connected((connection) => readMandate(connection, rows, { id })),
    findMandateByPageTokenHash: (pageTokenHash) =>
      connected((connection) => readMandate(connection, rows, { pageTokenHash })),
    listMandates: (query) => using((db) => listMandates(db, rows, query)),
    readDebit: (id) => connected((connection) => readDebit(connection, rows, { id })),
    listDebits: (query) => using((db) => listDebits(db, rows, query)),
    debitSums: (mandateId) => connected((connection) => readDebitSums(connection, mandateId)),
    ownDebitReferences: (mandateId, references) =>
      using((db) => ownDebitReferences(db, mandateId, references)),
    takeDigitTry: (mandateId, link) => using((db) => takeDigitTry(db, mandateId, link, clock.now())),
    forgiveDigitTry: (mandateId) => using((db) => forgiveDigitTry(db, mandateId)),
    customerOf: (provider, mode, payer) => using((db) => customerOf(db, provider, mode, payer)),
    isCustomerOfAnother: (customerId, checkout) =>
      using((db) => isCustomerOfAnother(db, customerId, checkout)),
    sweptMandates: (mode, provider, endedSince) =>
      connected((connection) => sweptMandates(connection, mode, provider, endedSince)),
    waitingMandates: (mode, provider) =>
      connected((connection) => waitingMandates(connection, mode, provider)),
    claimDueMandates: (limit, leaseMs) => claim('mandates', limit, leaseMs),
    claimDueDebits: (limit, leaseMs) => claim('debits', limit, leaseMs),
    wasSaidCancelled: (providerId) => using((db) => wasSaidCancelled(db, providerId)),
    takeTurn: (name, everyMs) => connected((connection) => takeTurn(connection, name, clock.now(), everyMs)),

    readLink: (id) => using((db) => readLink(db, rows, id)),
    listLinkedAccounts: (query) => using((db) => listLinkedAccounts(db, rows, query)),
    claimDueLinks: (limit, leaseMs) => claim('links', limit, leaseMs),
    accountsLinked: (provider, mode, ids) => using((db) => accountsLinked(db, provider, mode, ids)),
    saidAccounts: (since) => using((db) => saidAccounts(db, since)),

    reencrypt: (limit) => committed((db) => reencryptRows(db, cipher, limit)),

    erase: (checkoutId) => committed((db) => eraseCheckout(db, checkoutId, clock.now())),
    erasable: (before, limit) => using((db) => erasable(db, before, limit)),
    customersFrom: (after, limit) => using((db) => customersFrom(db, rows, after, limit)),
    forgetBefore: (before, most) => committed((db) => forgetBefore(db, before, most)),
    forgetBankLogins: (before, most) => using((db) => forgetBankLogins(db, before, most)),

    identity: () => using((db) => readIdentity(db, options.restoresByHand ?? false)),
    keepIdentity: (from, identity) => committed((db) => keepIdentity(db, from, identity, clock.now())),
    openSpan: () => using(readOpenSpan),

    check: () =>
      using(async (db) => {
        const at = clock.now();
        await db
          .insert(meta)
          .values({ name: 'checked', at })
          .onConflictDoUpdate({ target: meta.name, set: { at } });
      }),
  };
}
