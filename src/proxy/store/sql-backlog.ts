import type { PgColumn } from 'drizzle-orm/pg-core';
import { count, lte, min, sql } from './drizzle.ts';
import { links } from './link-schema.ts';
import { debits, mandates } from './mandate-schema.ts';
import { attempts, checkouts } from './schema.ts';
import type { Database } from './sql-transaction.ts';
import type { Backlog, Unknowns } from './store.ts';

const dueTimes: readonly PgColumn[] = [
  checkouts.nextAt,
  attempts.verifyAt,
  mandates.nextAt,
  debits.nextAt,
  links.nextAt,
];

/** Each number by an index of its own: this is asked for as often as somebody reads the metrics. */
export async function readBacklog(db: Database, now: number): Promise<Backlog> {
  const [payments] = await db
    .select({ open: count(), since: min(checkouts.confirmingSince) })
    .from(checkouts)
    .where(sql`confirming_since is not null`);
  const [debited] = await db
    .select({ open: count(), since: min(debits.createdAt) })
    .from(debits)
    .where(sql`state in ('sending', 'processing')`);
  let due = now;
  for (const column of dueTimes) {
    const [first] = await db
      .select({ at: min(column) })
      .from(column.table)
      .where(lte(column, now));
    due = Math.min(due, Number(first?.at ?? now));
  }
  return {
    unknownPayments: unknowns(payments, now),
    unknownDebits: unknowns(debited, now),
    overdueMs: now - due,
  };
}

function unknowns(read: { open: number; since: number | null } | undefined, now: number): Unknowns {
  return { open: read?.open ?? 0, oldestMs: Math.max(0, now - (read?.since ?? now)) };
}
