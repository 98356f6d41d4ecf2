import { and, eq } from 'drizzle-orm';
import { providerCache } from './schema.ts';
import type { Database } from './sql-transaction.ts';

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
