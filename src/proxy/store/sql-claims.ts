import type { PgColumn } from 'drizzle-orm/pg-core';
import type { SqlConnection } from './driver.ts';
import { getTableName, sql } from './drizzle.ts';
import { links } from './link-schema.ts';
import { debits, mandates } from './mandate-schema.ts';
import { attempts, checkouts } from './schema.ts';
import { answering, placesFor } from './statements.ts';

type Claimed = typeof checkouts | typeof attempts | typeof mandates | typeof debits | typeof links;

const claims = {
  checkouts: claimOf(checkouts, checkouts.id, checkouts.nextAt, 'nextAt'),
  attempts: claimOf(attempts, attempts.checkoutId, attempts.verifyAt, 'verifyAt'),
  mandates: claimOf(mandates, mandates.checkoutId, mandates.nextAt, 'nextAt'),
  debits: claimOf(debits, debits.checkoutId, debits.nextAt, 'nextAt'),
  links: claimOf(links, links.checkoutId, links.nextAt, 'nextAt'),
};

function claimOf(table: Claimed, checkoutId: PgColumn, due: PgColumn, name: string) {
  const { placeholder, identifier } = sql;
  const [inner, column] = [identifier(getTableName(table)), identifier(due.name)];
  return answering({ id: table.id as PgColumn, checkoutId }, (from, fields) =>
    from
      .update(table)
      .set(placesFor([name]) as object)
      .where(
        sql`${table.id} in (select id from directpay.${inner} where ${column} <= ${placeholder('now')} order by ${column} limit ${placeholder('limit')} for update skip locked)`,
      )
      .returning(fields),
  );
}

/** What is due of a checkout, whoever was due first, each put off by `leaseMs`. What another process is taking just now is left to it. */
export async function claimDue(
  connection: SqlConnection,
  kind: keyof typeof claims,
  now: number,
  limit: number,
  leaseMs: number,
): Promise<readonly { id: string; checkoutId: string }[]> {
  const until = now + leaseMs;
  const found = await claims[kind](connection, { now, limit, nextAt: until, verifyAt: until });
  // An update answers in no order of its own.
  return (found as { id: string; checkoutId: string }[]).sort((one, other) => (one.id < other.id ? -1 : 1));
}
