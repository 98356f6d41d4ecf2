import type { SqlConnection } from './driver.ts';
import { and, desc, eq, isNull, sql } from './drizzle.ts';
import { debits } from './mandate-schema.ts';
import type { InboxRecord, KeptWebhook } from './records.ts';
import type { RowMapper } from './rows.ts';
import { attempts, inbox } from './schema.ts';
import { olderThan } from './sql-older-than.ts';
import { ring } from './sql-rings.ts';
import type { Database } from './sql-transaction.ts';
import { answering, columnsBut, placesFor } from './statements.ts';
import type { WebhookQuery, WebhookReading } from './store.ts';

const insertWebhook = answering({ id: inbox.id }, (from, fields) =>
  from
    .insert(inbox)
    .values(placesFor(columnsBut(inbox)) as typeof inbox.$inferInsert)
    .onConflictDoNothing()
    .returning(fields),
);

/** Inside a transaction: keeps it and rings what it names. False where the same event is already there. */
export async function keepWebhook(
  connection: SqlConnection,
  db: Database,
  rows: RowMapper,
  webhook: InboxRecord,
  now: number,
): Promise<boolean> {
  const kept = await insertWebhook(connection, rows.inboxRow(webhook));
  if (kept.length > 0) await ring(connection, db, webhook, now);
  return kept.length > 0;
}

export async function listWebhooks(db: Database, query: WebhookQuery): Promise<readonly KeptWebhook[]> {
  const found = await db
    .select({
      id: inbox.id,
      type: inbox.type,
      reference: inbox.reference,
      quarantined: inbox.quarantined,
      receivedAt: inbox.receivedAt,
      replayedAt: inbox.replayedAt,
    })
    .from(inbox)
    .where(
      and(
        query.quarantined === undefined ? undefined : eq(inbox.quarantined, query.quarantined),
        query.reference === undefined ? undefined : eq(inbox.reference, query.reference),
        olderThan(query.before, inbox.receivedAt, inbox.id),
      ),
    )
    .orderBy(desc(inbox.receivedAt), desc(inbox.id))
    .limit(query.limit);
  return found.map(({ reference, replayedAt, ...plain }) => ({
    ...plain,
    reference: reference ?? undefined,
    replayedAt: replayedAt ?? undefined,
  }));
}

export async function readWebhook(
  db: Database,
  rows: RowMapper,
  id: string,
): Promise<InboxRecord | undefined> {
  const [row] = await db.select().from(inbox).where(eq(inbox.id, id));
  return row && rows.inbox(row);
}

/** Inside a transaction: notes the reading and rings. False where this key has done it. */
export async function replayWebhook(
  connection: SqlConnection,
  db: Database,
  id: string,
  key: string,
  { type, reference, mandateId, accountId, saysCancelled, quarantined }: WebhookReading,
  now: number,
): Promise<boolean> {
  const [row] = await db
    .select({ replayKey: inbox.replayKey })
    .from(inbox)
    .where(eq(inbox.id, id))
    .for('update');
  if (!row || row.replayKey === key) return false;
  await db
    .update(inbox)
    .set({
      type,
      reference: reference ?? null,
      mandateId: mandateId ?? null,
      accountId: accountId ?? null,
      saysCancelled,
      quarantined,
      replayedAt: now,
      replayKey: key,
    })
    .where(eq(inbox.id, id));
  const isKnown = await ring(connection, db, { reference, mandateId, accountId }, now);
  if (!isKnown) await ringUnsettled(db, now);
  return true;
}

/** Makes every attempt and debit due whose outcome is not known. Returns how many. */
export async function ringUnsettled(db: Database, now: number): Promise<number> {
  const sent = await db
    .update(attempts)
    .set({ verifyAt: now })
    .where(sql`${attempts.exposure} = 'sent'`)
    .returning({ id: attempts.id });
  const debited = await db
    .update(debits)
    .set({ nextAt: now })
    .where(and(sql`${debits.state} in ('sending', 'processing')`, isNull(debits.lease)))
    .returning({ id: debits.id });
  return sent.length + debited.length;
}
