import { and, desc, eq, sql } from 'drizzle-orm';
import type { InboxRecord, KeptWebhook } from './records.ts';
import type { RowMapper } from './rows.ts';
import { attempts, checkouts, inbox } from './schema.ts';
import { olderThan } from './sql-older-than.ts';
import type { Database } from './sql-transaction.ts';
import type { WebhookQuery, WebhookReading } from './store.ts';

/** Inside a transaction: keeps it and rings what it names. False where the same event is already there. */
export async function keepWebhook(
  db: Database,
  rows: RowMapper,
  webhook: InboxRecord,
  now: number,
): Promise<boolean> {
  const kept = await db
    .insert(inbox)
    .values(rows.inboxRow(webhook))
    .onConflictDoNothing()
    .returning({ id: inbox.id });
  if (kept.length > 0 && webhook.reference !== undefined) await ring(db, webhook.reference, now);
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
  db: Database,
  id: string,
  key: string,
  { type, reference, quarantined }: WebhookReading,
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
    .set({ type, reference: reference ?? null, quarantined, replayedAt: now, replayKey: key })
    .where(eq(inbox.id, id));
  const isKnown = reference !== undefined && (await ring(db, reference, now));
  if (!isKnown) await ringUnsettled(db, now);
  return true;
}

/** Makes every attempt due whose outcome is not known. Returns how many. */
export async function ringUnsettled(db: Database, now: number): Promise<number> {
  const rung = await db
    .update(attempts)
    .set({ verifyAt: now })
    .where(eq(attempts.exposure, 'sent'))
    .returning({ id: attempts.id });
  return rung.length;
}

/** Under the checkout's lock, since whoever holds it writes its attempts whole. False where no attempt has the reference. */
async function ring(db: Database, reference: string, now: number): Promise<boolean> {
  const [row] = await db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(
      sql`${checkouts.id} in (select checkout_id from directpay.attempts where reference = ${reference})`,
    )
    .for('update');
  if (!row) return false;
  await db.update(attempts).set({ verifyAt: now }).where(eq(attempts.reference, reference));
  return true;
}
