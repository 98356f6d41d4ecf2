import { getTableName, sql } from 'drizzle-orm';
import { links } from './link-schema.ts';
import { debits, mandates } from './mandate-schema.ts';
import type { Database } from './sql-transaction.ts';

const tables = { mandates, debits, links };

/** What is due of a checkout, whoever was due first, each put off by `leaseMs`. What another process is taking just now is left to it. */
export function claimDue(
  db: Database,
  kind: keyof typeof tables,
  now: number,
  limit: number,
  leaseMs: number,
): Promise<readonly { id: string; checkoutId: string }[]> {
  const table = tables[kind];
  return db
    .update(table)
    .set({ nextAt: now + leaseMs })
    .where(
      sql`${table.id} in (select id from directpay.${sql.identifier(getTableName(table))} where next_at <= ${now} order by next_at limit ${limit} for update skip locked)`,
    )
    .returning({ id: table.id, checkoutId: table.checkoutId });
}
