import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { DebitRecord, DebitSums } from './mandate-records.ts';
import { debits } from './mandate-schema.ts';
import type { DebitQuery } from './mandate-store.ts';
import type { Mode } from './records.ts';
import type { RowMapper } from './rows.ts';
import { olderThan } from './sql-older-than.ts';
import type { Database } from './sql-transaction.ts';

/** A debit that needs a review may have been made: it counts as pending until a person has ended it. */
const pending = ['sending', 'processing', 'needs_review'] as const;

export async function readDebit(
  db: Database,
  rows: RowMapper,
  by: { readonly id: string } | { readonly reference: string },
): Promise<DebitRecord | undefined> {
  const which = 'id' in by ? eq(debits.id, by.id) : eq(debits.reference, by.reference);
  const [row] = await db.select().from(debits).where(which);
  return row && rows.debit(row);
}

export async function listDebits(
  db: Database,
  rows: RowMapper,
  { mandateId, before, limit }: DebitQuery,
): Promise<readonly DebitRecord[]> {
  const found = await db
    .select()
    .from(debits)
    .where(and(eq(debits.mandateId, mandateId), olderThan(before, debits.createdAt, debits.id)))
    .orderBy(desc(debits.createdAt), desc(debits.id))
    .limit(limit);
  return found.map(rows.debit);
}

export async function readDebitSums(db: Database, mandateId: string): Promise<DebitSums> {
  const sum = (states: readonly DebitRecord['state'][]) =>
    sql<string>`coalesce(sum(${debits.amountMinor}) filter (where ${inArray(debits.state, states)}), 0)`;
  const [row] = await db
    .select({ succeeded: sum(['succeeded']), pending: sum(pending) })
    .from(debits)
    .where(eq(debits.mandateId, mandateId));
  return { succeededMinor: Number(row?.succeeded ?? 0), pendingMinor: Number(row?.pending ?? 0) };
}

export async function ownDebitReferences(
  db: Database,
  mandateId: string,
  references: readonly string[],
): Promise<ReadonlySet<string>> {
  if (references.length === 0) return new Set();
  const found = await db
    .select({ reference: debits.reference })
    .from(debits)
    .where(and(eq(debits.mandateId, mandateId), inArray(debits.reference, [...references])));
  return new Set(found.map(({ reference }) => reference));
}

export async function holderOfDebitReference(
  db: Database,
  rows: RowMapper,
  reference: string,
  mode: Mode,
): Promise<DebitRecord | undefined> {
  const [row] = await db
    .select()
    .from(debits)
    .where(
      and(eq(debits.mode, mode), eq(debits.merchantReference, reference), eq(debits.holdsReference, true)),
    );
  return row && rows.debit(row);
}
