import type { SqlConnection } from './driver.ts';
import { and, eq, sql } from './drizzle.ts';
import { providerCache } from './schema.ts';
import type { Database } from './sql-transaction.ts';
import { answering, placesFor, selectFrom } from './statements.ts';

type Cached = typeof providerCache.$inferInsert;

const selectCached = selectFrom(providerCache, { where: eq(providerCache.name, sql.placeholder('name')) });
const upsertCached = answering({ name: providerCache.name }, (from, fields) =>
  from
    .insert(providerCache)
    .values(placesFor(['name', 'value', 'at']) as Cached)
    .onConflictDoUpdate({ target: providerCache.name, set: placesFor(['value', 'at']) as object })
    .returning(fields),
);

export async function readProviderCache(
  connection: SqlConnection,
  name: string,
): Promise<{ value: unknown; at: number } | undefined> {
  const [row] = await selectCached(connection, { name });
  return row && { value: row.value, at: row.at };
}

export async function writeProviderCache(connection: SqlConnection, cached: Cached): Promise<void> {
  await upsertCached(connection, cached);
}

/** One statement, so that of two who read the same only one writes. */
export async function swapProviderCache(
  db: Database,
  name: string,
  from: unknown,
  to: unknown,
  at: number,
): Promise<boolean> {
  const written =
    from === undefined
      ? await db
          .insert(providerCache)
          .values({ name, value: to, at })
          .onConflictDoNothing()
          .returning({ name: providerCache.name })
      : await db
          .update(providerCache)
          .set({ value: to, at })
          .where(and(eq(providerCache.name, name), eq(providerCache.value, from)))
          .returning({ name: providerCache.name });
  return written.length > 0;
}
