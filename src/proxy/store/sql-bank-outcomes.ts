import type { SqlConnection } from './driver.ts';
import { and, desc, eq, gte, isNotNull, sql } from './drizzle.ts';
import type { Mode } from './records.ts';
import { attempts, checkouts } from './schema.ts';
import { answering } from './statements.ts';
import type { BankOutcome } from './store.ts';

const MOST = 5_000;

const selectOutcomes = answering(
  {
    checkoutId: attempts.checkoutId,
    institutionId: sql<string>`${attempts.institution} ->> 'id'`,
    answered: attempts.bankAnswered,
    askedAt: attempts.bankAskedAt,
  },
  (from, fields) =>
    from
      .select(fields)
      .from(attempts)
      .innerJoin(checkouts, eq(checkouts.id, attempts.checkoutId))
      .where(
        and(
          isNotNull(attempts.bankAnswered),
          gte(attempts.bankAskedAt, sql.placeholder('since')),
          eq(checkouts.mode, sql.placeholder('mode')),
        ),
      )
      .orderBy(desc(attempts.bankAskedAt))
      .limit(MOST),
);

/**
 * How banks answered the attempts that asked them since then, newest first. Of one checkout each bank's newest only: no single payer can
 * make a bank look silent to all.
 */
export async function readBankOutcomes(
  connection: SqlConnection,
  mode: Mode,
  since: number,
): Promise<readonly BankOutcome[]> {
  const found = await selectOutcomes(connection, { mode, since });
  const heard = new Set<string>();
  return found.flatMap(({ checkoutId, institutionId, answered, askedAt }) => {
    const pair = `${checkoutId} ${institutionId}`;
    if (heard.has(pair)) return [];
    heard.add(pair);
    return [{ institutionId, answered: answered === true, askedAt: askedAt ?? 0 }];
  });
}
