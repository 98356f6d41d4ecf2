import type { SqlConnection } from './driver.ts';
import { sql } from './drizzle.ts';
import { debits, mandates } from './mandate-schema.ts';
import { checkouts } from './schema.ts';
import { answering, placesFor } from './statements.ts';

const rings = [checkouts, mandates, debits].map((table) =>
  answering({ id: table.id }, (from, fields) =>
    from
      .update(table)
      .set(placesFor(['nextAt']) as object)
      .where(sql`lease is not null and lease ->> 'owner' <> ${sql.placeholder('owner')}`)
      .returning(fields),
  ),
);

/** Makes due whatever another process holds a lease for: whether that process still lives is looked at next. Returns how many. */
export async function ringLeasesOfOthers(
  connection: SqlConnection,
  owner: string,
  now: number,
): Promise<number> {
  let rung = 0;
  for (const ring of rings) rung += (await ring(connection, { owner, nextAt: now })).length;
  return rung;
}
