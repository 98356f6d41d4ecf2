import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { PgRemoteDatabase } from 'drizzle-orm/pg-proxy';
import type { OutgoingNotification } from '../../contract/settlement.ts';
import type { SqlConnection } from './driver.ts';
import { links } from './link-schema.ts';
import type { CheckoutRow, RowMapper } from './rows.ts';
import { attempts, checkouts, commands, events, outbox } from './schema.ts';
import { takeBankLogin } from './sql-bank-logins.ts';
import { holderOfDebitReference, insertDebit, readDebit, readDebitSums, saveDebit } from './sql-debits.ts';
import { ownedLink, readLinks } from './sql-links.ts';
import {
  customerOf,
  forgetCustomer,
  insertMandate,
  keepCustomer,
  readMandates,
  saveMandate,
  triesFor,
} from './sql-mandates.ts';
import { columnsBut, insertInto, selectFrom, updateIn } from './statements.ts';
import type { CheckoutRows, StoreTransaction } from './store.ts';

export type Database = PgRemoteDatabase<Record<string, never>>;

const { placeholder } = sql;
const byId = eq(checkouts.id, placeholder('id'));
const lockCheckout = selectFrom(checkouts, { where: byId, forUpdate: true });
export const selectCheckout = selectFrom(checkouts, { where: byId });
const insertCheckout = insertInto(checkouts);
/** Without the encrypted columns, which are written once, and again only by a rotation. */
const saveCheckout = updateIn(
  checkouts,
  columnsBut(checkouts, 'id', 'clientToken', 'customer', 'fieldKey'),
  byId,
);
const selectAttempts = selectFrom(attempts, {
  where: eq(attempts.checkoutId, placeholder('checkoutId')),
  orderBy: asc(attempts.number),
});
const insertAttempt = insertInto(attempts);
const saveAttempt = updateIn(attempts, columnsBut(attempts, 'id'), eq(attempts.id, placeholder('id')));
const insertEvents = insertInto(events);
const byKey = and(eq(commands.scope, placeholder('scope')), eq(commands.key, placeholder('key')));
const selectCommand = selectFrom(commands, { where: byKey });
const finishCommand = updateIn(commands, ['resultingVersion'], byKey);
const insertCommand = insertInto(commands);
const insertNotification = insertInto(outbox);

/** The store's calls inside one transaction of `db`. `wake` is given what to tell once it is committed. */
export function createSqlTransaction(
  connection: SqlConnection,
  db: Database,
  rows: RowMapper,
  now: () => number,
  wake: (checkoutId: string) => Promise<void>,
): StoreTransaction {
  return {
    wake,
    async lock(checkoutId) {
      const [row] = await lockCheckout(connection, { id: checkoutId });
      return row && readRows(connection, db, rows, row);
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
      await insertCheckout(connection, [rows.checkoutRow(checkout)]);
    },
    async saveCheckout(checkout) {
      await saveCheckout(connection, rows.changingColumns(checkout));
    },
    async insertAttempt(attempt) {
      await insertAttempt(connection, [rows.attemptRow(attempt)]);
    },
    async saveAttempt(attempt) {
      await saveAttempt(connection, rows.attemptRow(attempt));
    },
    async insertMandate(mandate) {
      await insertMandate(connection, [rows.mandateRow(mandate)]);
    },
    async saveMandate(mandate) {
      await saveMandate(connection, rows.mandateRow(mandate));
    },
    ownedLink: (id) => ownedLink(db, rows, id),
    async insertLink(link) {
      await db.insert(links).values(rows.linkRow(link));
    },
    async saveLink(link) {
      await db.update(links).set(rows.linkRow(link)).where(eq(links.id, link.id));
    },
    debitSums: (mandateId) => readDebitSums(connection, mandateId),
    holderOfDebitReference: (reference, mode) => holderOfDebitReference(connection, rows, reference, mode),
    debit: (id) => readDebit(connection, rows, { id }),
    debitByReference: (reference) => readDebit(connection, rows, { reference }),
    async insertDebit(debit) {
      await insertDebit(connection, [rows.debitRow(debit)]);
    },
    async saveDebit(debit) {
      await saveDebit(connection, rows.debitRow(debit));
    },
    takeBankLogin: (users, most) => takeBankLogin(db, users, most, now()),
    customerOf: (provider, mode, payer) => customerOf(db, provider, mode, payer),
    keepCustomer: (provider, mode, payer, customerId) =>
      keepCustomer(db, { provider, mode, payer, customerId, at: now() }),
    forgetCustomer: (provider, mode, payer) => forgetCustomer(db, provider, mode, payer),
    triesFor: (customerId, provider, mode) => triesFor(db, customerId, provider, mode),
    async appendEvents(checkoutId, added) {
      await insertEvents(
        connection,
        added.map((event) => ({ checkoutId, ...event })),
      );
    },
    async command(scope, key) {
      const [row] = await selectCommand(connection, { scope, key });
      return row && { ...row, resultingVersion: row.resultingVersion ?? undefined };
    },
    async insertCommand(command) {
      await insertCommand(connection, [command]);
    },
    async finishCommand(scope, key, resultingVersion) {
      await finishCommand(connection, { scope, key, resultingVersion });
    },
    async insertNotification(notification: OutgoingNotification) {
      const at = now();
      await insertNotification(connection, [
        {
          id: notification.id,
          checkoutId: 'checkout' in notification ? notification.checkout.id : '',
          payload: notification,
          createdAt: at,
          tries: 0,
          nextAt: at,
        },
      ]);
    },
  };
}

/** A checkout's row with what belongs to it. */
export async function readRows(
  connection: SqlConnection,
  db: Database,
  rows: RowMapper,
  row: CheckoutRow,
): Promise<CheckoutRows> {
  return {
    checkout: rows.checkout(row),
    attempts:
      row.kind === 'payment'
        ? (await selectAttempts(connection, { checkoutId: row.id })).map(rows.attempt)
        : [],
    mandates: row.kind === 'mandate' ? await readMandates(connection, rows, row.id) : [],
    links: row.kind === 'link' ? await readLinks(db, rows, row.id) : [],
  };
}
