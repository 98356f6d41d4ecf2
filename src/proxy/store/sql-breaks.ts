import { breaks } from './break-schema.ts';
import type { BreakQuery, BreakRecord, BreakRun } from './break-store.ts';
import { and, desc, eq, inArray, isNotNull, isNull, sql } from './drizzle.ts';
import { olderThan } from './sql-older-than.ts';
import type { Database } from './sql-transaction.ts';

/** Rows that one statement writes. */
const AT_ONCE = 500;

export async function listBreaks(db: Database, query: BreakQuery): Promise<readonly BreakRecord[]> {
  const { mode, provider, isOpen, before, limit } = query;
  const found = await db
    .select()
    .from(breaks)
    .where(
      and(
        eq(breaks.mode, mode),
        eq(breaks.provider, provider),
        isOpen === undefined ? undefined : isOpen ? isNull(breaks.closedAt) : isNotNull(breaks.closedAt),
        olderThan(before, breaks.foundAt, breaks.id),
      ),
    )
    .orderBy(desc(breaks.foundAt), desc(breaks.id))
    .limit(limit);
  return found.map(toRecord);
}

/** Inside a transaction. Runs wait for one another, so that each sees what the one before has found. */
export async function recordBreaks(db: Database, run: BreakRun): Promise<void> {
  const { mode, provider, at } = run;
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('directpay.breaks'))`);
  const isFound = new Set<string>();
  for (const part of parts(run.found)) {
    const kept = await db
      .insert(breaks)
      .values(part.map((one) => ({ ...one, mode, provider, foundAt: at, seenAt: at })))
      .onConflictDoUpdate({
        target: [breaks.mode, breaks.provider, breaks.kind, breaks.reference],
        targetWhere: sql`closed_at is null`,
        set: {
          checkoutId: sql`excluded.checkout_id`,
          debitId: sql`excluded.debit_id`,
          ours: sql`excluded.ours`,
          theirs: sql`excluded.theirs`,
          begunAt: sql`excluded.begun_at`,
          seenAt: at,
        },
      })
      .returning({ id: breaks.id });
    for (const { id } of kept) isFound.add(id);
  }
  const open = await db
    .select({
      id: breaks.id,
      kind: breaks.kind,
      reference: breaks.reference,
      begunAt: breaks.begunAt,
      foundAt: breaks.foundAt,
    })
    .from(breaks)
    .where(and(eq(breaks.mode, mode), eq(breaks.provider, provider), isNull(breaks.closedAt)));
  const gone = open
    .filter((one) => !isFound.has(one.id) && run.isCovered({ ...one, begunAt: one.begunAt ?? undefined }))
    .map(({ id }) => id);
  for (const ids of parts(gone)) {
    await db.update(breaks).set({ closedAt: at }).where(inArray(breaks.id, ids));
  }
}

function* parts<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}

function toRecord(row: typeof breaks.$inferSelect): BreakRecord {
  return {
    ...row,
    checkoutId: row.checkoutId ?? undefined,
    debitId: row.debitId ?? undefined,
    ours: row.ours ?? undefined,
    theirs: row.theirs ?? undefined,
    begunAt: row.begunAt ?? undefined,
    closedAt: row.closedAt ?? undefined,
  };
}
