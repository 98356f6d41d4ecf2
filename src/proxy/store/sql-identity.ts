import { and, eq, max, min, sql } from './drizzle.ts';
import { checkouts, databaseIdentity } from './schema.ts';
import type { Database } from './sql-transaction.ts';
import type { KnownIdentity, OpenSpan } from './store.ts';

const NAME = 'this';

const table = sql`(select oid from pg_database where datname = current_database()),
  'directpay.database_identity'::regclass::oid`;

/**
 * The server's own number, its timeline, the database's and a table's: a dump that was restored, a point in time that was gone back to and a standby that
 * took over each differ in one of them. A copy of the files differs in none.
 */
const whole = sql<string>`concat_ws('/',
  (select system_identifier from pg_control_system()),
  substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8),
  ${table})`;
/** Where an operator tells of restores: one that the server would have told may be noticed, or not. */
const byHand = sql<string>`concat_ws('/', 'by-hand', ${table})`;

export async function readIdentity(db: Database, restoresByHand: boolean): Promise<KnownIdentity> {
  const [row] = await db
    .select({ present: restoresByHand ? byHand : whole, known: databaseIdentity.identity })
    .from(sql`(select 1) one`)
    .leftJoin(databaseIdentity, eq(databaseIdentity.name, NAME));
  if (!row) throw new Error('A query without conditions answers one row');
  return { present: row.present, known: row.known ?? undefined };
}

/** One statement, so that of two who read the same only one writes. */
export async function keepIdentity(
  db: Database,
  from: string | undefined,
  identity: string,
  at: number,
): Promise<boolean> {
  const row = { name: NAME, identity, at };
  const written =
    from === undefined
      ? await db.insert(databaseIdentity).values(row).onConflictDoNothing().returning()
      : await db
          .update(databaseIdentity)
          .set(row)
          .where(and(eq(databaseIdentity.name, NAME), eq(databaseIdentity.identity, from)))
          .returning();
  return written.length > 0;
}

export async function readOpenSpan(db: Database): Promise<OpenSpan | undefined> {
  const [oldest] = await db
    .select({ at: min(checkouts.createdAt) })
    .from(checkouts)
    .where(sql`status in ('open', 'processing')`);
  const [newest] = await db.select({ at: max(checkouts.createdAt) }).from(checkouts);
  if (oldest?.at == null || newest?.at == null) return undefined;
  return { oldestOpenAt: oldest.at, newestAt: newest.at };
}
