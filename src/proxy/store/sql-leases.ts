import { sql } from 'drizzle-orm';
import { debits, mandates } from './mandate-schema.ts';
import { checkouts } from './schema.ts';
import type { Database } from './sql-transaction.ts';

/** Makes due whatever another process holds a lease for: whether that process still lives is looked at next. Returns how many. */
export async function ringLeasesOfOthers(db: Database, owner: string, now: number): Promise<number> {
  let rung = 0;
  for (const table of [checkouts, mandates, debits]) {
    const held = await db
      .update(table)
      .set({ nextAt: now })
      .where(sql`lease is not null and lease ->> 'owner' <> ${owner}`)
      .returning({ id: table.id });
    rung += held.length;
  }
  return rung;
}
