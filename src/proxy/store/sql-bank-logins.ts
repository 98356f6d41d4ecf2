import { inArray, sql } from './drizzle.ts';
import { bankLogins } from './schema.ts';
import type { Database } from './sql-transaction.ts';

const HOUR_MS = 3_600_000;

/**
 * Counts a login for each of these names of one user, in one statement: of any number at once, in any number of processes, no more than `most` within an hour are let
 * through. Answers 0, or how many milliseconds to wait. A name that has room counts also where another one has none.
 */
export async function takeBankLogin(
  db: Database,
  users: readonly string[],
  most: number,
  now: number,
): Promise<number> {
  const lately = sql`array(select one from unnest(${bankLogins.times}) one where one > ${now - HOUR_MS}::bigint and one < ${now + HOUR_MS}::bigint)`;
  const taken = await db
    .insert(bankLogins)
    .values(users.toSorted().map((user) => ({ user, times: sql`array[${now}::bigint]`, lastAt: now })))
    .onConflictDoUpdate({
      target: bankLogins.user,
      set: { times: sql`${lately} || ${now}::bigint`, lastAt: now },
      setWhere: sql`cardinality(${lately}) < ${most}::integer`,
    })
    .returning({ user: bankLogins.user });
  if (taken.length === users.length) return 0;
  const free = new Set(taken.map(({ user }) => user));
  const full = users.filter((user) => !free.has(user));
  const found = await db
    .select({ times: bankLogins.times })
    .from(bankLogins)
    .where(inArray(bankLogins.user, full));
  const waits = found.map(({ times }) => {
    const recent = times.filter((time) => time > now - HOUR_MS && time < now + HOUR_MS).sort((a, b) => b - a);
    return (recent[most - 1] ?? now) + HOUR_MS - now;
  });
  return Math.min(HOUR_MS, Math.max(1, ...waits));
}

/** Forgets who has not logged in since. Answers how many rows. */
export async function forgetBankLogins(db: Database, before: number, most: number): Promise<number> {
  const [row] = await db
    .select({
      forgotten: sql<number>`directpay.forget_bank_logins(${before}::bigint, ${most}::integer)`,
    })
    .from(sql`(select 1) one`);
  return Number(row?.forgotten ?? 0);
}
