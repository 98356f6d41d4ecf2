import { and, isNull } from './drizzle.ts';
import { outbox } from './schema.ts';
import type { Database } from './sql-transaction.ts';

/** Makes due what no try has delivered, as if it were new. Answers their ids, oldest first. */
export async function tellGivenUpAgain(db: Database, now: number): Promise<readonly string[]> {
  const rows = await db
    .update(outbox)
    .set({ nextAt: now, tries: 0 })
    .where(and(isNull(outbox.deliveredAt), isNull(outbox.nextAt)))
    .returning({ id: outbox.id, position: outbox.position });
  return rows.sort((a, b) => a.position - b.position).map(({ id }) => id);
}
