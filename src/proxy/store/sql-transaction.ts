import type { PgRemoteDatabase } from 'drizzle-orm/pg-proxy';
import type { OutgoingNotification } from '../../contract/settlement.ts';
import type { SqlConnection } from './driver.ts';
import { and, asc, desc, eq, inArray, or, sql } from './drizzle.ts';
import { links } from './link-schema.ts';
import type { AttemptRecord, CheckoutTerms } from './records.ts';
import type { RowMapper } from './rows.ts';
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
import type { Later } from './transactions.ts';

export type Database = PgRemoteDatabase<Record<string, never>>;

const { placeholder } = sql;
const byId = eq(checkouts.id, placeholder('id'));
const selectCheckout = selectFrom(checkouts, { where: byId });
const lockCheckout = selectFrom(checkouts, { where: byId, forUpdate: true });
const insertCheckout = insertInto(checkouts);
/** What the merchant fixed is written once; what of it is encrypted, again only by a rotation. */
const terms: Readonly<Record<keyof CheckoutTerms, true>> = {
  id: true,
  kind: true,
  mode: true,
  provider: true,
  reference: true,
  amountMinor: true,
  currency: true,
  description: true,
  supportCode: true,
  clientTokenHash: true,
  clientToken: true,
  customer: true,
  termsHash: true,
  returnUrl: true,
  cancelUrl: true,
  allowedOrigins: true,
  presetBank: true,
  ways: true,
  split: true,
  locale: true,
  appearance: true,
  metadata: true,
  createdAt: true,
  expiresAt: true,
};
const saveCheckout = updateIn(checkouts, columnsBut(checkouts, ...Object.keys(terms), 'fieldKey'), byId);
const selectAttempts = selectFrom(attempts, {
  where: eq(attempts.checkoutId, placeholder('checkoutId')),
  orderBy: asc(attempts.number),
});
const insertAttempt = insertInto(attempts);
/** What an attempt is for never changes either. */
const chosenOnce = [
  'id',
  'checkoutId',
  'number',
  'reference',
  'mintedAt',
  'way',
  'institution',
  'methodId',
] as const satisfies readonly (keyof AttemptRecord)[];
const saveAttempt = updateIn(
  attempts,
  columnsBut(attempts, ...chosenOnce),
  eq(attempts.id, placeholder('id')),
);
const insertLink = insertInto(links);
const saveLink = updateIn(links, columnsBut(links, 'id'), eq(links.id, placeholder('id')));
const insertEvents = insertInto(events);
const byKey = and(eq(commands.scope, placeholder('scope')), eq(commands.key, placeholder('key')));
const selectCommand = selectFrom(commands, { where: byKey });
const finishCommand = updateIn(commands, ['resultingVersion'], byKey);
const insertCommand = insertInto(commands);
const insertNotification = insertInto(outbox);

/** The store's calls inside one transaction on `connection`. What only writes is sent and not waited for: `later` takes it. */
export function createSqlTransaction(options: {
  readonly connection: SqlConnection;
  readonly later: Later;
  /** The same connection. */
  readonly db: Database;
  readonly rows: RowMapper;
  now(): number;
  /** Is given what to tell once all is committed. */
  wake(checkoutId: string): Promise<void>;
}): StoreTransaction {
  const { connection, later, db, rows, now, wake } = options;
  return {
    wake,
    lock: (checkoutId) => readRows(connection, db, rows, checkoutId, 'locked'),
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
      later(insertCheckout(connection, [rows.checkoutRow(checkout)]));
    },
    async saveCheckout(checkout) {
      later(saveCheckout(connection, { ...checkout }));
    },
    async insertAttempt(attempt) {
      later(insertAttempt(connection, [rows.attemptRow(attempt)]));
    },
    async saveAttempt(attempt) {
      later(saveAttempt(connection, rows.attemptRow(attempt)));
    },
    async insertMandate(mandate) {
      later(insertMandate(connection, [rows.mandateRow(mandate)]));
    },
    async saveMandate(mandate) {
      later(saveMandate(connection, rows.mandateRow(mandate)));
    },
    ownedLink: (id) => ownedLink(db, rows, id),
    async insertLink(link) {
      later(insertLink(connection, [rows.linkRow(link)]));
    },
    async saveLink(link) {
      later(saveLink(connection, rows.linkRow(link)));
    },
    debitSums: (mandateId) => readDebitSums(connection, mandateId),
    holderOfDebitReference: (reference, mode) => holderOfDebitReference(connection, rows, reference, mode),
    debit: (id) => readDebit(connection, rows, { id }),
    debitByReference: (reference) => readDebit(connection, rows, { reference }),
    async insertDebit(debit) {
      later(insertDebit(connection, [rows.debitRow(debit)]));
    },
    async saveDebit(debit) {
      later(saveDebit(connection, rows.debitRow(debit)));
    },
    takeBankLogin: (users, most) => takeBankLogin(db, users, most, now()),
    customerOf: (provider, mode, payer) => customerOf(db, provider, mode, payer),
    keepCustomer: (provider, mode, payer, customerId) =>
      keepCustomer(db, { provider, mode, payer, customerId, at: now() }),
    forgetCustomer: (provider, mode, payer) => forgetCustomer(db, provider, mode, payer),
    triesFor: (customerId, provider, mode) => triesFor(db, customerId, provider, mode),
    async appendEvents(checkoutId, added) {
      later(
        insertEvents(
          connection,
          added.map((event) => ({ checkoutId, ...event })),
        ),
      );
    },
    async command(scope, key) {
      const [row] = await selectCommand(connection, { scope, key });
      return row && { ...row, resultingVersion: row.resultingVersion ?? undefined };
    },
    async insertCommand(command) {
      later(insertCommand(connection, [command]));
    },
    async finishCommand(scope, key, resultingVersion) {
      later(finishCommand(connection, { scope, key, resultingVersion }));
    },
    async insertNotification(notification: OutgoingNotification) {
      const at = now();
      later(
        insertNotification(connection, [
          {
            id: notification.id,
            checkoutId: 'checkout' in notification ? notification.checkout.id : '',
            payload: notification,
            createdAt: at,
            tries: 0,
            nextAt: at,
          },
        ]),
      );
    },
  };
}

/** A checkout's row with what belongs to it. Its attempts are asked for with it, since most checkouts are payments. */
export async function readRows(
  connection: SqlConnection,
  db: Database,
  rows: RowMapper,
  checkoutId: string,
  how: 'as it is' | 'locked',
): Promise<CheckoutRows | undefined> {
  const select = how === 'locked' ? lockCheckout : selectCheckout;
  const [[row], found] = await Promise.all([
    select(connection, { id: checkoutId }),
    selectAttempts(connection, { checkoutId }),
  ]);
  return (
    row && {
      checkout: rows.checkout(row),
      attempts: found.map(rows.attempt),
      mandates: row.kind === 'mandate' ? await readMandates(connection, rows, row.id) : [],
      links: row.kind === 'link' ? await readLinks(db, rows, row.id) : [],
    }
  );
}
