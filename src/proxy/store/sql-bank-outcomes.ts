import { and, desc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import type { Mode } from './records.ts';
import { attempts, checkouts } from './schema.ts';
import type { Database } from './sql-transaction.ts';
import type { BankOutcome } from './store.ts';

const MOST = 5_000;

/**
 * How banks answered the attempts that asked them since then, newest first. Of one checkout each bank's newest only: no single payer can
 * make a bank look silent to all.
 */
export async function readBankOutcomes(
  db: Database,
  mode: Mode,
  since: number,
): Promise<readonly BankOutcome[]> {
  const found = await db
    .select({
      checkoutId: attempts.checkoutId,
      institutionId: sql<string>`${attempts.institution} ->> 'id'`,
      answered: attempts.bankAnswered,
      askedAt: attempts.bankAskedAt,
    })
    .from(attempts)
    .innerJoin(checkouts, eq(checkouts.id, attempts.checkoutId))
    .where(and(isNotNull(attempts.bankAnswered), gte(attempts.bankAskedAt, since), eq(checkouts.mode, mode)))
    .orderBy(desc(attempts.bankAskedAt))
    .limit(MOST);
  const heard = new Set<string>();
  return found.flatMap(({ checkoutId, institutionId, answered, askedAt }) => {
    const pair = `${checkoutId} ${institutionId}`;
    if (heard.has(pair)) return [];
    heard.add(pair);
    return [{ institutionId, answered: answered === true, askedAt: askedAt ?? 0 }];
  });
}
