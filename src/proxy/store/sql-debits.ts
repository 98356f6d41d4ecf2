import type { SqlConnection } from './driver.ts';
import { and, desc, eq, inArray, sql } from './drizzle.ts';
import type { DebitRecord, DebitSums } from './mandate-records.ts';
import { debits } from './mandate-schema.ts';
import type { DebitQuery } from './mandate-store.ts';
import type { Mode } from './records.ts';
import type { RowMapper } from './rows.ts';
import { olderThan } from './sql-older-than.ts';
import type { Database } from './sql-transaction.ts';
import { answering, columnsBut, insertInto, selectFrom, updateIn } from './statements.ts';

/** A debit that needs a review may have been made: it counts as pending until a person has ended it. */
const pending = ['sending', 'processing', 'needs_review'] as const;

const { placeholder } = sql;
const selectById = selectFrom(debits, { where: eq(debits.id, placeholder('id')) });
const selectByReference = selectFrom(debits, { where: eq(debits.reference, placeholder('reference')) });
const selectHolder = selectFrom(debits, {
  where: and(
    eq(debits.mode, placeholder('mode')),
    eq(debits.merchantReference, placeholder('reference')),
    eq(debits.holdsReference, true),
  ),
});
const sum = (states: readonly DebitRecord['state'][]) =>
  sql<string>`coalesce(sum(${debits.amountMinor}) filter (where ${inArray(debits.state, states)}), 0)`;
const selectSums = answering({ succeeded: sum(['succeeded']), pending: sum(pending) }, (from, fields) =>
  from
    .select(fields)
    .from(debits)
    .where(eq(debits.mandateId, placeholder('mandateId'))),
);
export const insertDebit = insertInto(debits);
export const saveDebit = updateIn(debits, columnsBut(debits, 'id'), eq(debits.id, placeholder('id')));

export async function readDebit(
  connection: SqlConnection,
  rows: RowMapper,
  by: { readonly id: string } | { readonly reference: string },
): Promise<DebitRecord | undefined> {
  const [row] = await ('id' in by ? selectById : selectByReference)(connection, by);
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

export async function readDebitSums(connection: SqlConnection, mandateId: string): Promise<DebitSums> {
  const [row] = await selectSums(connection, { mandateId });
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
  connection: SqlConnection,
  rows: RowMapper,
  reference: string,
  mode: Mode,
): Promise<DebitRecord | undefined> {
  const [row] = await selectHolder(connection, { mode, reference });
  return row && rows.debit(row);
}
