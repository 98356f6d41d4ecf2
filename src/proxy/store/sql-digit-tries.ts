import { eq, sql } from './drizzle.ts';
import { digitTries } from './mandate-schema.ts';
import type { DigitTry } from './mandate-store.ts';
import type { Database } from './sql-transaction.ts';

/** How often somebody may guess the last four digits of an account before they have to wait. */
const TRIES_PER_HOUR = 5;
/** Wrong tries since the digits were last right, after which a link opens nothing any more. Ten thousand are all there are. */
const WRONG_TRIES = 30;

const HOUR_MS = 3_600_000;

/** Counts a try before it is looked at, in one statement: of any number at once, in any number of processes, no more are let through. */
export async function takeDigitTry(
  db: Database,
  mandateId: string,
  link: string,
  now: number,
): Promise<DigitTry> {
  const { since, tries, wrong } = digitTries;
  const isNewLink = sql`${digitTries.link} <> ${link}`;
  const isNewHour = sql`(${isNewLink} or ${since} <= ${now - HOUR_MS})`;
  const taken = await db
    .insert(digitTries)
    .values({ mandateId, link, since: now, tries: 1, wrong: 1 })
    .onConflictDoUpdate({
      target: digitTries.mandateId,
      set: {
        link,
        since: sql`case when ${isNewHour} then ${now} else ${since} end`,
        tries: sql`case when ${isNewHour} then 1 else ${tries} + 1 end`,
        wrong: sql`case when ${isNewLink} then 1 else ${wrong} + 1 end`,
      },
      setWhere: sql`${isNewLink} or (${wrong} < ${WRONG_TRIES} and (${isNewHour} or ${tries} < ${TRIES_PER_HOUR}))`,
    })
    .returning({ id: digitTries.mandateId });
  if (taken.length > 0) return 'free';
  const [row] = await db.select().from(digitTries).where(eq(digitTries.mandateId, mandateId));
  if (!row || row.wrong >= WRONG_TRIES) return 'shut';
  return { waitMs: Math.min(HOUR_MS, Math.max(1, row.since + HOUR_MS - now)) };
}

/** The digits were right: that try cost nothing, and the link is far from being shut again. The hour's wrong tries stay counted. */
export async function forgiveDigitTry(db: Database, mandateId: string): Promise<void> {
  await db
    .update(digitTries)
    .set({ tries: sql`greatest(${digitTries.tries} - 1, 0)`, wrong: 0 })
    .where(eq(digitTries.mandateId, mandateId));
}
