import { and, asc, desc, eq, inArray, or } from 'drizzle-orm';
import type { PgRemoteDatabase } from 'drizzle-orm/pg-proxy';
import type { OutgoingNotification } from '../../contract/settlement.ts';
import { links } from './link-schema.ts';
import { debits, mandates } from './mandate-schema.ts';
import type { CheckoutRow, RowMapper } from './rows.ts';
import { attempts, checkouts, commands, events, outbox } from './schema.ts';
import { holderOfDebitReference, readDebit, readDebitSums } from './sql-debits.ts';
import { ownedLink, readLinks } from './sql-links.ts';
import { customerOf, forgetCustomer, keepCustomer, readMandates, triesFor } from './sql-mandates.ts';
import type { CheckoutRows, StoreTransaction } from './store.ts';

export type Database = PgRemoteDatabase<Record<string, never>>;

/** The store's calls inside one transaction of `db`. `wake` is given what to tell once it is committed. */
export function createSqlTransaction(
  db: Database,
  rows: RowMapper,
  now: () => number,
  wake: (checkoutId: string) => Promise<void>,
): StoreTransaction {
  return {
    wake,
    async lock(checkoutId) {
      const [row] = await db.select().from(checkouts).where(eq(checkouts.id, checkoutId)).for('update');
      return row && readRows(db, rows, row);
    },
    async holderOfReference(reference, mode) {
      const [row] = await db
        .select()
        .from(checkouts)
        .where(
          and(
            eq(checkouts.mode, mode),
            eq(checkouts.reference, reference),
            or(
              eq(checkouts.holdsReference, true),
              inArray(checkouts.status, ['open', 'processing', 'succeeded', 'needs_review']),
            ),
          ),
        )
        .orderBy(desc(checkouts.holdsReference))
        .limit(1);
      return row && rows.checkout(row);
    },
    async insertCheckout(checkout) {
      await db.insert(checkouts).values(rows.checkoutRow(checkout));
    },
    async saveCheckout(checkout) {
      await db.update(checkouts).set(rows.changingColumns(checkout)).where(eq(checkouts.id, checkout.id));
    },
    async insertAttempt(attempt) {
      await db.insert(attempts).values(rows.attemptRow(attempt));
    },
    async saveAttempt(attempt) {
      await db.update(attempts).set(rows.attemptRow(attempt)).where(eq(attempts.id, attempt.id));
    },
    async insertMandate(mandate) {
      await db.insert(mandates).values(rows.mandateRow(mandate));
    },
    async saveMandate(mandate) {
      await db.update(mandates).set(rows.mandateRow(mandate)).where(eq(mandates.id, mandate.id));
    },
    ownedLink: (id) => ownedLink(db, rows, id),
    async insertLink(link) {
      await db.insert(links).values(rows.linkRow(link));
    },
    async saveLink(link) {
      await db.update(links).set(rows.linkRow(link)).where(eq(links.id, link.id));
    },
    debitSums: (mandateId) => readDebitSums(db, mandateId),
    holderOfDebitReference: (reference, mode) => holderOfDebitReference(db, rows, reference, mode),
    debit: (id) => readDebit(db, rows, { id }),
    debitByReference: (reference) => readDebit(db, rows, { reference }),
    async insertDebit(debit) {
      await db.insert(debits).values(rows.debitRow(debit));
    },
    async saveDebit(debit) {
      await db.update(debits).set(rows.debitRow(debit)).where(eq(debits.id, debit.id));
    },
    customerOf: (provider, mode, payer) => customerOf(db, provider, mode, payer),
    keepCustomer: (provider, mode, payer, customerId) =>
      keepCustomer(db, { provider, mode, payer, customerId, at: now() }),
    forgetCustomer: (provider, mode, payer) => forgetCustomer(db, provider, mode, payer),
    triesFor: (customerId, provider, mode) => triesFor(db, customerId, provider, mode),
    async appendEvents(checkoutId, added) {
      await db.insert(events).values(added.map((event) => ({ checkoutId, ...event })));
    },
    async command(scope, key) {
      const [row] = await db
        .select()
        .from(commands)
        .where(and(eq(commands.scope, scope), eq(commands.key, key)));
      return row && { ...row, resultingVersion: row.resultingVersion ?? undefined };
    },
    async insertCommand(command) {
      await db.insert(commands).values(command);
    },
    async finishCommand(scope, key, resultingVersion) {
      await db
        .update(commands)
        .set({ resultingVersion })
        .where(and(eq(commands.scope, scope), eq(commands.key, key)));
    },
    async insertNotification(notification: OutgoingNotification) {
      const at = now();
      await db.insert(outbox).values({
        id: notification.id,
        checkoutId: 'checkout' in notification ? notification.checkout.id : '',
        payload: notification,
        createdAt: at,
        tries: 0,
        nextAt: at,
      });
    },
  };
}

/** A checkout's row with what belongs to it. */
export async function readRows(db: Database, rows: RowMapper, row: CheckoutRow): Promise<CheckoutRows> {
  return {
    checkout: rows.checkout(row),
    attempts: row.kind === 'payment' ? await readAttempts(db, rows, row.id) : [],
    mandates: row.kind === 'mandate' ? await readMandates(db, rows, row.id) : [],
    links: row.kind === 'link' ? await readLinks(db, rows, row.id) : [],
  };
}

async function readAttempts(
  db: Database,
  rows: RowMapper,
  checkoutId: string,
): Promise<CheckoutRows['attempts']> {
  const found = await db
    .select()
    .from(attempts)
    .where(eq(attempts.checkoutId, checkoutId))
    .orderBy(asc(attempts.number));
  return found.map(rows.attempt);
}
