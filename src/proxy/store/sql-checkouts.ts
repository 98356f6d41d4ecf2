import type { SQL } from 'drizzle-orm';
import { and, asc, desc, eq, inArray, lte, ne, or } from './drizzle.ts';
import type { RowMapper } from './rows.ts';
import { attempts, checkouts } from './schema.ts';
import { olderThan } from './sql-older-than.ts';
import type { Database } from './sql-transaction.ts';
import type { CheckoutRows, Store } from './store.ts';

type Query = Parameters<Store['list']>[0];

export async function listCheckouts(
  db: Database,
  rows: RowMapper,
  query: Query,
): Promise<Awaited<ReturnType<Store['list']>>> {
  const found = await db
    .select()
    .from(checkouts)
    .where(
      and(
        eq(checkouts.mode, query.mode),
        query.reference === undefined ? undefined : eq(checkouts.reference, query.reference),
        query.status === undefined ? undefined : eq(checkouts.status, query.status),
        query.supportCode === undefined ? undefined : eq(checkouts.supportCode, query.supportCode),
        query.unsettledSince === undefined ? undefined : isUnsettledSince(query.unsettledSince),
        olderThan(query.before, checkouts.createdAt, checkouts.id),
      ),
    )
    .orderBy(desc(checkouts.createdAt), desc(checkouts.id))
    .limit(query.limit);
  const ofPayments = found.flatMap(({ kind, id }) => (kind === 'payment' ? [id] : []));
  const tries = await readAttempts(db, rows, ofPayments);
  return found.map((row) => ({
    checkout: rows.checkout(row),
    attempts: tries.filter(({ checkoutId }) => checkoutId === row.id),
  }));
}

/** A late success is known to be paid: it waits for a person, and for no outcome. */
function isUnsettledSince(at: number): SQL | undefined {
  return and(
    lte(checkouts.confirmingSince, at),
    or(
      eq(checkouts.status, 'processing'),
      and(eq(checkouts.status, 'needs_review'), ne(checkouts.reviewReason, 'late_success')),
    ),
  );
}

/** All of these checkouts, those of each one in order. */
async function readAttempts(
  db: Database,
  rows: RowMapper,
  checkoutIds: readonly string[],
): Promise<CheckoutRows['attempts']> {
  if (checkoutIds.length === 0) return [];
  const found = await db
    .select()
    .from(attempts)
    .where(inArray(attempts.checkoutId, [...checkoutIds]))
    .orderBy(asc(attempts.checkoutId), asc(attempts.number));
  return found.map(rows.attempt);
}
